import { displayWidth, endOf, startOf } from '../display-width.ts';
import { makeVisible, type Visible } from '../visible.ts';

/** One line of a file, or the part of it around a span, with the place of the span in it. */
export interface SourceLine {
  readonly text: string;
  /** Columns before the marked text. */
  readonly markStart: number;
  /** Columns of the marked text, at least 1. */
  readonly markWidth: number;
}

/**
 * The line that a span begins on, cut to a window of `width` columns around it.
 *
 * Of a span over several lines, the rest of the first is marked. Cost: the width, not the line, which may be
 * all of a file of many megabytes.
 */
export function sourceLine(
  text: string,
  lineStart: number,
  start: number,
  end: number,
  width: number,
): SourceLine {
  // More than a window's worth of characters on either side, even if many of them take no column.
  const reach = 4 * width;
  const from = Math.max(lineStart, start - reach);
  const ahead = text.slice(start, start + reach);
  const lineEnd = ahead.search(/\r?\n/);
  const rest = lineEnd === -1 ? ahead : ahead.slice(0, lineEnd);
  const marked = rest.slice(0, Math.max(0, end - start));

  const lead = text.slice(from, start);
  const before = show(lineEnd === 0 ? lead.replace(/\r$/, '') : lead);
  const mark = show(marked);
  const after = show(rest.slice(marked.length));
  const whole = from === lineStart && (lineEnd !== -1 || start + reach >= text.length);
  return whole && displayWidth(before) + displayWidth(mark) + displayWidth(after) <= width
    ? joined(before, mark, after)
    : windowed(before, mark, after, width);
}

/** Tabs take four columns here, everything else that cannot be seen is escaped. */
function show(text: string): Visible {
  return makeVisible(text.replaceAll('\t', '    '));
}

function joined(before: string, mark: string, after: string): SourceLine {
  return {
    text: (before + mark + after).trimEnd(),
    markStart: displayWidth(makeVisible(before)),
    markWidth: Math.max(1, displayWidth(makeVisible(mark))),
  };
}

/** What stands before the mark gets a third if it needs it; what the mark leaves is shared by both sides. */
function windowed(before: Visible, mark: Visible, after: Visible, width: number): SourceLine {
  const markRoom = width - Math.min(displayWidth(before), Math.floor(width / 3));
  if (displayWidth(mark) > markRoom) {
    return joined(cutStart(before, width - markRoom), cutEnd(mark, markRoom), '');
  }
  const around = width - displayWidth(mark);
  const afterShare = Math.min(displayWidth(after), Math.floor(around / 2));
  const beforeRoom = Math.min(displayWidth(before), around - afterShare);
  return joined(cutStart(before, beforeRoom), mark, cutEnd(after, around - beforeRoom));
}

function cutStart(text: Visible, width: number): string {
  if (displayWidth(text) <= width) return text;
  return width === 0 ? '' : `…${endOf(text, width - 1)}`;
}

function cutEnd(text: Visible, width: number): string {
  if (displayWidth(text) <= width) return text;
  return width === 0 ? '' : `${startOf(text, width - 1)}…`;
}
