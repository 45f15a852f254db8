import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstInOrder } from '../../src/reports/first-in-order.ts';

const compare = (a: number, b: number) => (a % 7) - (b % 7) || b - a;

it('is what stands first when all is sorted', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(500), { maxLength: 200 }), fc.nat(30), (numbers, count) => {
      const sorted = [...numbers].sort(compare);
      const first = firstInOrder(Int32Array.from(numbers), count, compare);
      expect(first).toEqual(count === 0 ? sorted : sorted.slice(0, count));
    }),
  );
});

it('takes few comparisons where few are wanted', () => {
  const numbers = Int32Array.from({ length: 10_000 }, (_, index) => (index * 7919) % 10_007);
  let comparisons = 0;
  firstInOrder(numbers, 10, (a, b) => {
    comparisons++;
    return a - b;
  });
  expect(comparisons).toBeLessThan(15_000);
});
