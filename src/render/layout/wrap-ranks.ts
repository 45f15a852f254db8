import type { Block } from './block.ts';
import { chooseRowCounts } from './choose-row-counts.ts';
import type { Ordering } from './order/ordering.ts';
import { channelWidth } from './spacing.ts';
import type { Item, Layers } from './split-links.ts';

/**
 * The page as rows of slots. An item owns one slot in each row that it stands in or that its links run through;
 * these lie in adjacent rows and are its stack.
 */
export interface Rows {
  readonly slots: readonly Slot[];
  /** Slot numbers of every row, left to right. */
  readonly rows: readonly (readonly number[])[];
  /** The rank that a row is part of. */
  readonly rankOf: readonly number[];
  /** Slot numbers of every item, from the top. */
  readonly stacks: readonly (readonly number[])[];
}

export interface Slot {
  readonly item: number;
  readonly row: number;
  /** Which cell of the rank it is in: one per column. */
  readonly cell: number;
  /** -1 for a channel, through which links run straight down. */
  readonly block: number;
  readonly width: number;
}

/**
 * Breaks ranks that are too wide for a page into several rows.
 *
 * Neighbors in the order go to different rows, so that each stands near the place it had, and links to the rows
 * further down run through the gaps between boxes, in the order found before: no crossing is added. What nothing
 * hangs on stands in the upper rows, where it leaves the most room.
 * Post: rows hold slots in the order of their rank. Cost: O(slots).
 */
export function wrapRanks(layers: Layers, ordering: Ordering, blocks: readonly Block[]): Rows {
  const lanesAbove = countLanes(layers, 'low');
  const lanesBelow = countLanes(layers, 'high');
  const rowCounts = chooseRowCounts(layers, ordering, blocks);
  const slots: Slot[] = [];
  const rows: number[][] = [];
  const rankOf: number[] = [];
  const stacks: number[][] = layers.items.map(() => []);

  for (const [rank, cells] of ordering.cells.entries()) {
    const rowCount = rowCounts[rank] ?? 1;
    const firstRow = rows.length;
    for (let row = 0; row < rowCount; row++) {
      rows.push([]);
      rankOf.push(rank);
    }
    for (const [cell, items] of cells.entries()) {
      const rowOf = distribute(items, layers.items, rowCount, (item) => (lanesBelow[item] ?? 0) > 0);
      for (const item of items) {
        // Every item of a rank is in the layers.
        const { block } = layers.items[item] as Item;
        const own = rowOf.get(item);
        const lanes = [lanesAbove[item] ?? 0, lanesBelow[item] ?? 0] as const;
        for (let row = 0; row < rowCount; row++) {
          const isBox = row === own;
          const through = own === undefined ? 1 : row < own ? lanes[0] : lanes[1];
          if (!isBox && through === 0) continue;
          const width = isBox ? (blocks[block]?.width ?? 0) : channelWidth(through);
          rows[firstRow + row]?.push(slots.length);
          stacks[item]?.push(slots.length);
          slots.push({ item, row: firstRow + row, cell, block: isBox ? block : -1, width });
        }
      }
    }
  }
  return { slots, rows, rankOf, stacks };
}

function countLanes(layers: Layers, end: 'high' | 'low'): Int32Array {
  const lanes = new Int32Array(layers.items.length);
  for (const segment of layers.segments) lanes[segment[end]] = (lanes[segment[end]] ?? 0) + 1;
  return lanes;
}

/** The row, counted in the rank, of every block of a cell. Bends have none of their own. */
function distribute(
  cell: readonly number[],
  items: readonly Item[],
  rowCount: number,
  carries: (item: number) => boolean,
): Map<number, number> {
  const rowOf = new Map<number, number>();
  const inOrder = cell.filter((item) => items[item]?.block !== -1);
  for (let start = 0; start < inOrder.length; start += rowCount) {
    const chunk = inOrder.slice(start, start + rowCount);
    const upperFirst = [...chunk.filter((item) => !carries(item)), ...chunk.filter(carries)];
    for (const [row, item] of upperFirst.entries()) rowOf.set(item, row);
  }
  return rowOf;
}
