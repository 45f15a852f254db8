import { type BlastPlan, chunkBits } from './blast-plan.ts';
import { makeColumnSums } from './column-sums.ts';
import type { FailureRows } from './failure-rows.ts';
import { makeScriptKernel, type RowKernel } from './row-kernel.ts';
import { chunkWords, type MemorySize, memorySize } from './row-memory.ts';
import { makeStageRows } from './stage-rows.ts';
import { addSizes, type BlastSizes } from './tally-classes.ts';
import { makeWasmKernel } from './wasm-kernel.ts';

/** Makes the steps of a sweep; undefined where they cannot run. */
export type MakeKernel = (rows: FailureRows, size: MemorySize) => RowKernel | undefined;

/** The function that sweeps one block of a plan and writes the sizes of its roots, by their position. */
export type BlockSweep = (block: number, sizes: BlastSizes) => void;

/**
 * A block sweep with memory of its own, of O(n * block) at most, in WebAssembly unless told otherwise.
 *
 * Cost of a sweep: O(edges that the block's roots reach) row operations.
 */
export function makeBlockSweep(plan: BlastPlan, makeKernel: MakeKernel = makeWasmKernel): BlockSweep {
  const { rows, classes, roots, chunkCount } = plan;
  const size = memorySize(rows, classes.count, chunkCount);
  const kernel = makeKernel(rows, size) ?? makeScriptKernel(rows, size);
  const finishStage = makeStageRows(rows, kernel);
  const { addRest, sumsOf } = makeColumnSums(kernel.memory);
  const { words, maskAt, placeOf, waiting, free, freeCount } = kernel.memory;

  const touch = (row: number, bit: number) => {
    const chunk = Math.floor(bit / chunkBits);
    // Rows of a block are distinct and none is touched yet. Numbers are in range by construction.
    const place = free[--freeCount[0]!]!;
    const at = (place * chunkCount + chunk) * chunkWords;
    placeOf[row] = place;
    maskAt[place] = 1 << chunk;
    words.fill(0, at, at + chunkWords);
    words[at + ((bit % chunkBits) >> 5)] = 1 << (bit & 31);
    waiting[row >> 5]! |= 1 << (row & 31);
  };

  const blockSize = chunkBits * chunkCount;
  return (block, sizes) => {
    const first = block * blockSize;
    const blockRoots = roots.subarray(first, first + blockSize);
    kernel.memory.sums.fill(0);
    blockRoots.forEach(touch);
    let from = blockRoots.reduce((highest, root) => Math.max(highest, root), -1);
    for (let x = kernel.sweep(from); x !== -1; x = kernel.sweep(from)) from = finishStage(x);
    addRest();
    const sums = Array.from({ length: classes.count }, (_, tallyClass) =>
      sumsOf(tallyClass, blockRoots.length),
    );
    addSizes(classes, sums, sizes, first);
  };
}
