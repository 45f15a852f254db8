import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impact } from '../../src/analysis/impact.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { impactData } from '../../src/reports/impact-data.ts';
import { graphKinds } from '../oracle/draft-manifest.ts';
import { expand } from '../oracle/expand.ts';
import { type Scenario, impact as slowImpact } from '../oracle/impact.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { randomCase } from '../oracle/random-case.ts';
import { rearrange } from '../oracle/rearrange.ts';

/** A busy machine may take its time. */
const patience = { timeout: 60_000 };

/** The machine output, as somebody else's program would read it. */
function read(graph: ServiceGraph, { roots, horizonMs }: Scenario) {
  return JSON.parse(JSON.stringify(impactData(graph, impact(graph, roots, { horizonMs }))));
}

describe('impact agrees with the definition applied by hand', patience, () => {
  it.each(graphKinds)('on %s graphs', (kind) => {
    fc.assert(
      fc.property(randomCase([kind]), ({ manifest, scenario }) => {
        const { graph, summary, components } = read(libraryGraph([manifest]), scenario);
        const flat = expand([manifest]);
        const expected = slowImpact(flat, scenario);
        expect(graph).toEqual({
          services: flat.serviceCount,
          components: flat.components.length,
          requirements: flat.requirements.length,
        });
        expect({ summary, components }).toEqual(expected);
        // The order of keys is part of the format.
        expect(JSON.stringify({ summary, components })).toBe(JSON.stringify(expected));
      }),
      { numRuns: 400 },
    );
  });
});

describe('impact', patience, () => {
  it('does not depend on how graph and scenario are written down', () => {
    fc.assert(
      fc.property(randomCase(), fc.nat(), ({ manifest, scenario }, seed) => {
        const told = read(libraryGraph([manifest]), scenario);
        const turned = { ...scenario, roots: scenario.roots.toReversed() };
        expect(read(libraryGraph(rearrange(manifest, seed)), turned)).toEqual(told);
      }),
      { numRuns: 400 },
    );
  });
});
