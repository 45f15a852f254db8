import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestHittingSet } from '../../src/analysis/deadlock/smallest-hitting-set.ts';

type Family = readonly (readonly number[])[];

const elementCount = 9;
const all = Array.from({ length: elementCount }, (_, element) => element);
const families: fc.Arbitrary<Family> = fc.array(fc.subarray(all, { minLength: 1, maxLength: 4 }), {
  maxLength: 14,
});

function isHitBy(family: Family, elements: readonly number[]): boolean {
  return family.every((set) => set.some((element) => elements.includes(element)));
}

/** The size of a smallest hitting set, by trying all sets. */
function smallestSize(family: Family): number {
  const sizes = Array.from({ length: 2 ** elementCount }, (_, bits) => {
    const elements = all.filter((element) => (bits >> element) & 1);
    return isHitBy(family, elements) ? elements.length : Number.POSITIVE_INFINITY;
  });
  return Math.min(...sizes);
}

function search(family: Family, maxCost: number) {
  const unhit = (chosen: Uint8Array) => {
    const elements = family.find((set) => set.every((element) => chosen[element] === 0));
    return elements === undefined ? undefined : { elements, cost: 1 };
  };
  return smallestHittingSet(elementCount, unhit, all, maxCost);
}

describe('a smallest hitting set', () => {
  it('is as small as trying all sets finds', () => {
    fc.assert(
      fc.property(families, (family) => {
        const { elements, proven } = search(family, Number.POSITIVE_INFINITY);
        expect(isHitBy(family, elements)).toBe(true);
        expect(elements).toHaveLength(smallestSize(family));
        expect(proven).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the best found when the search is cut short, and only said to be proven when it is', () => {
    fc.assert(
      fc.property(families, fc.nat(30), (family, maxCost) => {
        const { elements, proven } = search(family, maxCost);
        expect(isHitBy(family, elements)).toBe(true);
        if (proven) expect(elements).toHaveLength(smallestSize(family));
      }),
      { numRuns: 1000 },
    );
  });

  it('is not proven when nothing was looked at', () => {
    expect(search([[0], [1]], 0)).toEqual({ elements: all, proven: false });
  });
});
