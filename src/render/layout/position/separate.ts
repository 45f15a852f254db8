/** Slots of a row with the distances that their centers must keep. */
export interface Run {
  /** `distances[i]` lies between center `i` and center `i + 1`. */
  readonly distances: readonly number[];
  readonly left: number;
  readonly right: number;
}

/**
 * The centers nearest to the wanted ones, by weighted squares, that keep their order and their distances within
 * the bounds. Where the bounds are too narrow the left one holds.
 *
 * Subtracting the distances makes it an isotonic regression, solved by pooling adjacent violators (Ayer et al.,
 * Ann. Math. Stat. 26, 1955) and clipping to the bounds. Cost: O(centers).
 */
export function separate(
  wanted: readonly number[],
  weights: readonly number[],
  { distances, left, right }: Run,
): number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (let index = 0; index < wanted.length; index++) {
    offsets.push(offset);
    offset += distances[index] ?? 0;
  }
  const pools: { value: number; weight: number; count: number }[] = [];
  for (const [index, center] of wanted.entries()) {
    let pool = { value: center - (offsets[index] ?? 0), weight: weights[index] ?? 1, count: 1 };
    for (let last = pools.at(-1); last !== undefined && last.value > pool.value; last = pools.at(-1)) {
      pools.pop();
      const weight = last.weight + pool.weight;
      const value = (last.value * last.weight + pool.value * pool.weight) / weight;
      pool = { value, weight, count: last.count + pool.count };
    }
    pools.push(pool);
  }
  const greatest = right - (offsets.at(-1) ?? 0);
  const centers: number[] = [];
  for (const pool of pools) {
    const value = Math.max(left, Math.min(greatest, pool.value));
    for (let member = 0; member < pool.count; member++) centers.push(value + (offsets[centers.length] ?? 0));
  }
  return centers;
}
