import type { Document, Timeline } from '../document/document.ts';
import type { Picture } from '../document/picture.ts';

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
  /** Of faultline, as `1.2.3`, for formats that say what wrote them. */
  readonly version?: string;
  /**
   * The name of the file beside the page that holds a drawing of this, for formats that can only refer to one;
   * what they draw instead when there is none is theirs to say.
   */
  readonly fileOf?: (drawn: Picture | Timeline) => string | undefined;
}
