import type { CompactGraph } from '../../model/compact-graph.ts';
import { down } from '../effect.ts';
import type { FailureEdges } from './failure-edges.ts';

/** For each component, or root, how many others end in each state when it is down for ever. */
export interface BlastSizes {
  readonly down: Int32Array;
  readonly degraded: Int32Array;
  readonly delayed: Int32Array;
  /** Frozen and in no other state. */
  readonly frozen: Int32Array;
}

/**
 * Which sums of nodes are kept apart: by lane, and in the mildest lane apart for components that may freeze; and
 * of those that freeze. A class without nodes of its own is there all the same, and its sums are 0.
 */
export interface TallyClasses {
  readonly count: number;
  /** The lane of each level from 1 on. */
  readonly laneOf: readonly number[];
  readonly mildest: number;
}

/** The classes of a system, and the class of each node; -1 for groups, which nobody counts. */
export function tallyClasses(
  graph: CompactGraph,
  { laneCount, laneOf, frozenNode, firstGroup }: FailureEdges,
): { readonly classes: TallyClasses; readonly classOf: (node: number) => number } {
  const mildest = laneCount - 1;
  const laneNodeCount = graph.componentCount * laneCount;
  const canFreeze = firstGroup > laneNodeCount;
  const classes = { count: canFreeze ? laneCount + 2 : laneCount, laneOf, mildest };
  const [mayFreeze, frozen] = [laneCount, laneCount + 1];
  const classOf = (node: number) => {
    if (node >= firstGroup) return -1;
    if (node >= laneNodeCount) return frozen;
    const lane = node % laneCount;
    return lane === mildest && frozenNode[Math.floor(node / laneCount)] !== -1 ? mayFreeze : lane;
  };
  return { classes, classOf };
}

/** Writes the sizes of the roots from `first` on, from the sums of each class: one number for each root of a block. */
export function addSizes(
  { count, laneOf, mildest }: TallyClasses,
  sums: readonly Int32Array[],
  sizes: BlastSizes,
  first: number,
): void {
  const none = new Int32Array(sums[0]?.length ?? 0);
  const canFreeze = count > mildest + 1;
  const mayFreeze = (canFreeze ? sums[mildest + 1] : undefined) ?? none;
  const frozen = (canFreeze ? sums[mildest + 2] : undefined) ?? none;
  const atLevel = (level: number) => {
    const lane = laneOf[level] ?? 0;
    const sum = sums[lane] ?? none;
    return lane === mildest ? sum.map((value, bit) => value + (mayFreeze[bit] ?? 0)) : sum;
  };
  const [delayed, degraded, isDown] = [atLevel(1), atLevel(2), atLevel(down)];
  none.forEach((_, bit) => {
    const at = first + bit;
    sizes.down[at] = (isDown[bit] ?? 0) - 1; // the root
    sizes.degraded[at] = (degraded[bit] ?? 0) - (isDown[bit] ?? 0);
    sizes.delayed[at] = (delayed[bit] ?? 0) - (degraded[bit] ?? 0);
    sizes.frozen[at] = (frozen[bit] ?? 0) - (mayFreeze[bit] ?? 0);
  });
}
