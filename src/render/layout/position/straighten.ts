import type { Layers } from '../split-links.ts';
import type { Rows } from '../wrap-ranks.ts';
import type { Strip } from './strips.ts';

const sweeps = 4;

/**
 * Makes long links run straight down wherever their neighbors leave the room.
 *
 * A thread is a list of slots, one per row, that one link runs through without branching. All slots of a thread,
 * or of the longest piece of it that can, move to one place. Pre and post: order and distances of every strip
 * hold. Cost: O(sweeps × slots).
 */
export function straighten(
  layers: Layers,
  rows: Rows,
  strips: readonly Strip[],
  placed: readonly number[],
): number[] {
  const centers = placed.slice();
  const room = makeRoom(rows, strips, centers);
  const threads = findThreads(layers, rows).filter((thread) => thread.length > 1);
  threads.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const thread of threads) alignPieces(thread, centers, room);
  }
  return centers;
}

type Room = (slot: number) => readonly [least: number, greatest: number];

/** How far a slot could move with its neighbors where they are. */
function makeRoom({ slots }: Rows, strips: readonly Strip[], centers: readonly number[]): Room {
  const stripOf: Strip[] = [];
  const indexOf = new Int32Array(slots.length);
  for (const strip of strips) {
    for (const [index, slot] of strip.slots.entries()) {
      stripOf[slot] = strip;
      indexOf[slot] = index;
    }
  }
  return (slot) => {
    const strip = stripOf[slot];
    const index = indexOf[slot] ?? 0;
    if (strip === undefined) return [0, 0];
    const before = strip.slots[index - 1];
    const after = strip.slots[index + 1];
    const least =
      before === undefined ? strip.left : (centers[before] ?? 0) + (strip.distances[index - 1] ?? 0);
    const greatest =
      after === undefined ? strip.right : (centers[after] ?? 0) - (strip.distances[index] ?? 0);
    return [least, greatest];
  };
}

/** Stacks, joined where a single link leads from one to the next. */
function findThreads(layers: Layers, { stacks }: Rows): number[][] {
  const above = new Int32Array(layers.items.length);
  const below = new Int32Array(layers.items.length);
  for (const { high, low } of layers.segments) {
    below[high] = (below[high] ?? 0) + 1;
    above[low] = (above[low] ?? 0) + 1;
  }
  const next = new Int32Array(layers.items.length).fill(-1);
  const continues = new Uint8Array(layers.items.length);
  for (const { high, low } of layers.segments) {
    if (below[high] !== 1 || above[low] !== 1) continue;
    next[high] = low;
    continues[low] = 1;
  }
  const threads: number[][] = [];
  for (const item of layers.items.keys()) {
    if (continues[item] === 1) continue;
    const thread: number[] = [];
    for (let at = item; at !== -1; at = next[at] ?? -1) thread.push(...(stacks[at] ?? []));
    threads.push(thread);
  }
  return threads;
}

/** Cuts a thread greedily into pieces whose slots have a place in common, and moves each piece there. */
function alignPieces(thread: readonly number[], centers: number[], room: Room): void {
  let start = 0;
  while (start < thread.length) {
    let least = Number.NEGATIVE_INFINITY;
    let greatest = Number.POSITIVE_INFINITY;
    let end = start;
    let total = 0;
    for (; end < thread.length; end++) {
      // The index lies in the thread.
      const slot = thread[end] as number;
      const [low, high] = room(slot);
      if (Math.max(least, low) > Math.min(greatest, high)) break;
      least = Math.max(least, low);
      greatest = Math.min(greatest, high);
      total += centers[slot] ?? 0;
    }
    // A slot that stands where it may always fits itself; rounding alone can say otherwise.
    const stop = Math.max(end, start + 1);
    const target = Math.max(least, Math.min(greatest, total / Math.max(1, end - start)));
    if (end > start + 1) for (const slot of thread.slice(start, stop)) centers[slot] = target;
    start = stop;
  }
}
