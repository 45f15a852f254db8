import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { phases, strengths } from '../../src/model/vocabulary.ts';
import { expand } from './expand.ts';
import type { FlatGraph } from './flat-graph.ts';
import { libraryGraph } from './library-graph.ts';
import { randomManifest } from './random-manifest.ts';

/** A busy machine may take its time. */
const patience = { timeout: 60_000 };

/** The library's graph with its numbers spelt out. */
function spellOut({ services, components, requirements, compact }: ServiceGraph): FlatGraph {
  const idOf = (component: number | undefined) => components[component ?? -1]?.id ?? '';
  return {
    serviceCount: services.length,
    components: components.map(({ id, service }, number) => ({
      id,
      service,
      startupMs: compact.startupMs[number] ?? Number.NaN,
    })),
    requirements: requirements.map(({ for: purpose }, r) => ({
      from: idOf(compact.dependent[r]),
      members: Array.from(compact.member.slice(compact.memberStart[r], compact.memberStart[r + 1]), idOf),
      atLeast: compact.atLeast[r] ?? Number.NaN,
      strength: strengths[compact.strength[r] ?? -1] ?? 'hard',
      phase: phases[compact.phase[r] ?? -1] ?? 'always',
      toleratesMs: compact.toleratesMs[r] ?? Number.NaN,
      ...(purpose === undefined ? {} : { for: purpose }),
    })),
  };
}

it.each(['json', 'yaml'] as const)('the library reads %s as the definition describes', patience, (format) => {
  fc.assert(
    fc.property(randomManifest(), (manifest) => {
      expect(spellOut(libraryGraph([manifest], format))).toEqual(expand([manifest]));
    }),
    { numRuns: 300 },
  );
});
