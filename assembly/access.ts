import { chunkCount, words } from './memory';

/** A chunk is four vectors. */
export const chunkBytes: usize = 64;
export const vectorBytes: usize = 16;
export const batchSize: i32 = 8;
export const groupKind: i32 = 1;
export const stageKind: i32 = 2;

// @ts-expect-error: decorator
@inline
export function get(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2));
}

// @ts-expect-error: decorator
@inline
export function set(array: usize, index: i32, value: i32): void {
  store<i32>(array + ((<usize>index) << 2), value);
}

// @ts-expect-error: decorator
@inline
export function chunkAt(place: i32, chunk: i32): usize {
  return words + <usize>(place * chunkCount + chunk) * chunkBytes;
}
