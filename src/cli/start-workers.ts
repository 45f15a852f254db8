import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { blockCount, mostThreads } from '../analysis/blast-rows/blast-plan.ts';
import type { SweepWork } from '../analysis/blast-rows/sweep-work.ts';

/** Beside the bundled command line; what runs from its sources goes without helpers. */
const bundledWorker = join(import.meta.dirname, 'rank-worker.cjs');

/** As many as there are processors for, blocks to sweep, and memory, this thread not counted. */
export function workerCount({ plan }: SweepWork): number {
  return Math.min(availableParallelism(), blockCount(plan), mostThreads(plan)) - 1;
}

/**
 * Starts threads on this work, which is in shared memory. Resolves when all have ended. A thread that cannot start
 * or fails is no error: what it leaves is for others to do.
 */
export async function startWorkers(
  work: SweepWork,
  count = workerCount(work),
  file = bundledWorker,
): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => endOfWorker(work, file)));
}

function endOfWorker(work: SweepWork, file: string): Promise<void> {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(file, { workerData: work, execArgv: [], stderr: true });
      worker.on('error', () => resolve());
      worker.on('exit', () => resolve());
    } catch {
      resolve();
    }
  });
}
