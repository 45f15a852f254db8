import type { Layers } from '../split-links.ts';
import { at, type Neighbors, type Side } from './neighbors.ts';
import { makeRandom } from './random.ts';

/**
 * Sequences of all items to begin from: depth first and breadth first from the top, then shuffles.
 * A search from the top keeps what hangs together together, which sweeps alone do not find.
 */
export function startOrders(layers: Layers, neighbors: Neighbors, count: number): number[][] {
  const tops = [...layers.items.keys()].filter(
    (item) => at(neighbors.above.start, item) === at(neighbors.above.start, item + 1),
  );
  const orders = [search(neighbors, tops, 'depth'), search(neighbors, tops, 'breadth')];
  const random = makeRandom(layers.items.length);
  while (orders.length < count) {
    const shuffled = tops.slice();
    for (let index = shuffled.length - 1; index > 0; index--) {
      const other = Math.floor(random() * (index + 1));
      // Both indices lie in the list.
      [shuffled[index], shuffled[other]] = [shuffled[other] as number, shuffled[index] as number];
    }
    const pick = orders.length % 2 === 0 ? 'depth' : 'breadth';
    orders.push(search(neighbors, shuffled, pick, random));
  }
  return orders.slice(0, count);
}

function search(
  { below, above }: Neighbors,
  tops: readonly number[],
  mode: 'depth' | 'breadth',
  random?: () => number,
): number[] {
  const seen = new Uint8Array(below.start.length);
  const found: number[] = [];
  for (const top of tops) {
    const waiting = [top];
    for (let next = 0; next < waiting.length; ) {
      // The loop's condition leaves one to take from either end.
      const item = (mode === 'depth' ? waiting.pop() : waiting[next++]) as number;
      if (seen[item] === 1) continue;
      seen[item] = 1;
      found.push(item);
      const around = [...neighborsOf(below, item), ...neighborsOf(above, item)];
      if (random !== undefined && random() < 0.5) around.reverse();
      for (const other of around) if (seen[other] === 0) waiting.push(other);
    }
  }
  return found;
}

function neighborsOf({ start, item }: Side, own: number): Int32Array {
  return item.subarray(at(start, own), at(start, own + 1));
}
