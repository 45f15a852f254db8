import * as fc from 'fast-check';
import type { GraphKind } from './draft-manifest.ts';
import { expand } from './expand.ts';
import { oneLineText } from './one-line-text.ts';
import { randomManifest } from './random-manifest.ts';
import { withoutRequirement } from './without-requirement.ts';
import {
  readEntry,
  type WrittenManifest,
  type WrittenPlane,
  type WrittenService,
  type WrittenTerms,
  writeEntry,
} from './written.ts';

/** A manifest before and after somebody edited it. */
export interface Edited {
  readonly base: WrittenManifest;
  readonly head: WrittenManifest;
}

const terms: fc.Arbitrary<WrittenTerms> = fc.record(
  {
    strength: fc.constantFrom('hard', 'soft', 'async'),
    phase: fc.constantFrom('always', 'startup', 'runtime'),
    tolerates: fc.constantFrom('0s', '5m', '10m'),
    for: fc.constantFrom('leases', 'quorum'),
  },
  { requiredKeys: [] },
);

type Edit = (manifest: WrittenManifest) => WrittenManifest;

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.nat(60).map(
    (n): Edit =>
      (manifest) =>
        withoutRequirement(manifest, n),
  ),
  fc.record({ n: fc.nat(60), terms }).map(
    ({ n, terms: said }): Edit =>
      (manifest) =>
        withTerms(manifest, n, said),
  ),
  fc.record({ n: fc.nat(60), atLeast: fc.nat(3) }).map(
    ({ n, atLeast }): Edit =>
      (manifest) =>
        withFewerMembers(manifest, n, atLeast),
  ),
  fc.record({ n: fc.nat(8), startup: fc.constantFrom('0s', '2m', '20m') }).map(
    ({ n, startup }): Edit =>
      (manifest) =>
        withStartup(manifest, n, startup),
  ),
);

/**
 * Pairs of valid manifests: one to three edits, told forwards or backwards, or two manifests of their own, which share
 * most of their services. What an edit makes invalid is left as it was.
 */
export function editedManifest(kinds: readonly GraphKind[]): fc.Arbitrary<Edited> {
  const edits = fc
    .record({
      manifest: randomManifest(kinds),
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
      isUndone: fc.boolean(),
    })
    .map(({ manifest, edits: all, isUndone }) => {
      const other = all.reduce((before, apply) => valid(apply(before)) ?? before, manifest);
      return isUndone ? { base: other, head: manifest } : { base: manifest, head: other };
    });
  const others = fc.record({ base: randomManifest(kinds), head: randomManifest(kinds) });
  return fc.oneof({ weight: 3, arbitrary: edits }, { weight: 1, arbitrary: others }).map(printed);
}

function valid(manifest: WrittenManifest): WrittenManifest | undefined {
  try {
    expand([manifest]);
    return manifest;
  } catch {
    return undefined;
  }
}

function printed(it: Edited): Edited {
  const text = `'${oneLineText(it.base)}' → '${oneLineText(it.head)}'`;
  return Object.defineProperty(it, fc.toStringMethod, { value: () => text });
}

function withTerms(manifest: WrittenManifest, n: number, said: WrittenTerms): WrittenManifest {
  return mapRequirement(manifest, n, (entry) => ({ ...entry, terms: { ...entry.terms, ...said } }));
}

/** A group loses its last member, or asks for another number of them. */
function withFewerMembers(manifest: WrittenManifest, n: number, atLeast: number): WrittenManifest {
  return mapRequirement(manifest, n, (entry) => {
    if (entry.kind === 'single') return entry;
    const references = entry.references.length > 2 ? entry.references.slice(0, -1) : entry.references;
    return { ...entry, references, atLeast: 1 + (atLeast % references.length) };
  });
}

function mapRequirement(
  manifest: WrittenManifest,
  n: number,
  map: (entry: ReturnType<typeof readEntry>) => ReturnType<typeof readEntry>,
): WrittenManifest {
  let at = 0;
  const total = Object.values(manifest.services)
    .flatMap((service) => [service, ...Object.values(service.planes ?? {})])
    .reduce((sum, { dependsOn = [] }) => sum + dependsOn.length, 0);
  const wanted = total === 0 ? -1 : n % total;
  const change = <P extends WrittenPlane>(part: P): P =>
    part.dependsOn === undefined
      ? part
      : {
          ...part,
          dependsOn: part.dependsOn.map((each) =>
            at++ === wanted ? writeEntry(map(readEntry(each))) : each,
          ),
        };
  const services = Object.entries(manifest.services).map(([id, service]): [string, WrittenService] => {
    const own = change(service);
    if (own.planes === undefined) return [id, own];
    const planes = Object.entries(own.planes).map(([plane, part]) => [plane, change(part)]);
    return [id, { ...own, planes: Object.fromEntries(planes) }];
  });
  return { ...manifest, services: Object.fromEntries(services) };
}

function withStartup(manifest: WrittenManifest, n: number, startup: string): WrittenManifest {
  const entries = Object.entries(manifest.services);
  const changed = entries.map(([id, service], index) => [
    id,
    index === n % entries.length ? { ...service, startup } : service,
  ]);
  return { ...manifest, services: Object.fromEntries(changed) };
}
