import type { ColumnSums } from './column-sums.ts';
import type { FailureRows } from './failure-rows.ts';
import { chunkWords, type RowMemory } from './row-memory.ts';

/** The steps of a sweep. */
export interface RowKernel {
  /**
   * Passes on the waiting rows from `from` down, each to all it leads to, and tallies them. Stops at the first
   * that is a group or on a cycle through groups, and returns it; -1 when no row is waiting any more.
   */
  readonly sweep: (from: number) => number;
  /** Adds row `x` to what it leads to outside its stage. */
  readonly passOn: (x: number) => void;
  /** Counts the bits of row `x`, which is final, and gives up its place. */
  readonly tally: (x: number) => void;
}

/**
 * The steps of a sweep in plain JavaScript.
 *
 * The numbers of rows, places and words are in range by construction, so reading typed arrays here asserts it.
 */
export function makeRowKernel(
  rows: FailureRows,
  memory: RowMemory,
  { addOnce, addChunk }: Pick<ColumnSums, 'addOnce' | 'addChunk'>,
): RowKernel {
  const { rowCount, start, groupsFrom, target, digitStart, stageStart } = rows;
  const { tallyStart, tallyClass, tallyWeight } = rows;
  const { chunkCount, words, maskAt, placeOf, waiting, free, freeCount } = memory;
  const placeWords = chunkCount * chunkWords;
  const stops = stoppingRows(rows);

  const addToRow = (from: number, to: number) => {
    let added = maskAt[from]!;
    let place = placeOf[to]!;
    if (place === -1) {
      place = free[--freeCount[0]!]!;
      placeOf[to] = place;
      maskAt[place] = 0;
      waiting[to >> 5]! |= 1 << (to & 31);
    }
    const known = maskAt[place]!;
    maskAt[place] = known | added;
    const source = from * placeWords;
    const end = place * placeWords;
    for (; added !== 0; added &= added - 1) {
      const chunk = 31 - Math.clz32(added & -added);
      const a = source + chunk * chunkWords;
      const b = end + chunk * chunkWords;
      if (((known >>> chunk) & 1) === 0) copyChunk(words, a, b);
      else orChunk(words, a, b);
    }
  };
  const addToGroup = (from: number, to: number) => {
    const digits = digitStart[to]! + rowCount;
    const end = digitStart[to + 1]! + rowCount;
    if (placeOf[digits] === -1) {
      waiting[to >> 5]! |= 1 << (to & 31);
      for (let digit = digits; digit < end; digit++) {
        const place = free[--freeCount[0]!]!;
        placeOf[digit] = place;
        maskAt[place] = 0;
      }
    }
    for (let added = maskAt[from]!; added !== 0; added &= added - 1) {
      const chunk = 31 - Math.clz32(added & -added);
      addToDigits(memory, from, chunk, digits);
    }
  };
  const passOn = (x: number) => {
    const place = placeOf[x]!;
    const stage = stageStart[x]!;
    const groups = groupsFrom[x]!;
    const end = start[x + 1]!;
    for (let slot = start[x]!; slot < groups; slot++) {
      const to = target[slot]!;
      if (to < stage) addToRow(place, to);
    }
    for (let slot = groups; slot < end; slot++) {
      const to = target[slot]!;
      if (to < stage) addToGroup(place, to);
    }
  };

  const tally = (x: number) => {
    const place = placeOf[x]!;
    placeOf[x] = -1;
    free[freeCount[0]!++] = place;
    for (let slot = tallyStart[x]!; slot < tallyStart[x + 1]!; slot++) {
      const firstSum = tallyClass[slot]! * chunkCount;
      const weight = tallyWeight[slot]!;
      for (let mask = maskAt[place]!; mask !== 0; mask &= mask - 1) {
        const chunk = 31 - Math.clz32(mask & -mask);
        const at = place * placeWords + chunk * chunkWords;
        if (weight === 1) addOnce(firstSum + chunk, words, at);
        else addChunk(firstSum + chunk, words, at, weight);
      }
    }
  };

  const sweep = (from: number) => {
    for (let word = from >> 5; word >= 0; word--) {
      for (let bits = waiting[word]!; bits !== 0; bits = waiting[word]!) {
        const x = (word << 5) + 31 - Math.clz32(bits);
        if (stops[x] === 1) return x;
        waiting[word] = bits & ~(1 << (x & 31));
        passOn(x);
        tally(x);
      }
    }
    return -1;
  };
  return { sweep, passOn, tally };
}

// Four words at a time, which spares the loops most of their own cost.
function copyChunk(words: Int32Array, from: number, to: number): void {
  for (let word = 0; word < chunkWords; word += 4) {
    words[to + word] = words[from + word]!;
    words[to + word + 1] = words[from + word + 1]!;
    words[to + word + 2] = words[from + word + 2]!;
    words[to + word + 3] = words[from + word + 3]!;
  }
}

function orChunk(words: Int32Array, from: number, to: number): void {
  for (let word = 0; word < chunkWords; word += 4) {
    words[to + word]! |= words[from + word]!;
    words[to + word + 1]! |= words[from + word + 1]!;
    words[to + word + 2]! |= words[from + word + 2]!;
    words[to + word + 3]! |= words[from + word + 3]!;
  }
}

/** Adds one chunk of the row at a place to the binary digits whose places begin at `placeOf[digits]`. */
export function addToDigits(memory: RowMemory, from: number, chunk: number, digits: number): void {
  const { chunkCount, words, placeOf } = memory;
  const source = (from * chunkCount + chunk) * chunkWords;
  let most = digits;
  for (let word = 0; word < chunkWords; word++) {
    let carry = words[source + word]!;
    for (let digit = digits; carry !== 0; digit++) {
      if (digit === most) enterChunk(memory, placeOf[most++]!, chunk);
      const at = (placeOf[digit]! * chunkCount + chunk) * chunkWords + word;
      const old = words[at]!;
      words[at] = old ^ carry;
      carry &= old;
    }
  }
}

/** Makes sure that a chunk holds something, if only zeros. */
function enterChunk({ chunkCount, words, maskAt }: RowMemory, place: number, chunk: number): void {
  if (((maskAt[place]! >>> chunk) & 1) === 1) return;
  maskAt[place]! |= 1 << chunk;
  const at = (place * chunkCount + chunk) * chunkWords;
  words.fill(0, at, at + chunkWords);
}

/** 1 for groups and for rows on a cycle through groups. */
function stoppingRows({ rowCount, threshold, stageStart }: FailureRows): Uint8Array {
  const stops = new Uint8Array(rowCount);
  for (let x = 0; x < rowCount; x++) {
    const stage = stageStart[x]!;
    if (threshold[x]! > 0) stops[x] = 1;
    if (stage !== x) stops[x] = stops[stage] = 1;
  }
  return stops;
}
