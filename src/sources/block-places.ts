import type { ScalarNode } from './node.ts';

/** A key whose value is still to be read. */
export interface ValuePlace {
  readonly key: ScalarNode;
  /** Where the line of the key starts. */
  readonly line: number;
  /** The column of the key. */
  readonly indent: number;
  /** What belongs to the key starts here. */
  readonly start: number;
}

/** Reads the value of a key by one of the reader's methods; false when it cannot. */
export type VisitEntry = (place: ValuePlace) => boolean;

/** Reads an entry that starts here and ends on its line by itself; gives where the next line starts, or -1. */
export type SkimEntry = (start: number) => number;

/** Reads the item that starts here, whose dash is in the column `indent`; false when it cannot. */
export type VisitItem = (start: number, indent: number) => boolean;
