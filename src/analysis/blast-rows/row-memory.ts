import type { FailureRows } from './failure-rows.ts';

/**
 * What a sweep works on, all in typed arrays.
 *
 * A row has one bit for each root of the block: whether that root makes the row true. It is cut into chunks of
 * sixteen words, a line of the cache, and of most rows most chunks are empty, since roots near to one another in
 * the order of rows reach the same; a mask says which are not, and only those are read or written.
 * Only rows that are touched have a place, and only until they have been passed on; so what is worked on is
 * small and stays in the cache.
 */
export interface RowMemory extends MemoryArrays {
  /** Chunks in a row, at most `mostChunks`. */
  readonly chunkCount: number;
  /** Binary digits of a column sum. */
  readonly digitCount: number;
}

interface MemoryArrays {
  /** The chunks at each place that are not empty, a bit each. */
  readonly maskAt: Int32Array;
  /** Where each row is, then where each digit of each group is; -1 when it has no place. */
  readonly placeOf: Int32Array;
  /** Rows that are touched and wait to be passed on, a bit each. */
  readonly waiting: Int32Array;
  /** Places that are free: a stack of `freeCount[0]`. */
  readonly free: Int32Array;
  readonly freeCount: Int32Array;
  /** Column sums of each class: digit `d` of chunk `c` of class `k` is the chunk `(k * chunkCount + c) * digitCount + d`. */
  readonly sums: Int32Array;
  /** Chunks to be added to the sums eight at a time: eight chunks for each chunk of each class, and how many. */
  readonly batch: Int32Array;
  readonly batchCount: Int32Array;
  /** Two numbers for each target of a row, while that is passed on. */
  readonly targets: Int32Array;
  /** The words of the row at place `p`, from `p * chunkCount * chunkWords` on; empty chunks hold anything. */
  readonly words: Int32Array;
}

export const chunkWords = 16;
/** A wider row costs more of the cache than it saves in rows to visit. A mask would hold 32. */
export const mostChunks = 8;
export const batchSize = 8;

/** How much memory sweeps need, before there is any. */
export interface MemorySize {
  readonly chunkCount: number;
  readonly digitCount: number;
  readonly lengths: Readonly<Record<keyof MemoryArrays, number>>;
}

/**
 * The memory for sweeps with `chunkCount` chunks a row. Places are enough for every row and digit at once, and for
 * scratch; those that are never used cost address space only.
 */
export function memorySize(rows: FailureRows, classCount: number, chunkCount: number): MemorySize {
  const { rowCount } = rows;
  const placeCount = rowCount + (rows.digitStart[rowCount] ?? 0) + scratchPlaces(rows);
  const largestSum = rows.tallyWeight.reduce((sum, weight) => sum + weight, 0);
  const digitCount = Math.max(4, 33 - Math.clz32(largestSum));
  const sumCount = classCount * chunkCount;
  return {
    chunkCount,
    digitCount,
    lengths: {
      maskAt: placeCount,
      placeOf: placeCount,
      waiting: (rowCount >> 5) + 1,
      free: placeCount,
      freeCount: 1,
      sums: sumCount * digitCount * chunkWords,
      batch: sumCount * batchSize * chunkWords,
      batchCount: sumCount,
      targets: 2 * mostTargets(rows),
      words: placeCount * chunkCount * chunkWords,
    },
  };
}

/** Makes memory of this size ready: no row is touched. */
export function rowMemory({ chunkCount, digitCount }: MemorySize, arrays: MemoryArrays): RowMemory {
  const { placeOf, free, freeCount } = arrays;
  placeOf.fill(-1);
  for (let index = 0; index < free.length; index++) free[index] = free.length - 1 - index;
  freeCount[0] = free.length;
  return { ...arrays, chunkCount, digitCount };
}

/** Arrays of these lengths side by side in one buffer, each from a line of the cache on. */
export function layOut<Name extends string>(
  lengths: Readonly<Record<Name, number>>,
  makeBuffer: (bytes: number) => ArrayBufferLike,
): Record<Name, Int32Array> {
  const names = Object.keys(lengths) as Name[];
  const lineWords = 16;
  const starts: number[] = [];
  let wordCount = lineWords; // address 0 is nobody's
  for (const name of names) {
    starts.push(wordCount);
    wordCount += Math.ceil(lengths[name] / lineWords) * lineWords;
  }
  const buffer = makeBuffer(4 * wordCount);
  const arrays = names.map((name, index) => new Int32Array(buffer, 4 * (starts[index] ?? 0), lengths[name]));
  return Object.fromEntries(names.map((name, index) => [name, arrays[index]])) as Record<Name, Int32Array>;
}

function mostTargets({ rowCount, start }: FailureRows): number {
  let most = 0;
  for (let x = 0; x < rowCount; x++) most = Math.max(most, (start[x + 1] ?? 0) - (start[x] ?? 0));
  return most;
}

/** A group on a cycle is looked at in digits of their own, and then in a row. */
function scratchPlaces({ rowCount, digitStart }: FailureRows): number {
  let mostDigits = 0;
  for (let x = 0; x < rowCount; x++) {
    mostDigits = Math.max(mostDigits, (digitStart[x + 1] ?? 0) - (digitStart[x] ?? 0));
  }
  return mostDigits + 1;
}
