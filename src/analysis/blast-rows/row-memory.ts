import type { FailureRows } from './failure-rows.ts';

/**
 * What a sweep works on, all in typed arrays.
 *
 * A block of roots is swept a chunk at a time: sixteen words, a line of the cache, with one bit for each root and
 * lane: whether that root makes the row true. Before, all chunks together, it is found out which rows they touch at
 * all, since the roots of a chunk reach much the same; only those are made.
 */
export interface RowMemory extends MemoryArrays {
  /** Binary digits of a column sum. */
  readonly digitCount: number;
}

interface MemoryArrays {
  /** The chunks of the block that touch each row, a bit each. */
  readonly maskOf: Int32Array;
  /** The same by the places of a row, from when it is made. */
  readonly maskAt: Int32Array;
  /** The first root, by its position in the block, that each row stands for, and the next one after a root; -1 for none. */
  readonly bitOf: Int32Array;
  readonly nextBit: Int32Array;
  /** Column sums of each lane, and of what is frozen: digit `d` of lane `l` is the chunk `l * digitCount + d`. */
  readonly sums: Int32Array;
  /** Chunks to be added to the sums eight at a time: eight for each lane, and how many there are. */
  readonly batch: Int32Array;
  readonly batchCount: Int32Array;
  /** Where the inputs of a row are, while that is made. */
  readonly found: Int32Array;
  /** Chunks of no row: of zeros, of the roots of a row, of what a group gives, of a row that is not kept. */
  readonly spare: Int32Array;
  /** The digits in which the members of a group are counted, a chunk each. */
  readonly digits: Int32Array;
  /** The chunks, by place; those that are not touched mean nothing. */
  readonly words: Int32Array;
}

export const chunkWords = 16;
/** Roots to a chunk. */
export const chunkBits = 32 * chunkWords;
/** Chunks to a block, as many as a mask holds. */
export const blockChunks = 32;
export const batchSize = 8;
/** Which chunk of `spare` is what. */
export const spareChunks = { zeros: 0, roots: 1, group: 2, row: 3 } as const;

/** How much memory sweeps need, before there is any. */
export interface MemorySize {
  readonly digitCount: number;
  readonly lengths: Readonly<Record<keyof MemoryArrays, number>>;
}

/** The memory for sweeps. */
export function memorySize(rows: FailureRows): MemorySize {
  const { rowCount, laneCount, slotCount, weight } = rows;
  const componentCount = weight.reduce((sum, each) => sum + each, 0);
  const digitCount = Math.max(4, 33 - Math.clz32(componentCount));
  return {
    digitCount,
    lengths: {
      maskOf: rowCount,
      maskAt: slotCount * laneCount,
      bitOf: rowCount,
      nextBit: blockChunks * chunkBits,
      sums: (laneCount + 1) * digitCount * chunkWords,
      batch: (laneCount + 1) * batchSize * chunkWords,
      batchCount: laneCount + 1,
      found: 1 + mostInputs(rows),
      spare: Object.keys(spareChunks).length * chunkWords,
      digits: 32 * chunkWords,
      words: slotCount * laneCount * chunkWords,
    },
  };
}

/** Makes memory of this size ready. */
export function rowMemory({ digitCount }: MemorySize, arrays: MemoryArrays): RowMemory {
  arrays.bitOf.fill(-1);
  return { ...arrays, digitCount };
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

function mostInputs({ rowCount, inputStart }: FailureRows): number {
  let most = 0;
  for (let x = 0; x < rowCount; x++) most = Math.max(most, (inputStart[x + 1] ?? 0) - (inputStart[x] ?? 0));
  return most;
}
