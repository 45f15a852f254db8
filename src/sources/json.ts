import { parseJson } from './json-document.ts';
import type { Source } from './source.ts';

/** One manifest in JSON. */
export const json: Source = {
  about: 'manifests in JSON',
  endings: ['.json'],
  parse: parseJson,
};
