import { parentPort } from 'node:worker_threads';
import { type SweepWork, sweepAll } from '../analysis/blast-rows/sweep-work.ts';

/** A thread that helps with `rank`, in a bundle of its own. What it is given is what `start-workers.ts` gives. */
parentPort?.once('message', (work: SweepWork) => sweepAll(work));
