import type { FailureRows } from './failure-rows.ts';
import { chunkWords, type RowMemory } from './row-memory.ts';

/**
 * How many in-edges of a group are true, counted for all roots of a block at once: a binary digit of the count is
 * a row, so that one word operation counts for 32 roots.
 *
 * Rows, places and words are in range by construction, so reading typed arrays here asserts it.
 */
export interface GroupDigits {
  /** Adds one chunk of the row at a place to the digits whose places begin at `placeOf[digits]`. */
  readonly addToDigits: (from: number, chunk: number, digits: number) => void;
  /** Writes to an empty place where the digits of group `x` reach its threshold. */
  readonly compareDigits: (x: number, place: number) => void;
}

/** Counting in plain JavaScript. */
export function makeGroupDigits(rows: FailureRows, memory: RowMemory): GroupDigits {
  const { rowCount, digitStart, threshold } = rows;
  const { chunkCount, words, maskAt, placeOf } = memory;

  const addToDigits = (from: number, chunk: number, digits: number) => {
    const source = (from * chunkCount + chunk) * chunkWords;
    let most = digits;
    for (let word = 0; word < chunkWords; word++) {
      let carry = words[source + word]!;
      for (let digit = digits; carry !== 0; digit++) {
        if (digit === most) enterChunk(placeOf[most++]!, chunk);
        const at = (placeOf[digit]! * chunkCount + chunk) * chunkWords + word;
        const old = words[at]!;
        words[at] = old ^ carry;
        carry &= old;
      }
    }
  };
  /** Makes sure that a chunk holds something, if only zeros. */
  const enterChunk = (place: number, chunk: number) => {
    if (((maskAt[place]! >>> chunk) & 1) === 1) return;
    maskAt[place]! |= 1 << chunk;
    const at = (place * chunkCount + chunk) * chunkWords;
    words.fill(0, at, at + chunkWords);
  };

  const compareDigits = (x: number, place: number) => {
    const digits = rowCount + digitStart[x]!;
    const end = rowCount + digitStart[x + 1]!;
    let known = 0;
    for (let digit = digits; digit < end; digit++) known |= maskAt[placeOf[digit]!]!;
    for (let mask = known; mask !== 0; mask &= mask - 1) {
      const chunk = 31 - Math.clz32(mask & -mask);
      const to = (place * chunkCount + chunk) * chunkWords;
      let any = 0;
      for (let word = 0; word < chunkWords; word++) {
        const isLost = compareWord(x, chunk, word);
        words[to + word] = isLost;
        any |= isLost;
      }
      if (any !== 0) maskAt[place]! |= 1 << chunk;
    }
  };
  const compareWord = (x: number, chunk: number, word: number): number => {
    let equal = -1;
    let greater = 0;
    for (let digit = digitStart[x + 1]! - digitStart[x]! - 1; digit >= 0; digit--) {
      const place = placeOf[rowCount + digitStart[x]! + digit]!;
      const isKnown = ((maskAt[place]! >>> chunk) & 1) === 1;
      const value = isKnown ? words[(place * chunkCount + chunk) * chunkWords + word]! : 0;
      if (((threshold[x]! >> digit) & 1) === 1) equal &= value;
      else {
        greater |= equal & value;
        equal &= ~value;
      }
    }
    return greater | equal;
  };
  return { addToDigits, compareDigits };
}
