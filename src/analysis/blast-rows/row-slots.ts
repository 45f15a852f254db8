import { laneOfLane, type RowInputs, rowOfLane } from './row-inputs.ts';

/** Where rows are kept: those that some other row looks at. A slot has a place for each lane, side by side. */
export interface RowSlots {
  readonly slotCount: number;
  /** The first place of each row; -1 for rows that are counted and given up at once. */
  readonly placeOf: Int32Array;
}

/** A slot of its own for each row, so that all are there at the end. */
export function slotForEach(rowCount: number, laneCount: number): RowSlots {
  return { slotCount: rowCount, placeOf: Int32Array.from({ length: rowCount }, (_, row) => row * laneCount) };
}

/**
 * Slots from when a row is made until the last that looks at it is: as few as can be, by going through the rows in
 * order as register allocators do (M. Poletto and V. Sarkar, ACM TOPLAS 21, 1999). What is worked on stays small.
 *
 * Cost: O(n + e) time, O(n) space.
 */
export function sharedSlots(inputs: RowInputs, laneCount: number, stageEnd: Int32Array): RowSlots {
  const rowCount = stageEnd.length;
  const lastUse = lastUses(inputs, laneCount, stageEnd);
  const placeOf = new Int32Array(rowCount).fill(-1);
  const free = new Int32Array(rowCount);
  // Of the rows last looked at by the same row, the first, and for each the next.
  const firstOf = new Int32Array(rowCount).fill(-1);
  const nextOf = new Int32Array(rowCount);
  let freeCount = 0;
  let slotCount = 0;
  for (let row = 0; row < rowCount; row++) {
    const last = lastUse[row] ?? -1;
    if (last !== -1) {
      placeOf[row] = freeCount > 0 ? (free[--freeCount] ?? 0) : laneCount * slotCount++;
      nextOf[row] = firstOf[last] ?? -1;
      firstOf[last] = row;
    }
    for (let over = firstOf[row] ?? -1; over !== -1; over = nextOf[over] ?? -1) {
      free[freeCount++] = placeOf[over] ?? 0;
    }
  }
  return { slotCount, placeOf };
}

/** The last row to look at each row; -1 if none does. Rows of a stage look at one another until its end. */
function lastUses(inputs: RowInputs, laneCount: number, stageEnd: Int32Array): Int32Array {
  const { inputStart, input, laneStart, laneInput } = inputs;
  const rowCount = stageEnd.length;
  const lastUse = new Int32Array(rowCount).fill(-1);
  for (let row = 0; row < rowCount; row++) {
    const end = stageEnd[row] ?? 0;
    if (end !== row) lastUse[row] = end;
    else if (lastUse[row] === -1 && row > 0 && stageEnd[row - 1] === row) lastUse[row] = row;
    for (let at = inputStart[row] ?? 0; at < (inputStart[row + 1] ?? 0); at++) lastUse[input[at] ?? 0] = end;
    const lastAt = laneStart[(row + 1) * laneCount] ?? 0;
    for (let at = laneStart[row * laneCount] ?? 0; at < lastAt; at++) {
      const value = laneInput[at] ?? 0;
      if (value < 0) at++;
      else lastUse[rowOfLane(value)] = end;
    }
  }
  return lastUse;
}

/** The inputs by their places instead of their rows; in place, so that those given are no more. */
export function inPlaces(inputs: RowInputs, { placeOf }: RowSlots): RowInputs {
  const { input, laneInput } = inputs;
  for (let at = 0; at < input.length; at++) input[at] = placeOf[input[at] ?? 0] ?? 0;
  for (let at = 0; at < laneInput.length; at++) {
    const value = laneInput[at] ?? 0;
    if (value < 0) at++;
    else laneInput[at] = (placeOf[rowOfLane(value)] ?? 0) + laneOfLane(value);
  }
  return inputs;
}
