import { type BlastPlan, chunkCount } from './blast-plan.ts';
import type { BlastSizes } from './blast-tally.ts';
import { type ChunkSweep, type MakeKernel, makeChunkSweep } from './chunk-sweep.ts';
import { layOut } from './row-memory.ts';

/** A plan on its way: nothing but data, so that several threads can sweep, each a chunk at a time. */
export interface SweepWork {
  readonly plan: BlastPlan;
  /** By the position of roots. */
  readonly sizes: BlastSizes;
  /** How many chunks have been handed out; then, for each chunk, 1 when its sizes are there. */
  readonly state: Int32Array;
}

export function sweepWork(plan: BlastPlan): SweepWork {
  const make = () => new Int32Array(plan.roots.length);
  return {
    plan,
    sizes: { down: make(), degraded: make(), delayed: make(), frozen: make() },
    state: new Int32Array(1 + chunkCount(plan)),
  };
}

/** The same work, as far as it is, in memory that threads can share. */
export function shared({ plan, sizes, state }: SweepWork): SweepWork {
  const { rowCount, laneCount, slotCount, ...rows } = plan.rows;
  return {
    plan: {
      ...plan,
      rows: { rowCount, laneCount, slotCount, ...copied(rows) },
      roots: copied({ roots: plan.roots }).roots,
    },
    sizes: copied(sizes),
    state: copied({ state }).state,
  };
}

function copied<Name extends string>(arrays: Readonly<Record<Name, Int32Array>>): Record<Name, Int32Array> {
  const entries = Object.entries<Int32Array>(arrays) as [Name, Int32Array][];
  const lengths = Object.fromEntries(entries.map(([name, { length }]) => [name, length]));
  const copies = layOut(lengths as Record<Name, number>, (bytes) => new SharedArrayBuffer(bytes));
  for (const [name, array] of entries) copies[name].set(array);
  return copies;
}

/** Takes the next chunk that nobody has, and sweeps it; false when there is none. The widest cones come first. */
export function sweepNext({ plan, sizes, state }: SweepWork, sweep: ChunkSweep): boolean {
  const chunk = chunkCount(plan) - 1 - Atomics.add(state, 0, 1);
  if (chunk < 0) return false;
  sweep(chunk, sizes);
  Atomics.store(state, 1 + chunk, 1);
  return true;
}

/** Sweeps as long as there are chunks that nobody has. */
export function sweepAll(work: SweepWork, makeKernel?: MakeKernel): void {
  const sweep = makeChunkSweep(work.plan, makeKernel);
  while (sweepNext(work, sweep));
}

/** How many chunks are done. */
export function doneCount({ state }: SweepWork): number {
  return state.subarray(1).reduce((sum, isDone) => sum + isDone, 0);
}

/** Sweeps what others have taken and not finished. */
export function sweepMissing({ sizes, state }: SweepWork, sweep: ChunkSweep): void {
  state.subarray(1).forEach((isDone, chunk) => {
    if (isDone === 0) sweep(chunk, sizes);
  });
}
