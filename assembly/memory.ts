/*
 * The arrays that a sweep works on: the host lays them out in one memory and sets counts and addresses before the
 * first step. `row-memory.ts`, `row-inputs.ts` and `row-slots.ts` of the library say what they are.
 */

export let rowCount: i32 = 0;
export let laneCount: i32 = 0;
export let digitCount: i32 = 0;

export let placeOf: usize = 0;
export let stageEnd: usize = 0;
export let weight: usize = 0;
export let inputStart: usize = 0;
export let input: usize = 0;
export let laneStart: usize = 0;
export let laneInput: usize = 0;

export let words: usize = 0;
export let maskOf: usize = 0;
export let maskAt: usize = 0;
export let bitOf: usize = 0;
export let nextBit: usize = 0;
export let sums: usize = 0;
export let batch: usize = 0;
export let batchCount: usize = 0;
export let found: usize = 0;
export let spare: usize = 0;
export let digits: usize = 0;
