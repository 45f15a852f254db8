import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separate } from '../../../src/render/layout/position/separate.ts';

const free = { left: -1e6, right: 1e6 };

describe('separate', () => {
  it.each([
    ['leaves what is far enough apart', [0, 50, 100], [40, 40], [0, 50, 100]],
    ['moves two that are too close by the same way', [0, 0], [10], [-5, 5]],
    ['turns round what stands the wrong way', [30, 0], [10], [10, 20]],
    ['pushes a third along', [0, 10, 11], [10, 10], [-3, 7, 17]],
    ['places one where it wants', [7], [], [7]],
    ['places none', [], [], []],
  ])('%s', (_name, wanted, distances, expected) => {
    const centers = separate(
      wanted,
      wanted.map(() => 1),
      { distances, ...free },
    );
    expect(centers.map((center) => Math.round(center * 100) / 100)).toEqual(expected);
  });

  it('stays within bounds as long as they leave the room', () => {
    const run = { distances: [10, 10], left: 0, right: 30 };
    expect(separate([-50, -50, -50], [1, 1, 1], run)).toEqual([0, 10, 20]);
    expect(separate([50, 50, 50], [1, 1, 1], run)).toEqual([10, 20, 30]);
  });

  it('is the nearest of all places that keep their distances', () => {
    const entry = fc.record({
      wanted: fc.integer({ min: -50, max: 50 }),
      weight: fc.integer({ min: 1, max: 5 }),
      distance: fc.integer({ min: 1, max: 20 }),
      nudge: fc.integer({ min: -3, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
        const wanted = entries.map((one) => one.wanted);
        const weights = entries.map((one) => one.weight);
        const distances = entries.slice(1).map((one) => one.distance);
        const cost = (centers: readonly number[]): number =>
          centers.reduce(
            (sum, center, index) => sum + (weights[index] ?? 1) * (center - (wanted[index] ?? 0)) ** 2,
            0,
          );
        const keeps = (centers: readonly number[]): boolean =>
          distances.every(
            (distance, index) => (centers[index + 1] ?? 0) - (centers[index] ?? 0) >= distance - 1e-9,
          );
        const best = separate(wanted, weights, { distances, ...free });
        expect(keeps(best)).toBe(true);
        const other = best.map((center, index) => center + (entries[index]?.nudge ?? 0));
        if (keeps(other)) expect(cost(other)).toBeGreaterThanOrEqual(cost(best) - 1e-6);
      }),
      { numRuns: 2000 },
    );
  });
});
