import type { Neighbors, Ordering } from './ordering.ts';

/**
 * How many pairs of links cross between all adjacent ranks.
 *
 * Barth, Jünger, Mutzel: simple and efficient bilayer cross counting, J. Graph Algorithms Appl. 8 (2004).
 * Cost: O(segments × log(largest rank)).
 */
export function countCrossings(ordering: Ordering, neighbors: Neighbors): number {
  let crossings = 0;
  for (let rank = 1; rank < ordering.cells.length; rank++) crossings += countAbove(ordering, neighbors, rank);
  return crossings;
}

function countAbove({ cells, place }: Ordering, { above }: Neighbors, rank: number): number {
  const width = (cells[rank - 1] ?? []).reduce((sum, cell) => sum + cell.length, 0);
  const tree = new Float64Array(width + 1);
  let total = 0;
  let crossings = 0;
  for (const cell of cells[rank] ?? []) {
    for (const item of cell) {
      const ends = above[item] ?? [];
      for (const end of ends) {
        let before = 0;
        for (let at = (place[end.item] ?? 0) + 1; at > 0; at -= at & -at) before += tree[at] ?? 0;
        crossings += end.weight * (total - before);
      }
      for (const end of ends) {
        total += end.weight;
        for (let at = (place[end.item] ?? 0) + 1; at <= width; at += at & -at) {
          tree[at] = (tree[at] ?? 0) + end.weight;
        }
      }
    }
  }
  return crossings;
}
