import { batchSize, chunkBytes, vectorBytes } from './access';
import { batch, batchCount, digitCount, sums } from './memory';
import { get, set } from './numbers';

// How many rows have bit k, for all k at once: see `column-sums.ts` of the library, which does the same.

/** Adds the chunk at an address to a sum, `weight` times. */
export function addOften(sum: i32, from: usize, weight: i32): void {
  const to = sums + <usize>(sum * digitCount) * chunkBytes;
  for (let digit = 0; weight >> digit != 0; digit++) {
    if (((weight >> digit) & 1) == 0) continue;
    const first = to + (<usize>digit) * chunkBytes;
    for (let at: usize = 0; at < chunkBytes; at += vectorBytes) addFrom(first + at, v128.load(from + at));
  }
}

// @ts-expect-error: decorator
@inline
export function addOnce(sum: i32, from: usize): void {
  const count = get(batchCount, sum);
  const slot = batch + <usize>(sum * batchSize + count) * chunkBytes;
  v128.store(slot, v128.load(from));
  v128.store(slot, v128.load(from, 16), 16);
  v128.store(slot, v128.load(from, 32), 32);
  v128.store(slot, v128.load(from, 48), 48);
  if (count + 1 == batchSize) addBatch(sum);
  else set(batchCount, sum, count + 1);
}

/** Eight chunks at a time through carry-save adders. */
function addBatch(sum: i32): void {
  set(batchCount, sum, 0);
  for (let at: usize = 0; at < chunkBytes; at += vectorBytes) {
    const from = batch + <usize>(sum * batchSize) * chunkBytes + at;
    const to = sums + <usize>(sum * digitCount) * chunkBytes + at;
    const ones = v128.load(to);
    const twos = v128.load(to, 64);
    const fours = v128.load(to, 128);
    const b = v128.load(from, 64);
    const d = v128.load(from, 192);
    const f = v128.load(from, 320);
    const h = v128.load(from, 448);

    const a = v128.xor(ones, v128.load(from));
    const abTwos = carryOf(ones, v128.load(from), b, a);
    const ab = v128.xor(a, b);
    const c = v128.xor(ab, v128.load(from, 128));
    const cdTwos = carryOf(ab, v128.load(from, 128), d, c);
    const cd = v128.xor(c, d);
    const e = v128.xor(cd, v128.load(from, 256));
    const efTwos = carryOf(cd, v128.load(from, 256), f, e);
    const ef = v128.xor(e, f);
    const g = v128.xor(ef, v128.load(from, 384));
    const ghTwos = carryOf(ef, v128.load(from, 384), h, g);
    v128.store(to, v128.xor(g, h));

    const twosAb = v128.xor(twos, abTwos);
    const abcdFours = carryOf(twos, abTwos, cdTwos, twosAb);
    const abcd = v128.xor(twosAb, cdTwos);
    const twosEf = v128.xor(abcd, efTwos);
    const efghFours = carryOf(abcd, efTwos, ghTwos, twosEf);
    v128.store(to, v128.xor(twosEf, ghTwos), 64);

    const foursAd = v128.xor(fours, abcdFours);
    v128.store(to, v128.xor(foursAd, efghFours), 128);
    addFrom(to + 192, carryOf(fours, abcdFours, efghFours, foursAd));
  }
}

/** The carry of a + b + c, bit by bit, given a ^ b. */
// @ts-expect-error: decorator
@inline
function carryOf(a: v128, b: v128, c: v128, different: v128): v128 {
  return v128.or(v128.and(a, b), v128.and(different, c));
}

/** Adds a vector of bits to the digits of a count, a chunk apart, from address `to` on. */
// @ts-expect-error: decorator
@inline
export function addFrom(to: usize, bits: v128): void {
  for (let carry = bits; v128.any_true(carry); to += chunkBytes) {
    const old = v128.load(to);
    v128.store(to, v128.xor(old, carry));
    carry = v128.and(carry, old);
  }
}
