/** Where each key's row starts when `keys` are brought into order: a counting sort's prefix sums. */
export function rowStarts(keys: ArrayLike<number>, keyCount: number): Int32Array {
  const starts = new Int32Array(keyCount + 1);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0;
    starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  }
  for (let key = 0; key < keyCount; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  return starts;
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
