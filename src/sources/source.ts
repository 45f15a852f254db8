import type { Checked } from '../diagnostics/diagnostic.ts';
import type { Manifest } from '../model/manifest.ts';

/** A format of input: one file, and one line in `index.ts`. */
export interface Source {
  /** For the list of formats in help. */
  readonly about: string;
  /** File endings that choose this format, in lower case: `['.json']`. */
  readonly endings: readonly string[];
  /** Reads one file. Never throws; what cannot be used is left out and reported. */
  readonly read: (file: string, text: string) => Checked<readonly Manifest[]>;
}
