import type { Document } from '../document/document.ts';

/** A format of output: one file, and one line in `index.ts`. */
export interface Renderer {
  /** For the list of formats in help. */
  readonly about: string;
  /** File endings that choose this format when `--output` has one: `['.md']`. */
  readonly endings: readonly string[];
  /** A machine format is never coloured and holds everything. */
  readonly render: (document: Document, page: Page) => string;
}

/** The page a document is drawn on. */
export interface Page {
  readonly color: boolean;
  /** Columns of the terminal, at least 40. */
  readonly width: number;
}
