import type { BlastPlan } from './blast-plan.ts';
import { addSizes, type BlastSizes } from './blast-tally.ts';
import { makeColumnSums } from './column-sums.ts';
import type { FailureRows } from './failure-rows.ts';
import { makeScriptKernel, type RowKernel } from './row-kernel.ts';
import { blockChunks, chunkBits, type MemorySize, memorySize } from './row-memory.ts';
import { makeStageRows } from './stage-rows.ts';
import { makeWasmKernel } from './wasm-kernel.ts';

/** Makes the steps of a sweep; undefined where they cannot run. */
export type MakeKernel = (rows: FailureRows, size: MemorySize) => RowKernel | undefined;

/** The function that sweeps one chunk of the roots of a plan and writes their sizes, by their position. */
export type ChunkSweep = (chunk: number, sizes: BlastSizes) => void;

/**
 * A sweep with memory of its own, of O(n) chunks. What the chunks of a block touch is found out for the first of them
 * that is swept. Cost of a chunk: that of `makeSweep`.
 */
export function makeChunkSweep({ rows, laneOf, roots }: BlastPlan, makeKernel?: MakeKernel): ChunkSweep {
  const { memory, touch, sweep } = makeSweep(rows, makeKernel);
  const { clear, addRest, sumsOf } = makeColumnSums(memory);
  const blockSize = chunkBits * blockChunks;
  let touchedBlock = -1;
  return (chunk, sizes) => {
    const block = Math.floor(chunk / blockChunks);
    if (block !== touchedBlock) touch(roots.subarray(block * blockSize, (block + 1) * blockSize));
    touchedBlock = block;
    clear();
    sweep(chunk % blockChunks);
    addRest();
    const first = chunk * chunkBits;
    const rootCount = Math.min(chunkBits, roots.length - first);
    const sums = Array.from({ length: rows.laneCount + 1 }, (_, lane) => sumsOf(lane, rootCount));
    addSizes(laneOf, sums, sizes, first);
  };
}

/**
 * Makes all rows for some roots, up to a block of them: `touch` takes the roots, rows each, of which bit
 * `i` is about the i-th, -1 for none; `sweep` makes one chunk. In WebAssembly unless told otherwise.
 *
 * Cost: O(e) looks at inputs to touch; to sweep, O(n), and an operation on chunks for each input of
 * the rows that are touched, more for stages.
 */
export function makeSweep(rows: FailureRows, makeKernel: MakeKernel = makeWasmKernel) {
  const size = memorySize(rows);
  const kernel = makeKernel(rows, size) ?? makeScriptKernel(rows, size);
  const { memory } = kernel;
  const { bitOf, nextBit } = memory;
  const finishStage = makeStageRows(rows, kernel);

  const touch = (roots: Int32Array) => {
    bitOf.fill(-1);
    for (let bit = 0; bit < roots.length; bit++) {
      const row = roots[bit] ?? -1;
      if (row === -1) continue;
      nextBit[bit] = bitOf[row] ?? -1;
      bitOf[row] = bit;
    }
    kernel.touch();
  };
  const sweep = (chunk: number) => {
    for (let x = kernel.sweep(chunk, 0); x < rows.rowCount; ) x = kernel.sweep(chunk, finishStage(x, chunk));
  };
  return { memory, touch, sweep };
}
