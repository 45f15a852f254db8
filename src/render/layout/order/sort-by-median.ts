import { type Neighbor, type Neighbors, type Ordering, renumber } from './ordering.ts';

/**
 * Moves every item of a rank to the middle of its neighbors in the rank above (`down`) or below (`up`).
 *
 * Weighted median of Gansner et al. 1993, section 3: with an even number of neighbors it leans to the side where
 * they are packed more tightly. Items without neighbors there keep their place.
 * Post: places of the rank are renumbered; items stay in their cells. Cost: O(neighbors × log).
 */
export function sortByMedian(
  ordering: Ordering,
  neighbors: Neighbors,
  rank: number,
  direction: 'down' | 'up',
  ties: 'keep' | 'swap',
): void {
  const { cells, place } = ordering;
  const towards = direction === 'down' ? neighbors.above : neighbors.below;
  const tie = ties === 'keep' ? 1 : -1;
  for (const cell of cells[rank] ?? []) {
    const median = new Map<number, number>();
    for (const item of cell) median.set(item, medianPlace(towards[item] ?? [], place));
    const movable = cell.filter((item) => (median.get(item) ?? -1) >= 0);
    movable.sort(
      (a, b) =>
        (median.get(a) ?? 0) - (median.get(b) ?? 0) || tie * ((place[a] ?? 0) - (place[b] ?? 0)) || a - b,
    );
    let next = 0;
    for (const [index, item] of cell.entries()) {
      if ((median.get(item) ?? -1) >= 0) cell[index] = movable[next++] ?? item;
    }
  }
  renumber(ordering, rank);
}

/** -1 without neighbors. */
function medianPlace(neighbors: readonly Neighbor[], place: Int32Array): number {
  const places = neighbors.map(({ item }) => place[item] ?? 0).sort((a, b) => a - b);
  const count = places.length;
  if (count === 0) return -1;
  const half = count >> 1;
  const right = places[half] ?? 0;
  if (count % 2 === 1) return right;
  const left = places[half - 1] ?? 0;
  if (count === 2) return (left + right) / 2;
  const spreadLeft = left - (places[0] ?? 0);
  const spreadRight = (places[count - 1] ?? 0) - right;
  return spreadLeft + spreadRight === 0
    ? (left + right) / 2
    : (left * spreadRight + right * spreadLeft) / (spreadLeft + spreadRight);
}
