import { at, endPlace, type Neighbors, type Side } from './neighbors.ts';
import type { Ordering } from './ordering.ts';

/**
 * Swaps adjacent items as long as that removes crossings.
 *
 * Gansner et al. 1993, section 3. Post: no swap of two adjacent items of a cell would lower the number of
 * crossings, unless `rounds` came first. Cost: O(rounds × Σ degree²) at worst.
 */
export function transpose({ cells, place }: Ordering, { above, below }: Neighbors, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    let improved = false;
    for (const rank of cells) {
      for (const cell of rank) {
        for (let index = 1; index < cell.length; index++) {
          // Both indices lie in the cell.
          const left = cell[index - 1] as number;
          const right = cell[index] as number;
          if (inversions(above, left, right, place) + inversions(below, left, right, place) <= 0) continue;
          cell[index - 1] = right;
          cell[index] = left;
          place[right] = at(place, right) - 1;
          place[left] = at(place, left) + 1;
          improved = true;
        }
      }
    }
    if (!improved) return;
  }
}

/** Crossings of two adjacent items as they stand, minus those after a swap. */
export function inversions(side: Side, left: number, right: number, place: Int32Array): number {
  const { start, weight } = side;
  const leftEnd = at(start, left + 1);
  const rightStart = at(start, right);
  const rightEnd = at(start, right + 1);
  let difference = 0;
  for (let a = at(start, left); a < leftEnd; a++) {
    const leftPlace = endPlace(side, place, a);
    const leftWeight = at(weight, a);
    for (let b = rightStart; b < rightEnd; b++) {
      const rightPlace = endPlace(side, place, b);
      if (leftPlace > rightPlace) difference += leftWeight * at(weight, b);
      else if (leftPlace < rightPlace) difference -= leftWeight * at(weight, b);
    }
  }
  return difference;
}
