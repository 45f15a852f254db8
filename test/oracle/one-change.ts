import { expand } from './expand.ts';
import { compare } from './flat-graph.ts';
import { type ImpactRow, impact, type Scenario } from './impact.ts';
import {
  readEntry,
  type WrittenManifest,
  type WrittenPlane,
  type WrittenRequirement,
  writeEntry,
} from './written.ts';

type Outcome = ImpactRow['state'] | 'frozen';

/** What would have been if one entry of the manifest had been another. */
export interface Change {
  readonly kind: 'soften' | 'second-member';
  /** The `for` of the entry. */
  readonly entry: string;
  readonly counts: Readonly<Record<Exclude<Outcome, 'ok'>, number>>;
  /** Sorted. */
  readonly saved: readonly string[];
}

/** The manifest with a purpose for each entry that no other has: `e0`, `e1`, … */
export function withPurposes(manifest: WrittenManifest): WrittenManifest {
  let count = 0;
  return mapEntries(manifest, (entry) => {
    const { terms, ...rest } = readEntry(entry);
    return [writeEntry({ ...rest, terms: { ...terms, for: `e${count++}` } })];
  });
}

const spare = 'spare-of-its-own';

/**
 * The best change of each entry, best first, by editing every entry of the manifest in both ways and computing
 * everything anew. Pre: `withPurposes`.
 */
export function changes(manifest: WrittenManifest, scenario: Scenario): Change[] {
  const flat = expand([manifest]);
  const order = (entry: string): number => flat.requirements.findIndex((each) => each.for === entry);
  const before = outcomes(manifest, scenario);
  const found: Change[] = [];
  for (const entry of new Set(flat.requirements.map((each) => each.for ?? ''))) {
    for (const kind of ['soften', 'second-member'] as const) {
      const edited = edit(
        manifest,
        entry,
        kind,
        flat.requirements.filter((each) => each.for === entry).flatMap(({ members }) => members),
      );
      if (edited === undefined) continue;
      const after = outcomes(edited, scenario);
      const saved = [...before]
        .filter(([id, was]) => rank(after.get(id) ?? 'ok') < rank(was))
        .map(([id]) => id);
      if (saved.length > 0) found.push({ kind, entry, counts: count(after), saved: saved.sort(compare) });
    }
  }
  const sizes = ({ counts }: Change) => [counts.down, counts.degraded, counts.delayed, counts.frozen];
  found.sort((a, b) => {
    const differing = sizes(a).findIndex((size, index) => size !== sizes(b)[index]);
    if (differing !== -1) return (sizes(a)[differing] ?? 0) - (sizes(b)[differing] ?? 0);
    return a.kind === b.kind ? order(a.entry) - order(b.entry) : a.kind === 'soften' ? -1 : 1;
  });
  return found.filter(({ entry }, index) => found.findIndex((each) => each.entry === entry) === index);
}

const ranks: readonly Outcome[] = ['ok', 'frozen', 'delayed', 'degraded', 'down'];
const rank = (outcome: Outcome): number => ranks.indexOf(outcome);

function outcomes(manifest: WrittenManifest, scenario: Scenario): Map<string, Outcome> {
  const rows = impact(expand([manifest]), scenario).components;
  const found = rows.map(
    ({ id, state, frozen }) => [id, state === 'ok' && frozen ? 'frozen' : state] as const,
  );
  return new Map(found.filter(([, outcome]) => outcome !== 'ok'));
}

function count(found: ReadonlyMap<string, Outcome>): Change['counts'] {
  const of = (outcome: Outcome) => [...found.values()].filter((each) => each === outcome).length;
  return { down: of('down'), degraded: of('degraded'), delayed: of('delayed'), frozen: of('frozen') };
}

function edit(
  manifest: WrittenManifest,
  purpose: string,
  kind: Change['kind'],
  targets: readonly string[],
): WrittenManifest | undefined {
  let done = false;
  const edited = mapEntries(manifest, (written) => {
    const entry = readEntry(written);
    if (entry.terms.for !== purpose) return [written];
    if (kind === 'soften') {
      done = (entry.terms.strength ?? 'hard') === 'hard';
      return [writeEntry({ ...entry, terms: { ...entry.terms, strength: 'soft' } })];
    }
    done = true;
    if (entry.kind === 'group') return [writeEntry({ ...entry, references: [...entry.references, spare] })];
    // A bare name may stand for several components, each of which is needed.
    return [...new Set(targets)].map((target) =>
      writeEntry({ ...entry, kind: 'group', references: [target, spare] }),
    );
  });
  return done ? { ...edited, services: { ...edited.services, [spare]: {} } } : undefined;
}

function mapEntries(
  manifest: WrittenManifest,
  change: (entry: WrittenRequirement) => readonly WrittenRequirement[],
): WrittenManifest {
  const part = <P extends WrittenPlane>(it: P): P =>
    it.dependsOn === undefined ? it : { ...it, dependsOn: it.dependsOn.flatMap(change) };
  const services = Object.entries(manifest.services).map(([id, service]) => {
    const own = part(service);
    if (own.planes === undefined) return [id, own];
    const planes = Object.entries(own.planes).map(([plane, it]) => [plane, part(it)]);
    return [id, { ...own, planes: Object.fromEntries(planes) }];
  });
  return { ...manifest, services: Object.fromEntries(services) };
}
