/**
 * A binary min-heap of the numbers `0 .. capacity`, each in it at most once, ordered by keys that live outside.
 *
 * `isBefore(a, b)` compares two numbers by their current keys and must be a strict order. A key may only change
 * by becoming smaller, followed by `push`. Cost: O(log size) per call, 8 bytes per number.
 */
export interface IndexedHeap {
  /** Puts a number in, or moves it up after its key became smaller. */
  readonly push: (entry: number) => void;
  /** Takes out the first number, or -1 when the heap is empty. */
  readonly pop: () => number;
}

export function makeIndexedHeap(capacity: number, isBefore: (a: number, b: number) => boolean): IndexedHeap {
  const entries = new Int32Array(capacity);
  const slotOf = new Int32Array(capacity).fill(-1);
  let size = 0;

  const place = (entry: number, slot: number) => {
    entries[slot] = entry;
    slotOf[entry] = slot;
  };
  const siftUp = (entry: number, from: number) => {
    let slot = from;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      const above = entries[parent] ?? 0;
      if (!isBefore(entry, above)) break;
      place(above, slot);
      slot = parent;
    }
    place(entry, slot);
  };
  const siftDown = (entry: number) => {
    let slot = 0;
    for (let child = 1; child < size; child = 2 * slot + 1) {
      if (child + 1 < size && isBefore(entries[child + 1] ?? 0, entries[child] ?? 0)) child++;
      const below = entries[child] ?? 0;
      if (!isBefore(below, entry)) break;
      place(below, slot);
      slot = child;
    }
    place(entry, slot);
  };

  return {
    push: (entry) => {
      const slot = slotOf[entry] ?? -1;
      siftUp(entry, slot === -1 ? size++ : slot);
    },
    pop: () => {
      if (size === 0) return -1;
      const first = entries[0] ?? 0;
      slotOf[first] = -1;
      size--;
      if (size > 0) siftDown(entries[size] ?? 0);
      return first;
    },
  };
}
