import type { Facts } from '../../document/document.ts';
import { columnWidths } from './column-widths.ts';
import { type Align, drawRow, measureColumn, roomForCells } from './grid.ts';
import type { Paint } from './paint.ts';
import { wordsOf } from './words.ts';

const aligns: readonly Align[] = ['left', 'left'];

/** Names in one column, values in the next. */
export function drawFacts(facts: Facts, width: number, paint: Paint): string[] {
  const rows = facts.rows.map((row) => ({ name: wordsOf([row.name], 'quiet'), value: wordsOf(row.value) }));
  const names = measureColumn(rows.length, (row) => rows[row]?.name ?? [], { shrinks: false });
  const values = measureColumn(rows.length, (row) => rows[row]?.value ?? [], { shrinks: true });
  // Two columns can always share a page of 40: each would get 18.
  const widths = columnWidths([names, values], roomForCells(width, 2)) ?? [];
  return rows.flatMap((row) => drawRow([row.name, row.value], widths, aligns, paint));
}
