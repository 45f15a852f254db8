import { at, type Neighbors } from './neighbors.ts';
import { type Ordering, renumber } from './ordering.ts';
import { inversions } from './transpose.ts';

/** An item tries this many places to either side in one round. */
const farthest = 40;

/**
 * Moves every item to the best near place of its cell, all others staying in order, until no move removes a crossing.
 *
 * Sifting: Matuszewski, Schönfeld, Molitor, Using sifting for k-layer straightline crossing minimization, GD 1999.
 * It leaves local optima in which sweeps and swaps of neighbors are stuck. Never adds a crossing.
 * Cost: O(rounds × items × `farthest` × degree²).
 */
export function sift(ordering: Ordering, neighbors: Neighbors, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (const [rank, cells] of ordering.cells.entries()) {
      for (const cell of cells) {
        for (const item of cell.slice()) moved = siftItem(ordering, neighbors, rank, cell, item) || moved;
      }
    }
    if (!moved) return;
  }
}

function siftItem(
  ordering: Ordering,
  neighbors: Neighbors,
  rank: number,
  cell: number[],
  item: number,
): boolean {
  const { place } = ordering;
  const from = cell.indexOf(item);
  let to = from;
  let best = 0;
  const walk = (step: 1 | -1): void => {
    let gained = 0;
    const end = step === 1 ? Math.min(cell.length - 1, from + farthest) : Math.max(0, from - farthest);
    for (let index = from + step; (end - index) * step >= 0; index += step) {
      const other = at(cell, index);
      const [left, right] = step === 1 ? [item, other] : [other, item];
      gained +=
        inversions(neighbors.above, left, right, place) + inversions(neighbors.below, left, right, place);
      if (gained > best) [best, to] = [gained, index];
    }
  };
  walk(1);
  walk(-1);
  if (to === from) return false;
  cell.splice(from, 1);
  cell.splice(to, 0, item);
  renumber(ordering, rank);
  return true;
}
