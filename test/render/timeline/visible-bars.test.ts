import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bar } from '../../../src/document/document.ts';
import { visibleBars } from '../../../src/render/timeline/visible-bars.ts';

const tones = ['down', 'degraded', 'delayed'] as const;
const bar: fc.Arbitrary<Bar> = fc
  .record({
    tone: fc.constantFrom(...tones),
    fromMs: fc.nat(12),
    length: fc.integer({ min: 1, max: 9 }),
    ends: fc.boolean(),
  })
  .map(({ tone, fromMs, length, ends }) => ({ tone, fromMs, ...(ends && { untilMs: fromMs + length }) }));

/** What is on top at each millisecond: the last bar of the list that is there. */
function topAt(bars: readonly Bar[], milliseconds: number): Bar | undefined {
  return bars.findLast(
    ({ fromMs, untilMs = Number.POSITIVE_INFINITY }) => fromMs <= milliseconds && milliseconds < untilMs,
  );
}

describe('visibleBars', () => {
  it('shows at every moment what is on top, and says who goes on', () => {
    fc.assert(
      fc.property(fc.array(bar, { maxLength: 5 }), fc.integer({ min: 1, max: 12 }), (bars, endMs) => {
        const seen = visibleBars(bars, endMs);
        for (let at = 0; at < endMs; at++) {
          const shown = seen.filter(({ fromMs, untilMs }) => fromMs <= at && at < untilMs);
          expect(shown.map(({ tone }) => tone)).toEqual(
            [topAt(bars, at)?.tone].filter((tone) => tone !== undefined),
          );
        }
        const after = topAt(
          bars.filter(({ fromMs }) => fromMs <= endMs),
          endMs,
        );
        expect(seen.filter(({ goesOn }) => goesOn).map(({ tone }) => tone)).toEqual(
          after === undefined ? [] : [after.tone],
        );
        for (const { tone, fromMs, starts } of seen) {
          if (starts) expect(bars.some((each) => each.tone === tone && each.fromMs === fromMs)).toBe(true);
        }
        expect(seen.map(({ fromMs }) => fromMs)).toEqual(
          seen.map(({ fromMs }) => fromMs).sort((a, b) => a - b),
        );
      }),
      { numRuns: 500 },
    );
  });
});
