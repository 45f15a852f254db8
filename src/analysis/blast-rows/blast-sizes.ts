import type { CompactGraph } from '../../model/compact-graph.ts';
import { blastPlan, chunkCount, mostInputs, mostThreads } from './blast-plan.ts';
import type { BlastSizes } from './blast-tally.ts';
import { type MakeKernel, makeChunkSweep } from './chunk-sweep.ts';
import { doneCount, type SweepWork, shared, sweepMissing, sweepNext, sweepWork } from './sweep-work.ts';

/** Where there are fewer to look at, all is done in the time in which a thread starts, or a few times that. */
const inputsWorthHelp = 16_000_000;

/** Other threads, already on their way. */
export interface Helpers {
  /** Gives them this work; resolves when they have ended, whether they could do it or not. */
  readonly help: (work: SweepWork) => Promise<void>;
}

/** Starts helpers, not more than so many. */
export type StartHelpers = (most: number) => Helpers;

/**
 * All blast radii at once: what fails is the least solution of a monotone Boolean system, and one sweep
 * through it in topological order solves it for a chunk of roots, one bit each.
 *
 * `onProgress` hears after each chunk how many components are done.
 * Cost: an operation on chunks for each edge that the roots of a chunk reach; O(n + e) space.
 */
export function blastSizes(
  graph: CompactGraph,
  onProgress?: (done: number) => void,
  makeKernel?: MakeKernel,
): BlastSizes {
  const { plan, rootOf } = blastPlan(graph);
  const work = sweepWork(plan);
  const sweep = makeChunkSweep(plan, makeKernel);
  while (sweepNext(work, sweep)) onProgress?.(doneComponents(graph, work));
  return byComponent(work.sizes, rootOf);
}

/** The same, with helpers where they pay. */
export async function blastSizesTogether(
  graph: CompactGraph,
  startHelpers: StartHelpers,
  onProgress?: (done: number) => void,
): Promise<BlastSizes> {
  const isWorthHelp = mostInputs(graph) >= inputsWorthHelp;
  // While they start, the work is laid out.
  const helpers = isWorthHelp ? startHelpers(mostThreads(graph) - 1) : undefined;
  const { plan, rootOf } = blastPlan(graph);
  const work = isWorthHelp ? shared(sweepWork(plan)) : sweepWork(plan);
  const helped = helpers?.help(work);
  const sweep = makeChunkSweep(work.plan);
  while (sweepNext(work, sweep)) onProgress?.(doneComponents(graph, work));
  await helped;
  sweepMissing(work, sweep);
  return byComponent(work.sizes, rootOf);
}

function doneComponents({ componentCount }: CompactGraph, work: SweepWork): number {
  return Math.floor((componentCount * doneCount(work)) / chunkCount(work.plan));
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
