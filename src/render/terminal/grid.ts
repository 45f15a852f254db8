import type { Column } from '../../document/document.ts';
import type { Wanted } from './column-widths.ts';
import type { Paint } from './paint.ts';
import { lineWidth, type Word } from './words.ts';
import { wrap } from './wrap.ts';

/** What lies below a sentence is set in by this much. */
export const indent = '  ';
const gutter = '  ';

/** Columns that `count` columns of a grid leave to their cells. */
export function roomForCells(width: number, count: number): number {
  return width - indent.length - gutter.length * Math.max(0, count - 1);
}

/** Measures a column of so many cells. With numbers in it, such as `3 → 1`, each cell is one word. */
export function measureColumn(
  count: number,
  wordsAt: Wanted['wordsAt'],
  { shrinks, isNumeric = false }: { readonly shrinks: boolean; readonly isNumeric?: boolean },
): Wanted {
  const cells: number[] = [];
  let widestWord = 0;
  for (let row = 0; row < count; row++) {
    const words = wordsAt(row);
    const width = lineWidth(words);
    cells.push(width);
    if (isNumeric) widestWord = Math.max(widestWord, width);
    else for (const word of words) widestWord = Math.max(widestWord, word.width);
  }
  return { cells, wordsAt, widestWord, shrinks };
}

export type Align = Column['align'];

/**
 * One row of a grid as lines of text: cells wrap inside their columns, and no line ends in spaces.
 *
 * Pre: as many cells, widths and aligns.
 */
export function drawRow(
  cells: readonly (readonly Word[])[],
  widths: readonly number[],
  aligns: readonly Align[],
  paint: Paint,
): string[] {
  const columns = cells.map((cell, index) => wrap(cell, widths[index] ?? 0));
  const height = Math.max(0, ...columns.map((column) => column.length));
  const lines: string[] = [];
  for (let at = 0; at < height; at++) {
    let line = '';
    let written = 0;
    let edge = indent.length;
    for (const [index, column] of columns.entries()) {
      const words = column[at] ?? [];
      const width = widths[index] ?? 0;
      if (words.length > 0) {
        const taken = lineWidth(words);
        const start = aligns[index] === 'right' ? edge + width - taken : edge;
        line += ' '.repeat(start - written) + paint.line(words);
        written = start + taken;
      }
      edge += width + gutter.length;
    }
    lines.push(line);
  }
  return lines;
}
