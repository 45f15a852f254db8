import * as fc from 'fast-check';
import { type Phase, type Plane, planes, type Strength } from '../../src/model/vocabulary.ts';
import {
  type DraftEntry,
  type DraftService,
  type GraphKind,
  graphKinds,
  writeDraft,
} from './draft-manifest.ts';
import { oneLineText } from './one-line-text.ts';
import type { WrittenManifest } from './written.ts';

/** Valid manifests of one to eight services, a third of them with planes; printed in the one-line notation. */
export function randomManifest(kinds: readonly GraphKind[] = graphKinds): fc.Arbitrary<WrittenManifest> {
  return fc.record({ kind: fc.constantFrom(...kinds), services }).map((draft) => {
    const manifest = writeDraft(draft);
    return Object.defineProperty(manifest, fc.toStringMethod, { value: () => `'${oneLineText(manifest)}'` });
  });
}

/** Code-unit order of these is neither the order here nor that of a locale, and one is a word of JavaScript. */
const ids = ['a', 'b', 'B', 'c', 'z10', 'z2', 'z-1', 'z.1', 'constructor', 'Zoo', 'a_b', '7'];

const strength: fc.Arbitrary<Strength> = fc.constantFrom('hard', 'hard', 'hard', 'soft', 'async');

const phase: fc.Arbitrary<Phase | undefined> = fc.constantFrom(
  ...[undefined, undefined, undefined],
  ...(['always', 'startup', 'runtime'] as const),
);

/** Few different times, zero among them, so that equal times are common. */
const tolerates = fc.constantFrom(undefined, undefined, '0s', '5m', '5m', '10m');
const startup = fc.constantFrom(undefined, undefined, '0s', '1m', '5m', '1m30s');

const ownPlanes: fc.Arbitrary<readonly Plane[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.subarray([...planes], { minLength: 1 }) },
);

const entry: fc.Arbitrary<DraftEntry> = fc.record({
  owner: fc.nat(3),
  targets: fc.array(fc.nat(40), { minLength: 3, maxLength: 4 }),
  groupBelow: fc.nat(99),
  atLeast: fc.nat(3),
  strength,
  phase,
  tolerates,
  purpose: fc.constantFrom(undefined, undefined, undefined, 'leases', 'quorum'),
});

const services: fc.Arbitrary<DraftService[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...ids),
    planes: ownPlanes,
    startup,
    planeStartup: startup,
    entries: fc.array(entry, { maxLength: 8 }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
);
