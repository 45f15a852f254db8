import { clearChunks } from './chunks.ts';
import type { FailureRows } from './failure-rows.ts';
import type { RowKernel } from './row-kernel.ts';
import { chunkWords } from './row-memory.ts';

/**
 * The rows at which a sweep stops: stages, where rows are inputs of one another.
 *
 * All are made in turn, again and again, those some input of which has grown since, until none grows: the least
 * fixpoint, since everything is monotone and begins at nothing. Rows are in the order of what passes on as it is, so
 * that most of it is there after one turn.
 * Reading typed arrays here asserts that rows and places are in range, as they are by construction.
 */
export function makeStageRows(rows: FailureRows, kernel: RowKernel) {
  const { rowCount, laneCount, slotCount, placeOf, stageEnd, inputStart, input, laneStart, laneInput } = rows;
  const { words } = kernel.memory;
  // By a clock that ticks with each growth: when places grew, and rows were made.
  let now = 0;
  const grownAt = new Float64Array(slotCount * laneCount);
  const madeAt = new Float64Array(rowCount);

  const hasGrownInput = (x: number): boolean => {
    const since = madeAt[x]!;
    for (let index = inputStart[x]!; index < inputStart[x + 1]!; index++) {
      if (grownAt[input[index]!]! > since) return true;
    }
    for (let index = laneStart[x * laneCount]!; index < laneStart[(x + 1) * laneCount]!; index++) {
      const place = laneInput[index]!;
      if (place < 0) index++;
      else if (grownAt[place - (place % laneCount)]! > since) return true;
    }
    return false;
  };

  /** Brings one chunk of the stage that begins at a row to its fixpoint, and counts it; returns the row to sweep on from. */
  return (first: number, chunk: number): number => {
    const last = stageEnd[first]!;
    for (let x = first; x <= last; x++) {
      clearChunks(words, placeOf[x]! * chunkWords, laneCount);
      madeAt[x] = -1;
    }
    for (let isStable = false; !isStable; ) {
      isStable = true;
      for (let x = first; x <= last; x++) {
        if (madeAt[x] !== -1 && !hasGrownInput(x)) continue;
        madeAt[x] = now;
        if (kernel.update(x, chunk) === 0) continue;
        grownAt[placeOf[x]!] = ++now;
        isStable = false;
      }
    }
    for (let x = first; x <= last; x++) kernel.tally(x);
    return last + 1;
  };
}
