import { type Layers, portCount } from '../split-links.ts';

/**
 * The neighbors of every item in the rank above or below, as compressed sparse rows: item `i` owns the slots
 * `start[i] .. start[i + 1]` of `item` and `weight`.
 */
export interface Side {
  readonly start: Int32Array;
  readonly item: Int32Array;
  /** The box of the item that the segment leaves, ascending within the item. */
  readonly ownPort: Int32Array;
  /** The box of the neighbor that the segment ends at. */
  readonly port: Int32Array;
  readonly weight: Int32Array;
}

export interface Neighbors {
  readonly above: Side;
  readonly below: Side;
}

const portOf = { high: 'highPort', low: 'lowPort' } as const;

/** Cost: O(items + segments × log). */
export function findNeighbors(layers: Layers): Neighbors {
  return { above: sideOf(layers, 'low', 'high'), below: sideOf(layers, 'high', 'low') };
}

function sideOf({ items, segments }: Layers, own: 'high' | 'low', other: 'high' | 'low'): Side {
  const start = new Int32Array(items.length + 1);
  for (const segment of segments) start[segment[own] + 1] = at(start, segment[own] + 1) + 1;
  for (let item = 0; item < items.length; item++) start[item + 1] = at(start, item + 1) + at(start, item);
  const next = start.slice();
  const item = new Int32Array(segments.length);
  const ownPort = new Int32Array(segments.length);
  const port = new Int32Array(segments.length);
  const weight = new Int32Array(segments.length);
  for (const segment of segments.toSorted((a, b) => a[portOf[own]] - b[portOf[own]])) {
    const slot = at(next, segment[own]);
    next[segment[own]] = slot + 1;
    item[slot] = segment[other];
    ownPort[slot] = segment[portOf[own]];
    port[slot] = segment[portOf[other]];
    weight[slot] = segment.weight;
  }
  return { start, item, ownPort, port, weight };
}

/** An entry that is known to be there; the checker cannot know it. */
export function at(numbers: ArrayLike<number>, index: number): number {
  return numbers[index] as number;
}

/** Where the segment of a slot ends in its rank: by item, then by box. */
export function endPlace({ item, port }: Side, place: Int32Array, slot: number): number {
  return at(place, at(item, slot)) * portCount + at(port, slot);
}
