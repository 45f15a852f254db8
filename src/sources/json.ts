import { parseJson } from './json-document.ts';
import { readDocuments } from './manifest-reader.ts';
import { makeProblems } from './problems.ts';
import type { Source } from './source.ts';

/** One manifest in JSON. */
export const json: Source = {
  about: 'manifests in JSON',
  endings: ['.json'],
  read: (file, text) => {
    const problems = makeProblems(file);
    const value = readDocuments(file, parseJson(text, problems), problems);
    return { value, diagnostics: problems.found };
  },
};
