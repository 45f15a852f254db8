import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Impact, impact } from '../../src/analysis/impact.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { randomCase } from '../oracle/random-case.ts';
import { withoutRequirement } from '../oracle/without-requirement.ts';

/** A busy machine may take its time. */
const patience = { timeout: 60_000 };

/** When each component reaches each level: who has more of these, or earlier, is worse off. */
function onsets({ components }: Impact): Map<string, number> {
  return new Map(
    components.flatMap(({ component, onsetMs }) =>
      Object.entries(onsetMs).map(([level, at]): [string, number] => [`${component} ${level}`, at]),
    ),
  );
}

function expectNoWorse(better: Impact, worse: Impact): void {
  const limit = onsets(worse);
  for (const [reached, at] of onsets(better)) {
    expect(limit.get(reached), reached).toBeDefined();
    expect(limit.get(reached), reached).toBeLessThanOrEqual(at);
  }
}

describe('impact', patience, () => {
  it('is no worse with a requirement less', () => {
    fc.assert(
      fc.property(randomCase(), fc.nat(), ({ manifest, scenario: { roots, horizonMs } }, n) => {
        const all = impact(libraryGraph([manifest]), roots, { horizonMs });
        const less = impact(libraryGraph([withoutRequirement(manifest, n)]), roots, { horizonMs });
        expectNoWorse(less, all);
      }),
      { numRuns: 400 },
    );
  });

  it('is no worse with a root less', () => {
    fc.assert(
      fc.property(randomCase(), ({ manifest, scenario: { roots, horizonMs } }) => {
        const graph = libraryGraph([manifest]);
        expectNoWorse(impact(graph, roots.slice(1), { horizonMs }), impact(graph, roots, { horizonMs }));
      }),
      { numRuns: 400 },
    );
  });

  it('at a time is what has come by then', () => {
    fc.assert(
      fc.property(randomCase(), fc.nat(20), ({ manifest, scenario: { roots } }, minutes) => {
        const graph = libraryGraph([manifest]);
        const horizonMs = minutes * 60_000;
        const byThen = [...onsets(impact(graph, roots))].filter(([, at]) => at <= horizonMs);
        expect(onsets(impact(graph, roots, { horizonMs }))).toEqual(new Map(byThen));
      }),
      { numRuns: 400 },
    );
  });
});
