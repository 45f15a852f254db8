import type { CompactGraph } from '../../model/compact-graph.ts';
import { blastPlan, blockCount, sweepEdges } from './blast-plan.ts';
import type { BlastSizes } from './blast-tally.ts';
import { type MakeKernel, makeBlockSweep } from './block-sweep.ts';
import { doneCount, type SweepWork, shared, sweepMissing, sweepNext, sweepWork } from './sweep-work.ts';

/** Where there are fewer to sweep, all is done in the time in which a thread starts, or a few times that. */
const edgesWorthHelp = 2_000_000;

/** Starts other threads on this work; resolves when they have ended, whether they could do it or not. */
export type StartHelpers = (work: SweepWork) => Promise<void>;

/**
 * All blast radii at once: what fails is the least solution of a monotone Boolean system, and one sweep
 * through it in topological order solves it for a block of roots, one bit each.
 *
 * `onProgress` hears after each block how many components are done.
 * Cost: O(blocks * edges that the block's roots reach) row operations, O(e + n * block) space at most.
 */
export function blastSizes(
  graph: CompactGraph,
  onProgress?: (done: number) => void,
  makeKernel?: MakeKernel,
): BlastSizes {
  const { plan, rootOf } = blastPlan(graph);
  const work = sweepWork(plan);
  const sweep = makeBlockSweep(plan, makeKernel);
  while (sweepNext(work, sweep)) onProgress?.(doneComponents(graph, work));
  return byComponent(work.sizes, rootOf);
}

/** The same, with helpers where they pay. */
export async function blastSizesTogether(
  graph: CompactGraph,
  startHelpers: StartHelpers,
  onProgress?: (done: number) => void,
): Promise<BlastSizes> {
  const { plan, rootOf } = blastPlan(graph);
  const isWorthHelp = sweepEdges(plan) >= edgesWorthHelp;
  const work = isWorthHelp ? shared(sweepWork(plan)) : sweepWork(plan);
  const helped = isWorthHelp ? startHelpers(work) : undefined;
  const sweep = makeBlockSweep(work.plan);
  while (sweepNext(work, sweep)) onProgress?.(doneComponents(graph, work));
  await helped;
  sweepMissing(work, sweep);
  return byComponent(work.sizes, rootOf);
}

function doneComponents({ componentCount }: CompactGraph, work: SweepWork): number {
  return Math.floor((componentCount * doneCount(work)) / blockCount(work.plan));
}

function byComponent({ down, degraded, delayed, frozen }: BlastSizes, rootOf: Int32Array): BlastSizes {
  const spread = (sizes: Int32Array) => rootOf.map((root) => (root === -1 ? 0 : (sizes[root] ?? 0)));
  return {
    down: spread(down),
    degraded: spread(degraded),
    delayed: spread(delayed),
    frozen: spread(frozen),
  };
}
