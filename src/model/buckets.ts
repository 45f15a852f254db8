/** Where each key's row starts when `keys` are brought into order: a counting sort's prefix sums. */
export function rowStarts(keys: ArrayLike<number>, keyCount: number): Int32Array {
  const starts = new Int32Array(keyCount + 1);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0;
    starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  }
  addUp(starts);
  return starts;
}

/** Turns how long rows are, each count one behind its row, into where they start. */
export function addUp(starts: Int32Array): void {
  for (let row = 1; row < starts.length; row++) starts[row] = (starts[row] ?? 0) + (starts[row - 1] ?? 0);
}

export interface Buckets {
  /** The items of key `k` are `items[starts[k] .. starts[k + 1]]`, ascending. */
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** Positions of `keys` by key: a counting sort. */
export function bucketed(keys: Int32Array, keyCount: number): Buckets {
  const starts = rowStarts(keys, keyCount);
  const next = starts.slice();
  const items = new Int32Array(keys.length);
  keys.forEach((key, item) => {
    const place = next[key] ?? 0;
    items[place] = item;
    next[key] = place + 1;
  });
  return { starts, items };
}
