import { down } from '../effect.ts';

/** For each component, or root, how many others end in each state when it is down for ever. */
export interface BlastSizes {
  readonly down: Int32Array;
  readonly degraded: Int32Array;
  readonly delayed: Int32Array;
  /** Frozen and in no other state. */
  readonly frozen: Int32Array;
}

/**
 * Writes the sizes of the roots from `first` on, from the sums of each lane, and last of what is frozen and no
 * worse: one number for each root of a block.
 */
export function addSizes(
  laneOf: readonly number[],
  sums: readonly Int32Array[],
  sizes: BlastSizes,
  first: number,
): void {
  const [delayed, degraded, isDown] = [1, 2, down].map((level) => sums[laneOf[level] ?? 0]);
  const frozen = sums.at(-1);
  isDown?.forEach((downCount, bit) => {
    const at = first + bit;
    const degradedCount = degraded?.[bit] ?? 0;
    sizes.down[at] = downCount - 1; // the root
    sizes.degraded[at] = degradedCount - downCount;
    sizes.delayed[at] = (delayed?.[bit] ?? 0) - degradedCount;
    sizes.frozen[at] = frozen?.[bit] ?? 0;
  });
}
