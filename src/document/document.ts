import type { Findings } from './findings.ts';
import type { Picture } from './picture.ts';

/**
 * What to tell somebody, without saying how it is drawn. Reports make documents, renderers turn them into
 * text; neither knows the other, so that commands and formats add up instead of multiplying.
 *
 * Texts may hold anything a manifest says, markup and control characters included: whoever draws a
 * document makes it safe for the place it goes to.
 */
export interface Document {
  /** Names the shape of `data`: `faultline/impact@1`. */
  readonly schema: string;
  /** The answer in one sentence. Always the first thing a person sees. */
  readonly answer: Text;
  /** What it is about and how to ask again, for a page that may get far from where it was made. */
  readonly origin?: Origin;
  /** What follows the answer. A function, because a machine format has no use for it. */
  readonly blocks: () => readonly Block[];
  /** The machine-readable answer without `schema`, keys in their final order. */
  readonly data: () => JsonLikeObject;
}

export interface Origin {
  /** What the graph is called, if it says so. */
  readonly title?: string;
  /** The title, the files and the command line in a line. */
  readonly text: Text;
}

/** Running text: plain strings and words with a meaning that a renderer may show. */
export type Text = readonly Inline[];

export type Inline =
  | string
  /** The id of a service or component, or another word somebody could type. */
  | { readonly kind: 'id'; readonly text: string }
  /** A word that says how something is; `text` when another word than the tone's own fits the sentence. */
  | { readonly kind: 'tone'; readonly tone: Tone; readonly text?: string }
  /** Of lesser weight. */
  | { readonly kind: 'quiet'; readonly text: string }
  /** A command line to run next. */
  | { readonly kind: 'command'; readonly text: string }
  /** A web address or another source. */
  | { readonly kind: 'source'; readonly text: string }
  /** The number of a source, `[3]`: where it is cited, and, once in a document, where it is said what it stands for. */
  | { readonly kind: 'citation' | 'cited'; readonly text: string };

/** How something is doing, and how worried to be about it. */
export type Tone = 'ok' | 'delayed' | 'degraded' | 'down' | 'frozen' | 'exposed';

export type Block =
  | Paragraph
  | Heading
  | Table
  | Tree
  | Facts
  | Code
  | Findings
  | PictureBlock
  | Timeline
  | Details;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: Text;
}

export interface Heading {
  readonly kind: 'heading';
  readonly text: string;
}

/** Rows under named columns, most important row first. */
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  /** A cell for each column. */
  readonly rows: readonly (readonly Text[])[];
  /** What was left out below the last row, and how to see it. */
  readonly more?: Text;
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Whether this column gives way first when the page is too narrow: its cells wrap, nothing is cut off. */
  readonly shrinks: boolean;
}

/** Lines that hang below one another, such as a chain of causes. */
export interface Tree {
  readonly kind: 'tree';
  readonly roots: readonly TreeNode[];
}

export interface TreeNode {
  readonly text: Text;
  readonly children: readonly TreeNode[];
}

/** Named values, one a line. */
export interface Facts {
  readonly kind: 'facts';
  readonly rows: readonly { readonly name: string; readonly value: Text }[];
}

/** Lines that are shown as they are, such as a piece of a manifest. */
export interface Code {
  readonly kind: 'code';
  readonly text: string;
}

/** A picture of a graph, in formats that can have one. */
export interface PictureBlock {
  readonly kind: 'picture';
  readonly picture: Picture;
  /** What is said where no picture can be: how to get it. Nothing when absent. */
  readonly instead?: Text;
}

/** When something holds, as bars over an axis of time that begins at 0. */
export interface Timeline {
  readonly kind: 'timeline';
  /** A few words, for where it stands by itself. */
  readonly title: string;
  /** What it says, in a sentence. */
  readonly summary: string;
  /** What each lane of a row shows, in order, in a word: `predicted`, `observed`. One alone needs none: `['']`. */
  readonly lanes: readonly string[];
  readonly rows: readonly TimelineRow[];
  /** Where the axis ends, in milliseconds; more than 0. What begins later is not shown. */
  readonly endMs: number;
  /** How a point of the axis is written: `t+5m`, `06:48`. */
  readonly timeText: (milliseconds: number) => string;
  /** What was left out below the last row, and how to see it. */
  readonly more?: Text;
}

export interface TimelineRow {
  readonly label: Text;
  /** For each lane its bars. Where two of them overlap, the later in the list hides the earlier. */
  readonly lanes: readonly (readonly Bar[])[];
  /** For each lane, flags whose beginning a bar hides: told by a sign on it. */
  readonly flags?: readonly (readonly Flag[])[];
  /** For each lane, a word or two in place of bars, where it has none: why there are none. */
  readonly instead?: readonly (string | undefined)[];
  /** A few words at the end of the row: a verdict, the time of the beginning. */
  readonly note?: Text;
}

/** From when until when something is as it is; the times are whole milliseconds, not negative. */
export interface Bar {
  readonly tone: Tone;
  readonly fromMs: number;
  /** More than `fromMs`; absent when it does not end. */
  readonly untilMs?: number;
}

/** From when on a flag is up, in whole milliseconds. */
export interface Flag {
  readonly tone: 'frozen' | 'exposed';
  readonly fromMs: number;
}

/** What only some readers want: folded where a format can fold. */
export interface Details {
  readonly kind: 'details';
  readonly title: Text;
  readonly blocks: readonly Block[];
}

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
/**
 * An absent key and `undefined` are the same: it is not printed.
 *
 * A map with ids of a manifest as keys is built by `Object.fromEntries`: assigning to `{}` would lose a
 * service named `__proto__`. JavaScript puts keys such as `7` before all others, whatever the order given.
 */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** What is printed as JSON. A map is printed as an object, in its own order: there may be very many keys. */
export type JsonLike = Json | readonly JsonLike[] | JsonLikeObject | ReadonlyMap<string, JsonLike>;
export interface JsonLikeObject {
  readonly [key: string]: JsonLike | undefined;
}
