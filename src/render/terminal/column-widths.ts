import type { Word } from './words.ts';
import { wrap } from './wrap.ts';

/** A column as its content wants it. */
export interface Wanted {
  /** Columns that each cell takes on one line, the title first. */
  readonly cells: readonly number[];
  /** The words of a cell. Made anew when asked for: those of a long table would fill the memory. */
  readonly wordsAt: (row: number) => readonly Word[];
  /** Columns of the widest word among them. */
  readonly widestWord: number;
  /** Gives way before the others do. */
  readonly shrinks: boolean;
}

/** Prose narrower than this is a ladder of words. */
const leastProse = 20;
/** The same for anything else, such as a path that breaks at its slashes. */
const leastWidth = 12;

/**
 * Widths that together take at most `room` columns, or undefined if they would get too narrow to read.
 *
 * As wanted if they fit. Otherwise prose gives way, and other columns give up what only their longest cells
 * need, if that makes fewer lines. As a last resort all columns give way.
 * Cost: O(cells × log rows), and to wrap what does not fit twice.
 */
export function columnWidths(wanted: readonly Wanted[], room: number): number[] | undefined {
  const full = wanted.map((column) => ({ width: widest(column), shrinks: column.shrinks }));
  if (sum(full) <= room) return full.map((column) => column.width);

  const usual = wanted.map((column, index) => {
    const { width, shrinks } = full[index] ?? { width: 0, shrinks: false };
    return { width: shrinks ? width : usualWidth(column), shrinks };
  });
  const inFull = shareOut(full, room, 'prose');
  const asUsual = shareOut(usual, room, 'prose');
  if (inFull === undefined || asUsual === undefined) return inFull ?? asUsual ?? shareOut(full, room, 'all');
  return lineCount(wanted, asUsual) < lineCount(wanted, inFull) ? asUsual : inFull;
}

interface Share {
  readonly width: number;
  readonly shrinks: boolean;
}

/** Gives columns that yield the same largest width, as large as there is room for; smaller ones keep theirs. */
function shareOut(columns: readonly Share[], room: number, yielding: 'prose' | 'all'): number[] | undefined {
  const yields = (column: Share): boolean => yielding === 'all' || column.shrinks;
  const least = yielding === 'all' ? leastWidth : leastProse;
  let left = room - sum(columns);
  if (left >= 0) return columns.map((column) => column.width);

  const smallestFirst = columns.filter(yields).sort((a, b) => a.width - b.width);
  left += sum(smallestFirst);
  for (const [index, column] of smallestFirst.entries()) {
    const share = Math.floor(left / (smallestFirst.length - index));
    if (column.width > share) {
      if (share < least) return undefined;
      return columns.map((one) => (yields(one) ? Math.min(one.width, share) : one.width));
    }
    left -= column.width;
  }
  return undefined;
}

/** What three quarters of the cells need at most, and every word. */
function usualWidth({ cells, widestWord }: Wanted): number {
  const sorted = [...cells].sort((a, b) => a - b);
  return Math.max(widestWord, sorted[Math.floor((sorted.length - 1) * 0.75)] ?? 0);
}

/** How many lines the rows take. */
function lineCount(wanted: readonly Wanted[], widths: readonly number[]): number {
  const rows = wanted[0]?.cells.length ?? 0;
  let lines = 0;
  for (let row = 0; row < rows; row++) {
    let height = 1;
    for (const [index, column] of wanted.entries()) {
      const width = widths[index] ?? 0;
      if ((column.cells[row] ?? 0) > width)
        height = Math.max(height, wrap(column.wordsAt(row), width).length);
    }
    lines += height;
  }
  return lines;
}

function widest({ cells }: Wanted): number {
  return cells.reduce((most, width) => Math.max(most, width), 0);
}

function sum(columns: readonly { readonly width: number }[]): number {
  return columns.reduce((total, column) => total + column.width, 0);
}
