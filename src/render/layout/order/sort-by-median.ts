import { at, endPlace, type Neighbors, type Side } from './neighbors.ts';
import { type Ordering, renumber } from './ordering.ts';

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
    const movable: { item: number; median: number; place: number }[] = [];
    const fixed = new Set<number>();
    for (const item of cell) {
      const median = medianPlace(towards, item, place);
      if (median < 0) fixed.add(item);
      else movable.push({ item, median, place: at(place, item) });
    }
    movable.sort((a, b) => a.median - b.median || tie * (a.place - b.place));
    let next = 0;
    for (const [index, item] of cell.entries()) {
      if (!fixed.has(item)) cell[index] = movable[next++]?.item ?? item;
    }
  }
  renumber(ordering, rank);
}

/** -1 without neighbors. */
function medianPlace(side: Side, own: number, place: Int32Array): number {
  const first = at(side.start, own);
  const count = at(side.start, own + 1) - first;
  if (count === 0) return -1;
  if (count === 1) return endPlace(side, place, first);
  if (count === 2) return (endPlace(side, place, first) + endPlace(side, place, first + 1)) / 2;
  const places = new Int32Array(count);
  for (let slot = 0; slot < count; slot++) places[slot] = endPlace(side, place, first + slot);
  places.sort();
  const half = count >> 1;
  const right = at(places, half);
  if (count % 2 === 1) return right;
  const left = at(places, half - 1);
  const spreadLeft = left - at(places, 0);
  const spreadRight = at(places, count - 1) - right;
  return spreadLeft + spreadRight === 0
    ? (left + right) / 2
    : (left * spreadRight + right * spreadLeft) / (spreadLeft + spreadRight);
}
