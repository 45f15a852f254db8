import type { Node } from './node.ts';
import type { Problems } from './problems.ts';

/** A format of input: one file, and one line in `formats.ts`. */
export interface Source {
  /** For the list of formats in help. */
  readonly about: string;
  /** File endings that choose this format, in lower case: `['.json']`. */
  readonly endings: readonly string[];
  /**
   * Parses one file, one node per document. Never throws; what cannot be used is left out and reported. Undefined,
   * and nothing reported, for what takes a parser of all of YAML.
   */
  readonly parse: (text: string, problems: Problems) => readonly Node[] | undefined;
}
