import type { ColumnLabel } from '../diagram.ts';
import { columnGap, columnPadding, separation } from '../spacing.ts';
import type { Rows, Slot } from '../wrap-ranks.ts';
import type { Run } from './separate.ts';

/** The slots of one row and one column, with the room they have. */
export interface Strip extends Run {
  readonly slots: readonly number[];
}

/** The stretch of the x axis that belongs to a column. */
export interface ColumnSpan {
  readonly left: number;
  readonly right: number;
}

/** Free room that a column has beyond its fullest row, for boxes to stand under what they hang on. */
const slack = 1.08;

const nothing = { width: 0, slotCount: 0 };

/**
 * Divides the page into columns, none overlapping another, each wide enough for its fullest row and its label.
 * Where one box alone fills a row, nothing has to give way to it and its column has no room to spare.
 *
 * Cost: O(slots).
 */
export function divideIntoStrips(
  { slots, rows }: Rows,
  labels: readonly ColumnLabel[],
): { strips: Strip[]; columns: ColumnSpan[] } {
  const parts: { slots: number[]; cell: number; distances: number[]; need: number }[] = [];
  const needs: { readonly width: number; readonly slotCount: number }[] = [];
  for (const row of rows) {
    const byCell = new Map<number, number[]>();
    for (const slot of row) {
      const cell = slots[slot]?.cell ?? 0;
      const known = byCell.get(cell);
      if (known === undefined) byCell.set(cell, [slot]);
      else known.push(slot);
    }
    for (const [cell, members] of byCell) {
      // Members are slot numbers.
      const inRow = members.map((slot) => slots[slot] as Slot);
      const distances = inRow.slice(1).map((slot, index) => separation(inRow[index] ?? slot, slot));
      const ends = ((inRow[0]?.width ?? 0) + (inRow.at(-1)?.width ?? 0)) / 2;
      const need = ends + distances.reduce((total, one) => total + one, 0);
      if (need > (needs[cell]?.width ?? 0)) needs[cell] = { width: need, slotCount: inRow.length };
      parts.push({ slots: members, cell, distances, need });
    }
  }
  const columns: ColumnSpan[] = [];
  let left = 0;
  for (const [cell, { width: need, slotCount }] of Array.from(needs, (one) => one ?? nothing).entries()) {
    const label = labelOfCell(cell, labels);
    const isSingle = label !== undefined && slotCount === 1;
    const least = need === 0 ? 0 : (label?.labelWidth ?? 0) - 2 * columnPadding;
    const width = Math.max(least, isSingle ? need : need * slack);
    columns.push({ left, right: left + width });
    if (need > 0) left += width + 2 * columnPadding + columnGap;
  }
  const strips = parts.map(({ slots: members, cell, distances }) => {
    const first = (slots[members[0] ?? -1]?.width ?? 0) / 2;
    const last = (slots[members.at(-1) ?? -1]?.width ?? 0) / 2;
    const span = columns[cell] ?? { left: 0, right: 0 };
    return { slots: members, distances, left: span.left + first, right: span.right - last };
  });
  return { strips, columns };
}

/** The cell in the middle holds what stands in no column. */
function labelOfCell(cell: number, labels: readonly ColumnLabel[]): ColumnLabel | undefined {
  const middle = labels.length >> 1;
  return cell === middle ? undefined : labels[cell - (cell > middle ? 1 : 0)];
}
