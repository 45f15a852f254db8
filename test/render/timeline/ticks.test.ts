import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTicks } from '../../../src/render/timeline/ticks.ts';

const minute = 60_000;
const hour = 60 * minute;
const labels = {
  textOf: (ms: number) => `${ms / minute}m`,
  widthOf: (label: string) => label.length,
  gap: 2,
};
const minutesOf = (endMs: number, length: number): string =>
  chooseTicks(endMs, length, labels)
    .map(({ label }) => label)
    .join(' ');

describe('chooseTicks', () => {
  it.each<[string, number, number, string]>([
    ['ten minutes on 30 columns', 10 * minute, 30, '0m 2m 4m 6m 8m'],
    ['ten minutes on 60 columns', 10 * minute, 60, '0m 1m 2m 3m 4m 5m 6m 7m 8m 9m'],
    ['fifteen hours on 40 columns', 15 * hour, 40, '0m 180m 360m 540m 720m'],
    ['less than a step', 1, 40, '0m'],
    ['no room for a second one', 10 * minute, 4, '0m'],
    ['no room at all', 10 * minute, 1, ''],
  ])('marks %s', (_, endMs, length, expected) => {
    expect(minutesOf(endMs, length)).toBe(expected);
  });

  it('never lets labels touch or pass the end, however long the axis', () => {
    const end = fc.integer({ min: 1, max: 36_500 * 24 * hour });
    fc.assert(
      fc.property(end, fc.integer({ min: 1, max: 200 }), (endMs, length) => {
        const ticks = chooseTicks(endMs, length, labels);
        const columns = ticks.map(({ atMs, label }) => [(atMs / endMs) * length, label.length] as const);
        for (const [index, [at, width]] of columns.entries()) {
          expect(at + width).toBeLessThanOrEqual(
            columns[index + 1] === undefined ? length : (columns[index + 1]?.[0] ?? 0) - 2 + 1e-9,
          );
        }
      }),
    );
  });
});
