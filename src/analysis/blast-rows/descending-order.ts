import { eachItself } from './each-itself.ts';

/**
 * The positions 0 to `count` - 1 by the first of `columns`, descending, then by the second and so on, then
 * ascending. A stable counting sort by each column, the last one first.
 *
 * Pre: the columns hold numbers from 0 to `count`. Cost: O(count) time for each column.
 */
export function descendingOrder(count: number, columns: readonly Int32Array[]): Int32Array {
  let order = eachItself(count);
  for (const column of [...columns].reverse()) order = sortedBy(column, order);
  return order;
}

function sortedBy(column: Int32Array, order: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(order.length + 2);
  for (const value of column) next[value] = (next[value] ?? 0) + 1;
  let before = 0;
  for (let value = next.length - 1; value >= 0; value--) {
    const valueCount = next[value] ?? 0;
    next[value] = before;
    before += valueCount;
  }
  const sorted = new Int32Array(order.length);
  for (const position of order) {
    const value = column[position] ?? 0;
    const place = next[value] ?? 0;
    sorted[place] = position;
    next[value] = place + 1;
  }
  return sorted;
}
