import type { CompactGraph } from '../../model/compact-graph.ts';
import { blastPlan, blockCount } from './blast-plan.ts';
import { type MakeKernel, makeBlockSweep } from './block-sweep.ts';
import type { BlastSizes } from './tally-classes.ts';

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
  const sizes = sizesOf(() => new Int32Array(plan.roots.length));
  const sweep = makeBlockSweep(plan, makeKernel);
  const count = blockCount(plan);
  for (let block = 0; block < count; block++) {
    sweep(block, sizes);
    onProgress?.(Math.floor((graph.componentCount * (block + 1)) / count));
  }
  return sizesOf((state) => rootOf.map((root) => (root === -1 ? 0 : (sizes[state][root] ?? 0))));
}

function sizesOf(make: (state: keyof BlastSizes) => Int32Array): BlastSizes {
  return { down: make('down'), degraded: make('degraded'), delayed: make('delayed'), frozen: make('frozen') };
}
