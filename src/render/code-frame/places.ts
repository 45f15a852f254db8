import { makeLocator, type Position } from '../../diagnostics/locate.ts';
import type { Span } from '../../diagnostics/source-span.ts';
import { type SourceLine, sourceLine } from './source-line.ts';

/** Where a span is. */
export interface Place extends Position {
  readonly file: string;
  /** What stands there. Absent when the text is not known, and when the file as a whole is meant. */
  readonly source?: (width: number) => SourceLine;
}

/** Makes a function that finds spans in the given texts. A file's lines are looked for once, when first needed. */
export function makePlaces(texts: ReadonlyMap<string, string>): (span: Span) => Place {
  const locators = new Map<string, (offset: number) => Position>();

  return ({ file, start, end }) => {
    const text = texts.get(file);
    if (text === undefined) return { file, line: 1, column: 1 };
    const locate = locators.get(file) ?? makeLocator(text);
    locators.set(file, locate);

    const inside = Math.max(0, Math.min(start, text.length));
    const position = locate(inside);
    if (start === 0 && end === 0) return { file, ...position };
    const lineStart = inside - (position.column - 1);
    return { file, ...position, source: (width) => sourceLine(text, lineStart, inside, end, width) };
  };
}
