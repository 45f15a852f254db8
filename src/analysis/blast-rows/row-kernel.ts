import { makeColumnSums } from './column-sums.ts';
import { type FailureRows, rowKinds } from './failure-rows.ts';
import { type GroupDigits, makeGroupDigits } from './group-digits.ts';
import { chunkWords, layOut, type MemorySize, type RowMemory, rowMemory } from './row-memory.ts';

/** The steps of a sweep, and what they work on. */
export interface RowKernel extends GroupDigits {
  readonly memory: RowMemory;
  /**
   * Passes on the waiting rows from `from` down, each to all it leads to, and tallies them. Stops at the first
   * that is on a cycle through groups, and returns it; -1 when no row is waiting any more.
   */
  readonly sweep: (from: number) => number;
  /** Adds row `x` to what it leads to outside its stage. */
  readonly passOn: (x: number) => void;
  /** Counts the bits of row `x`, which is final, and gives up its place. */
  readonly tally: (x: number) => void;
}

/**
 * The steps of a sweep in plain JavaScript: what runs where WebAssembly does not, and what it is compared with.
 *
 * The numbers of rows, places and words are in range by construction, so reading typed arrays here asserts it.
 */
export function makeScriptKernel(rows: FailureRows, size: MemorySize): RowKernel {
  const memory = rowMemory(
    size,
    layOut(size.lengths, (bytes) => new ArrayBuffer(bytes)),
  );
  const { addOnce, addChunk } = makeColumnSums(memory);
  const { addToDigits, compareDigits } = makeGroupDigits(rows, memory);
  const { rowCount, start, groupsFrom, target, digitStart, stageStart, kind } = rows;
  const { tallyStart, tallyClass, tallyWeight } = rows;
  const { chunkCount, words, maskAt, placeOf, waiting, free, freeCount } = memory;
  const placeWords = chunkCount * chunkWords;

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
      addToDigits(from, 31 - Math.clz32(added & -added), digits);
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

  /** A group all of whose members are final: its row is where its digits reach the threshold. */
  const settleGroup = (x: number) => {
    const place = free[--freeCount[0]!]!;
    maskAt[place] = 0;
    compareDigits(x, place);
    for (let digit = rowCount + digitStart[x]!; digit < rowCount + digitStart[x + 1]!; digit++) {
      free[freeCount[0]!++] = placeOf[digit]!;
      placeOf[digit] = -1;
    }
    placeOf[x] = place;
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
        if (kind[x] === rowKinds.staged) return x;
        waiting[word] = bits & ~(1 << (x & 31));
        if (kind[x] === rowKinds.group) settleGroup(x);
        passOn(x);
        tally(x);
      }
    }
    return -1;
  };
  return { memory, sweep, passOn, tally, addToDigits, compareDigits };
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
