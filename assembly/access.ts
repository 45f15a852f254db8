import { maskAt, spare, words } from './memory';
import { get } from './numbers';

/** A chunk is four vectors. */
export const chunkBytes: usize = 64;
export const vectorBytes: usize = 16;
export const chunkBits: i32 = 512;
export const batchSize: i32 = 8;

/** The chunk at a place. */
// @ts-expect-error: decorator
@inline
export function chunkAt(place: i32): usize {
  return words + (<usize>place) * chunkBytes;
}

/** Whether a chunk touches the row at a place; if not, what is there means nothing. */
// @ts-expect-error: decorator
@inline
export function isTouched(place: i32, chunk: i32): bool {
  return ((get(maskAt, place) >>> chunk) & 1) != 0;
}

/** Empties chunks side by side. */
// @ts-expect-error: decorator
@inline
export function clearChunks(at: usize, count: i32): void {
  const nothing = i32x4.splat(0);
  for (const end = at + (<usize>count) * chunkBytes; at < end; at += chunkBytes) {
    v128.store(at, nothing);
    v128.store(at, nothing, 16);
    v128.store(at, nothing, 32);
    v128.store(at, nothing, 48);
  }
}

// Chunks of no row, as `spareChunks` of the library numbers them.

// @ts-expect-error: decorator
@inline
export function zerosChunk(): usize {
  return spare;
}

// @ts-expect-error: decorator
@inline
export function rootsChunk(): usize {
  return spare + chunkBytes;
}

// @ts-expect-error: decorator
@inline
export function groupChunk(): usize {
  return spare + 2 * chunkBytes;
}

// @ts-expect-error: decorator
@inline
export function rowChunk(): usize {
  return spare + 3 * chunkBytes;
}
