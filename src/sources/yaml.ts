import { parseFastYaml } from './fast-yaml.ts';
import { readDocuments } from './manifest-reader.ts';
import { makeProblems } from './problems.ts';
import type { Source } from './source.ts';
import { parseYaml } from './yaml-document.ts';

/** Manifests in YAML 1.2: one for each document of the file. Reads JSON as well. */
export const yaml: Source = {
  about: 'manifests in YAML',
  endings: ['.yaml', '.yml'],
  read: (file, text) => {
    const problems = makeProblems(file);
    const documents = parseFastYaml(text) ?? parseYaml(text, problems);
    const value = readDocuments(file, documents, problems);
    return { value, diagnostics: problems.found };
  },
};
