import type { Table } from '../../document/document.ts';
import { columnWidths } from './column-widths.ts';
import { drawFacts } from './facts.ts';
import { drawRow, indent, measureColumn, roomForCells } from './grid.ts';
import type { Paint } from './paint.ts';
import { drawParagraph } from './paragraph.ts';
import { type Word, wordsOf } from './words.ts';

/**
 * Rows under named columns. On a page too narrow for that, each row becomes a list of named values.
 *
 * Cost: two passes over the cells, one for the widths and one to draw. The words of a long table are made for each of
 * them, since they would fill the memory.
 */
export function drawTable(table: Table, width: number, paint: Paint): string[] {
  const { columns } = table;
  const wordsAt = makeCellWords(table);
  const wanted = columns.map(({ shrinks, align }, index) =>
    measureColumn(table.rows.length + 1, (row) => wordsAt(row, index), {
      shrinks,
      isNumeric: align === 'right',
    }),
  );
  const widths = columnWidths(wanted, roomForCells(width, columns.length));
  const lines =
    widths === undefined ? drawStacked(table, width, paint) : drawRows(table, wordsAt, widths, paint);
  if (table.more !== undefined) {
    if (widths === undefined) lines.push('');
    for (const line of drawParagraph(table.more, width, paint, { indent, plain: 'quiet' })) lines.push(line);
  }
  return lines;
}

/** The words of a cell; row 0 is the header. */
type CellWords = (row: number, index: number) => readonly Word[];

/** So many rows may keep their words. */
const mostKept = 1000;

function makeCellWords(table: Table): CellWords {
  const made: CellWords = (row, index) => {
    if (row === 0) return wordsOf([table.columns[index]?.title ?? ''], 'quiet');
    return wordsOf(table.rows[row - 1]?.[index] ?? []);
  };
  if (table.rows.length > mostKept) return made;
  const kept = new Map<number, readonly Word[]>();
  return (row, index) => {
    const cell = row * table.columns.length + index;
    const words = kept.get(cell) ?? made(row, index);
    kept.set(cell, words);
    return words;
  };
}

function drawRows(table: Table, wordsAt: CellWords, widths: readonly number[], paint: Paint): string[] {
  const aligns = table.columns.map((column) => column.align);
  const lines: string[] = [];
  for (let row = 0; row <= table.rows.length; row++) {
    const cells = table.columns.map((_, index) => wordsAt(row, index));
    for (const line of drawRow(cells, widths, aligns, paint)) lines.push(line);
  }
  return lines;
}

function drawStacked(table: Table, width: number, paint: Paint): string[] {
  const lines: string[] = [];
  for (const row of table.rows) {
    if (lines.length > 0) lines.push('');
    const rows = table.columns.map((column, index) => ({ name: column.title, value: row[index] ?? [] }));
    for (const line of drawFacts({ kind: 'facts', rows }, width, paint)) lines.push(line);
  }
  return lines;
}
