/**
 * What is to come, by time and then by hops: a binary heap of steps, each with all that was pushed for it in a row.
 * What is equal in both may come as several steps, in any order.
 *
 * Cost: O(log steps) to take one out or to begin one, O(1) to add to the last one of a time.
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
  readonly entries: readonly number[];
}

interface Step extends Due {
  readonly entries: number[];
}

export function makeDueQueue(): DueQueue {
  // Slots asked for below are within the heap.
  const heap: Step[] = [];
  /** The step that was begun last, by time: tolerances are few, so most of what is pushed belongs to it. */
  const latest = new Map<number, Step>();
  const isBefore = (a: Due, b: Due) => a.time < b.time || (a.time === b.time && a.hops < b.hops);

  const push = (time: number, hops: number, entry: number) => {
    const known = latest.get(time);
    if (known?.hops === hops) {
      known.entries.push(entry);
      return;
    }
    const step = { time, hops, entries: [entry] };
    latest.set(time, step);
    let slot = heap.length;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      const above = heap[parent]!;
      if (!isBefore(step, above)) break;
      heap[slot] = above;
      slot = parent;
    }
    heap[slot] = step;
  };
  const pop = () => {
    const [first] = heap;
    if (first !== undefined && latest.get(first.time) === first) latest.delete(first.time);
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
