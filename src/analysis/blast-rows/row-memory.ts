import type { FailureRows } from './failure-rows.ts';

/**
 * What a sweep works on, all in typed arrays.
 *
 * A row has one bit for each root of the block: whether that root makes the row true. It is cut into chunks of
 * sixteen words, a line of the cache, and of most rows most chunks are empty, since roots near to one another in the order of rows reach
 * the same; a mask says which are not, and only those are read or written.
 * Only rows that are touched have a place, and only until they have been passed on; so what is worked on is
 * small and stays in the cache.
 */
export interface RowMemory {
  /** Chunks in a row, at most `mostChunks`. */
  readonly chunkCount: number;
  /** The words of the row at place `p`, from `p * chunkCount * chunkWords` on; empty chunks hold anything. */
  readonly words: Int32Array;
  /** The chunks at each place that are not empty, a bit each. */
  readonly maskAt: Int32Array;
  /** Where each row is, then where each digit of each group is; -1 when it has no place. */
  readonly placeOf: Int32Array;
  /** Rows that are touched and wait to be passed on, a bit each. */
  readonly waiting: Int32Array;
  /** Places that are free: a stack of `freeCount[0]`. */
  readonly free: Int32Array;
  readonly freeCount: Int32Array;
  /** Column sums of each class. */
  readonly classCount: number;
  /** Their binary digits: digit `d` of chunk `c` of class `k` is the chunk `(k * chunkCount + c) * digitCount + d`. */
  readonly sums: Int32Array;
  readonly digitCount: number;
  /** Chunks to be added to the sums eight at a time: eight chunks for each chunk of each class, and how many. */
  readonly batch: Int32Array;
  readonly batchCount: Int32Array;
}

export const chunkWords = 16;
/** A wider row costs more of the cache than it saves in rows to visit. A mask would hold 32. */
export const mostChunks = 8;
export const batchSize = 8;

/**
 * Memory for sweeps with `chunkCount` chunks a row. Places are enough for every row and digit at once, and for
 * scratch; those that are never used cost address space only.
 */
export function makeRowMemory(rows: FailureRows, classCount: number, chunkCount: number): RowMemory {
  const { rowCount } = rows;
  const placeCount = rowCount + (rows.digitStart[rowCount] ?? 0) + scratchPlaces(rows);
  const largestSum = rows.tallyWeight.reduce((sum, weight) => sum + weight, 0);
  const digitCount = Math.max(4, 33 - Math.clz32(largestSum));
  const free = new Int32Array(placeCount);
  for (let index = 0; index < placeCount; index++) free[index] = placeCount - 1 - index;
  return {
    chunkCount,
    words: new Int32Array(placeCount * chunkCount * chunkWords),
    maskAt: new Int32Array(placeCount),
    placeOf: new Int32Array(placeCount).fill(-1),
    waiting: new Int32Array((rowCount >> 5) + 1),
    free,
    freeCount: Int32Array.of(placeCount),
    classCount,
    sums: new Int32Array(classCount * chunkCount * digitCount * chunkWords),
    digitCount,
    batch: new Int32Array(classCount * chunkCount * batchSize * chunkWords),
    batchCount: new Int32Array(classCount * chunkCount),
  };
}

/** A group on a cycle is looked at in digits of their own, and then in a row. */
function scratchPlaces({ rowCount, digitStart }: FailureRows): number {
  let mostDigits = 0;
  for (let x = 0; x < rowCount; x++) {
    mostDigits = Math.max(mostDigits, (digitStart[x + 1] ?? 0) - (digitStart[x] ?? 0));
  }
  return mostDigits + 1;
}
