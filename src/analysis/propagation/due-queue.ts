/**
 * What is to come, by time and then by hops: a binary heap. What is equal in both comes in any order.
 *
 * Cost: O(log size) a call.
 */
export interface DueQueue {
  readonly push: (time: number, hops: number, entry: number) => void;
  readonly first: () => Due | undefined;
  /** Takes the first out, if there is one. */
  readonly pop: () => void;
}

export interface Due {
  readonly time: number;
  readonly hops: number;
  readonly entry: number;
}

export function makeDueQueue(): DueQueue {
  // Slots asked for below are within the heap.
  const heap: Due[] = [];
  const isBefore = (a: Due, b: Due) => a.time < b.time || (a.time === b.time && a.hops < b.hops);

  const push = (time: number, hops: number, entry: number) => {
    const due = { time, hops, entry };
    let slot = heap.length;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      const above = heap[parent]!;
      if (!isBefore(due, above)) break;
      heap[slot] = above;
      slot = parent;
    }
    heap[slot] = due;
  };
  const pop = () => {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let slot = 0;
    for (let child = 1; child < heap.length; child = 2 * slot + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, last)) break;
      heap[slot] = heap[child]!;
      slot = child;
    }
    heap[slot] = last;
  };
  return { push, first: () => heap[0], pop };
}
