import { parseFastYaml } from './fast-yaml.ts';
import type { Source } from './source.ts';

/** Manifests in YAML 1.2: one for each document of the file. Reads JSON as well. */
export const yaml: Source = {
  about: 'manifests in YAML',
  endings: ['.yaml', '.yml'],
  parse: parseFastYaml,
};
