/*
 * The arrays that a sweep works on: the host lays them out in one memory and sets counts and addresses before the
 * first step. `row-memory.ts` and `failure-rows.ts` of the library say what they are.
 */

export let rowCount: i32 = 0;
export let chunkCount: i32 = 0;
export let digitCount: i32 = 0;

export let start: usize = 0;
export let groupsFrom: usize = 0;
export let target: usize = 0;
export let kind: usize = 0;
export let threshold: usize = 0;
export let digitStart: usize = 0;
export let stageStart: usize = 0;
export let tallyStart: usize = 0;
export let tallyClass: usize = 0;
export let tallyWeight: usize = 0;

export let words: usize = 0;
export let maskAt: usize = 0;
export let placeOf: usize = 0;
export let waiting: usize = 0;
export let free: usize = 0;
export let freeCount: usize = 0;
export let sums: usize = 0;
export let batch: usize = 0;
export let batchCount: usize = 0;
export let targets: usize = 0;
