import type { Layers } from '../split-links.ts';

/**
 * Who stands left of whom in every rank. Items keep to their column: a rank is a list of cells, one per column,
 * and only the order inside a cell is free.
 */
export interface Ordering {
  /** Rank, then column, then items from left to right. */
  readonly cells: number[][][];
  /** The place of every item in its rank. */
  readonly place: Int32Array;
}

/** Puts the items of `sequence` into their cells, in that order. What belongs to no column stands in the middle. */
export function orderBySequence(layers: Layers, columnCount: number, sequence: readonly number[]): Ordering {
  const middle = columnCount >> 1;
  const cells: number[][][] = Array.from({ length: layers.rankCount }, () =>
    Array.from({ length: columnCount + 1 }, () => []),
  );
  for (const index of sequence) {
    const item = layers.items[index];
    if (item === undefined) continue;
    const cell = item.column === -1 ? middle : item.column + (item.column >= middle ? 1 : 0);
    cells[item.rank]?.[cell]?.push(index);
  }
  const ordering = { cells, place: new Int32Array(layers.items.length) };
  for (let rank = 0; rank < layers.rankCount; rank++) renumber(ordering, rank);
  return ordering;
}

export function renumber({ cells, place }: Ordering, rank: number): void {
  let next = 0;
  for (const cell of cells[rank] ?? []) for (const item of cell) place[item] = next++;
}

export function copyOrdering({ cells, place }: Ordering): Ordering {
  return { cells: cells.map((rank) => rank.map((cell) => cell.slice())), place: place.slice() };
}
