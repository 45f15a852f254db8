import { describe, expect, it } from 'vitest';
import { atLeastUp, isWorse, percentText, unavailability } from '../../src/policy/availability.ts';

/*
 * Promises in thousandths of a percent. What a group of them comes to is exact in whole numbers, so that every
 * comparison of the table below can be made without rounding.
 */
const promises = [100_000n, 99_990n, 99_900n, 99_000n, 97_200n, 95_000n, 90_000n, 80_000n, 50_000n, 0n];
const always = 100_000n;
const downOf = (promise: bigint) => unavailability(Number(promise) / 1000);

/** How often fewer than `k` are up, in units of 10^-5 a member, over all ways in which some are up. */
function lost(members: readonly bigint[], k: number): bigint {
  let sum = 0n;
  for (let up = 0; up < 1 << members.length; up++) {
    const isUp = (index: number) => ((up >> index) & 1) === 1;
    if (members.filter((_, index) => isUp(index)).length >= k) continue;
    sum += members.reduce(
      (product, promise, index) => product * (isUp(index) ? promise : always - promise),
      1n,
    );
  }
  return sum;
}

/** All choices of `size` promises, in whatever order. */
function choices(size: number, from = 0): bigint[][] {
  if (size === 0) return [[]];
  return promises.flatMap((promise, index) =>
    index < from ? [] : choices(size - 1, index).map((rest) => [promise, ...rest]),
  );
}

describe('what a group promises', () => {
  it.each([1, 2, 3, 4, 5])('is told from every promise, exactly: %i members', (size) => {
    const wrong: unknown[] = [];
    for (const members of choices(size)) {
      for (let k = 1; k <= size; k++) {
        const down = atLeastUp(members.map(downOf), k);
        const exact = lost(members, k);
        for (const promised of promises) {
          const isLess = exact > (always - promised) * always ** BigInt(size - 1);
          if (isWorse(down, downOf(promised)) !== isLess) wrong.push({ members, k, promised, down });
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('a promise in words', () => {
  it.each([
    [0, '100%'],
    [1, '0%'],
    [0.0001, '99.99%'],
    [0.00011, '99.989%'],
    // Two that are up for 99.9 % each: 99.8001 %.
    [0.001999, '99.8%'],
    // Ten decimals are all that is written; what is down at all is never said to be up always.
    [1e-12, '99.9999999999%'],
    [1e-15, '99.9999999999%'],
    [1e-30, '99.9999999999%'],
  ])('is never better than it is: %d down', (down, text) => {
    expect(percentText(down)).toBe(text);
  });
});
