import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Helpers } from '../analysis/blast-rows/blast-sizes.ts';

/** Beside the bundled command line; what runs from its sources goes without helpers. */
const bundledWorker = join(import.meta.dirname, 'rank-worker.cjs');

/**
 * Starts as many threads as there are processors for, this thread not counted, and not more than `most`. They wait
 * for work, which is in shared memory, and hold up nobody until they have it. A thread that cannot start or fails
 * is no error: what it leaves is for others to do.
 */
export function startWorkers(
  most: number,
  count = Math.min(most, availableParallelism() - 1),
  file = bundledWorker,
): Helpers {
  const workers = Array.from({ length: count }, () => startWorker(file));
  return {
    help: async (work) => {
      await Promise.all(workers.map((worker) => worker?.help(work)));
    },
  };
}

function startWorker(file: string): Helpers | undefined {
  try {
    const worker = new Worker(file, { execArgv: [], stderr: true });
    const ended = new Promise<void>((resolve) => {
      worker.on('error', () => resolve());
      worker.on('exit', () => resolve());
    });
    worker.unref();
    return {
      help: (work) => {
        worker.ref();
        worker.postMessage(work);
        return ended;
      },
    };
  } catch {
    return undefined;
  }
}
