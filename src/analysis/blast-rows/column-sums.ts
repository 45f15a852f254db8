import { batchSize, chunkWords, type RowMemory } from './row-memory.ts';

/**
 * Adds up columns of bits: how many rows have bit k, for all k at once.
 *
 * A sum is kept as binary digits, each a chunk of bits of its own, so that one word operation adds in 32
 * columns; eight chunks at a time go through carry-save adders first (R. Harley and D. Seal's population count;
 * H. S. Warren, Hacker's Delight, 5-1).
 * Numbers of chunks and digits are in range by construction, so reading typed arrays here asserts it.
 */
export function makeColumnSums({ sums, digitCount, batch, batchCount }: RowMemory) {
  const sumWords = digitCount * chunkWords;
  const batchWords = batchSize * chunkWords;

  /** Adds the chunk at `words[at]` to sum `sum`, `weight` times. */
  const addChunk = (sum: number, words: Int32Array, at: number, weight: number) => {
    for (let digit = 0; weight >> digit !== 0; digit++) {
      if (((weight >> digit) & 1) === 0) continue;
      const first = sum * sumWords + digit * chunkWords;
      for (let word = 0; word < chunkWords; word++) addFrom(sums, first + word, words[at + word]!);
    }
  };

  /** Adds the chunk at `words[at]` to sum `sum` once, with seven others if there will be as many. */
  const addOnce = (sum: number, words: Int32Array, at: number) => {
    const count = batchCount[sum]!;
    const slot = sum * batchWords + count * chunkWords;
    for (let word = 0; word < chunkWords; word++) batch[slot + word] = words[at + word]!;
    batchCount[sum] = count + 1;
    if (count + 1 === batchSize) addBatch(sum);
  };

  const addBatch = (sum: number) => {
    batchCount[sum] = 0;
    for (let word = 0; word < chunkWords; word++) {
      const from = sum * batchWords + word;
      const at = sum * sumWords + word;
      const ones = sums[at]!;
      const twos = sums[at + chunkWords]!;
      const fours = sums[at + 2 * chunkWords]!;

      const a = batch[from]!;
      const b = batch[from + chunkWords]!;
      const c = batch[from + 2 * chunkWords]!;
      const d = batch[from + 3 * chunkWords]!;
      const e = batch[from + 4 * chunkWords]!;
      const f = batch[from + 5 * chunkWords]!;
      const g = batch[from + 6 * chunkWords]!;
      const h = batch[from + 7 * chunkWords]!;
      const ab = ones ^ a ^ b;
      const abTwos = (ones & a) | ((ones ^ a) & b);
      const cd = ab ^ c ^ d;
      const cdTwos = (ab & c) | ((ab ^ c) & d);
      const ef = cd ^ e ^ f;
      const efTwos = (cd & e) | ((cd ^ e) & f);
      const ghTwos = (ef & g) | ((ef ^ g) & h);
      sums[at] = ef ^ g ^ h;

      const abcd = twos ^ abTwos ^ cdTwos;
      const abcdFours = (twos & abTwos) | ((twos ^ abTwos) & cdTwos);
      const efghFours = (abcd & efTwos) | ((abcd ^ efTwos) & ghTwos);
      sums[at + chunkWords] = abcd ^ efTwos ^ ghTwos;

      sums[at + 2 * chunkWords] = fours ^ abcdFours ^ efghFours;
      addFrom(sums, at + 3 * chunkWords, (fours & abcdFours) | ((fours ^ abcdFours) & efghFours));
    }
  };

  /** Begins at nothing. */
  const clear = () => {
    sums.fill(0);
    batchCount.fill(0);
  };
  /** Adds what is left of batches that never became full. */
  const addRest = () => {
    batchCount.forEach((count, sum) => {
      for (let index = 0; index < count; index++) {
        addChunk(sum, batch, sum * batchWords + index * chunkWords, 1);
      }
      batchCount[sum] = 0;
    });
  };

  /** The values of the first `count` columns of a sum. */
  const sumsOf = (sum: number, count: number): Int32Array => {
    const values = new Int32Array(count);
    for (let at = 0; at < count; at += 32) {
      const first = sum * sumWords + (at >> 5);
      const end = Math.min(count, at + 32);
      for (let digit = 0; digit < digitCount; digit++) {
        const word = sums[first + digit * chunkWords]!;
        if (word === 0) continue;
        for (let bit = at; bit < end; bit++) values[bit]! += ((word >>> (bit & 31)) & 1) << digit;
      }
    }
    return values;
  };
  return { addChunk, addOnce, clear, addRest, sumsOf };
}

/** Adds one word of bits to the digits of a count, a chunk apart, from `sums[at]` on. */
export function addFrom(sums: Int32Array, at: number, bits: number): void {
  let carry = bits;
  for (let digit = at; carry !== 0; digit += chunkWords) {
    const old = sums[digit]!;
    sums[digit] = old ^ carry;
    carry &= old;
  }
}
