/**
 * A stretch of one file: the half-open range `[start, end)` of UTF-16 offsets in its text.
 *
 * Offsets and not lines, because a reader has offsets for nothing and almost no span is ever shown;
 * `locate` turns one into line and column when a person has to see it.
 */
export interface Span {
  /** The file as the user named it; relative paths stay relative, so output does not depend on the machine. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** By file, then by where it begins. */
export function compareSpans(a: Span, b: Span): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start;
}

/** The span of a problem that concerns a file as a whole; shown as line 1, column 1. */
export function wholeFile(file: string): Span {
  return { file, start: 0, end: 0 };
}
