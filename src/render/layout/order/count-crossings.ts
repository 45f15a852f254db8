import { portCount } from '../split-links.ts';
import { at, endPlace, type Neighbors, type Side } from './neighbors.ts';
import type { Ordering } from './ordering.ts';

/**
 * How many pairs of links cross between all adjacent ranks, and between the boxes of one block.
 *
 * Barth, Jünger, Mutzel: simple and efficient bilayer cross counting, J. Graph Algorithms Appl. 8 (2004).
 * Cost: O(segments × log(largest rank)).
 */
export function countCrossings(ordering: Ordering, { above }: Neighbors): number {
  let crossings = 0;
  for (let rank = 1; rank < ordering.cells.length; rank++) crossings += countAbove(ordering, above, rank);
  return crossings;
}

function countAbove({ cells, place }: Ordering, above: Side, rank: number): number {
  const width = (cells[rank - 1] ?? []).reduce((sum, cell) => sum + cell.length, 0);
  const size = width * portCount;
  const tree = new Int32Array(size + 1);
  let total = 0;
  let crossings = 0;
  for (const cell of cells[rank] ?? []) {
    for (const item of cell) {
      const end = at(above.start, item + 1);
      for (let first = at(above.start, item), next = first; first < end; first = next) {
        // Segments that leave one box cross none of each other: all are compared before any is added.
        while (next < end && at(above.ownPort, next) === at(above.ownPort, first)) next++;
        for (let slot = first; slot < next; slot++) {
          let before = 0;
          for (let node = endPlace(above, place, slot) + 1; node > 0; node -= node & -node)
            before += at(tree, node);
          crossings += at(above.weight, slot) * (total - before);
        }
        for (let slot = first; slot < next; slot++) {
          const weight = at(above.weight, slot);
          total += weight;
          for (let node = endPlace(above, place, slot) + 1; node <= size; node += node & -node) {
            tree[node] = at(tree, node) + weight;
          }
        }
      }
    }
  }
  return crossings;
}
