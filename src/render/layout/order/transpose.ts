import type { Neighbor, Neighbors, Ordering } from './ordering.ts';

/**
 * Swaps adjacent items as long as that removes crossings.
 *
 * Gansner et al. 1993, section 3. Post: no swap of two adjacent items of a cell would lower the number of
 * crossings, unless `rounds` came first. Cost: O(rounds × Σ degree) for sorted neighbors.
 */
export function transpose(ordering: Ordering, neighbors: Neighbors, rounds: number): void {
  const { cells, place } = ordering;
  for (let round = 0; round < rounds; round++) {
    let improved = false;
    for (const rank of cells) {
      for (const cell of rank) {
        for (let index = 1; index < cell.length; index++) {
          // Both indices lie in the cell.
          const left = cell[index - 1] as number;
          const right = cell[index] as number;
          if (gain(left, right, neighbors, place) <= 0) continue;
          cell[index - 1] = right;
          cell[index] = left;
          place[right] = (place[right] ?? 0) - 1;
          place[left] = (place[left] ?? 0) + 1;
          improved = true;
        }
      }
    }
    if (!improved) return;
  }
}

/** How many crossings fewer there are when two adjacent items change places. */
function gain(left: number, right: number, { above, below }: Neighbors, place: Int32Array): number {
  return (
    inversions(above[left] ?? [], above[right] ?? [], place) +
    inversions(below[left] ?? [], below[right] ?? [], place)
  );
}

/** Crossings of two adjacent items as they stand, minus those after a swap. */
function inversions(left: readonly Neighbor[], right: readonly Neighbor[], place: Int32Array): number {
  let difference = 0;
  for (const a of left) {
    for (const b of right) {
      const order = (place[a.item] ?? 0) - (place[b.item] ?? 0);
      if (order > 0) difference += a.weight * b.weight;
      else if (order < 0) difference -= a.weight * b.weight;
    }
  }
  return difference;
}
