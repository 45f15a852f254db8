import * as fc from 'fast-check';
import { type GraphKind, graphKinds } from './draft-manifest.ts';
import { expand } from './expand.ts';
import type { Scenario } from './impact.ts';
import { oneLineRootsText } from './one-line-roots.ts';
import { oneLineText } from './one-line-text.ts';
import { randomManifest } from './random-manifest.ts';
import { type Level, levels } from './times.ts';
import type { WrittenManifest } from './written.ts';

/** A manifest and a scenario on it; printed as one line. */
export interface RandomCase {
  readonly manifest: WrittenManifest;
  readonly scenario: Scenario;
}

/** Manifests with one to three roots, of any state, at few different times, one component perhaps twice; and
 * sometimes a horizon. */
export function randomCase(kinds: readonly GraphKind[] = graphKinds): fc.Arbitrary<RandomCase> {
  return fc
    .record({
      manifest: randomManifest(kinds),
      roots: fc.array(root, { minLength: 1, maxLength: 3 }),
      horizonMs,
    })
    .map(({ manifest, roots, horizonMs: end }) => {
      const { components } = expand([manifest]);
      const chosen = roots.map(({ pick, ...root }) => ({
        component: components[pick % components.length]?.id ?? '',
        ...root,
      }));
      const horizon = end === undefined ? {} : { horizonMs: end };
      return printed({ manifest, scenario: { roots: chosen, ...horizon } });
    });
}

const minuteMs = 60_000;
const state: fc.Arbitrary<Level> = fc.constantFrom('down', 'down', ...levels);
const atMs = fc.constantFrom(0, 0, 0, 5 * minuteMs, 7 * minuteMs);
const root = fc.record({ pick: fc.nat(50), state, atMs });
const horizonMs = fc.constantFrom(undefined, undefined, 0, 5 * minuteMs, 10 * minuteMs, 12 * minuteMs);

function printed(it: RandomCase): RandomCase {
  const { roots, horizonMs: end } = it.scenario;
  const graph = oneLineText(it.manifest);
  const text = `'${graph}' when '${oneLineRootsText(roots)}'${end === undefined ? '' : ` at ${end}ms`}`;
  return Object.defineProperty(it, fc.toStringMethod, { value: () => text });
}
