import type { Facts } from '../../document/document.ts';
import { columnWidths } from './column-widths.ts';
import { type Align, drawRow, roomForCells } from './grid.ts';
import type { Paint } from './paint.ts';
import { lineWidth, wordsOf } from './words.ts';

const aligns: readonly Align[] = ['left', 'left'];

/** Names in one column, values in the next. */
export function drawFacts(facts: Facts, width: number, paint: Paint): string[] {
  const rows = facts.rows.map((row) => [wordsOf([row.name], 'quiet'), wordsOf(row.value)]);
  const widest = (column: number): number =>
    rows.reduce((width, row) => Math.max(width, lineWidth(row[column] ?? [])), 0);
  const wanted = [
    { width: widest(0), shrinks: false },
    { width: widest(1), shrinks: true },
  ];
  // Two columns can always share a page of 40: each would get 18.
  const widths = columnWidths(wanted, roomForCells(width, 2)) ?? [];
  return rows.flatMap((row) => drawRow(row, widths, aligns, paint));
}
