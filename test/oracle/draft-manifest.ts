import type { Phase, Plane, Strength } from '../../src/model/vocabulary.ts';
import { type Entry, type WrittenManifest, type WrittenPlane, writeEntry } from './written.ts';

/** What a random graph is like: anything, without cycles, many edges, mostly groups, a ring and more. */
export const graphKinds = ['any', 'dag', 'dense', 'groups', 'cyclic'] as const;
export type GraphKind = (typeof graphKinds)[number];

/** A manifest before it is known what there is to require: numbers that are taken modulo what there is. */
export interface Draft {
  readonly kind: GraphKind;
  readonly services: readonly DraftService[];
}

export interface DraftService {
  readonly id: string;
  readonly planes: readonly Plane[];
  readonly startup: string | undefined;
  /** Of the first plane. */
  readonly planeStartup: string | undefined;
  readonly entries: readonly DraftEntry[];
}

export interface DraftEntry {
  /** Whose entry it is: a plane counted from 1, or else the service. */
  readonly owner: number;
  readonly targets: readonly number[];
  /** It is a group if this is below the share of groups, in percent, of its kind of graph. */
  readonly groupBelow: number;
  readonly atLeast: number;
  readonly strength: Strength;
  readonly phase: Phase | undefined;
  readonly tolerates: string | undefined;
  readonly purpose: string | undefined;
}

/** How many entries a service of a kind may have, and how many of a hundred of them are groups. */
const shape: Readonly<Record<GraphKind, { readonly most: number; readonly groups: number }>> = {
  any: { most: 4, groups: 25 },
  dag: { most: 4, groups: 25 },
  dense: { most: 8, groups: 15 },
  groups: { most: 4, groups: 80 },
  cyclic: { most: 2, groups: 25 },
};

/** Writes the entries of a draft one after another and leaves out those that would make it invalid. */
export function writeDraft({ kind, services }: Draft): WrittenManifest {
  const planesOf = new Map(services.map(({ id, planes }) => [id, planes]));
  const taken = new Set<string>();
  const written = services.map((service, index) => {
    const { id } = service;
    const before = kind === 'dag' ? services.slice(0, index) : services;
    const references = before.flatMap((it) => [it.id, ...it.planes.map((plane) => `${it.id}/${plane}`)]);
    const next = services[(index + 1) % services.length]?.id ?? id;
    const entries = service.entries.slice(0, shape[kind].most);
    const lists = new Map<Plane | undefined, Entry[]>();
    for (const [number, draft] of entries.entries()) {
      const owner = service.planes[draft.owner - 1];
      const inRing = kind === 'cyclic' && number === 0;
      const entry = entryOf(draft, inRing ? [next] : references, inRing ? 0 : shape[kind].groups, planesOf);
      if (entry === undefined || !isFree(id, owner, entry, planesOf, taken)) continue;
      lists.set(owner, [...(lists.get(owner) ?? []), entry]);
    }
    const parts = service.planes.map((plane, at) => [
      plane,
      part(at === 0 ? service.planeStartup : undefined, lists.get(plane)),
    ]);
    const whole = part(service.startup, lists.get(undefined));
    return [id, parts.length === 0 ? whole : { ...whole, planes: Object.fromEntries(parts) }];
  });
  return { faultline: 1, services: Object.fromEntries(written) };
}

function part(duration: string | undefined, entries: readonly Entry[] = []): WrittenPlane {
  return {
    ...(duration === undefined ? {} : { startup: duration }),
    ...(entries.length === 0 ? {} : { dependsOn: entries.map(writeEntry) }),
  };
}

/** The requirement a draft stands for among these references, or nothing if it cannot be made valid. */
function entryOf(
  draft: DraftEntry,
  references: readonly string[],
  groupShare: number,
  planesOf: ReadonlyMap<string, readonly Plane[]>,
): Entry | undefined {
  const wanted = draft.targets.flatMap(
    (target) => references.slice(target % Math.max(1, references.length))[0] ?? [],
  );
  const [first] = wanted;
  if (first === undefined) return undefined;
  const terms = {
    ...(draft.strength === 'hard' ? {} : { strength: draft.strength }),
    ...(draft.phase === undefined ? {} : { phase: draft.phase }),
    ...(draft.tolerates === undefined ? {} : { tolerates: draft.tolerates }),
    ...(draft.purpose === undefined ? {} : { for: draft.purpose }),
  };
  if (draft.groupBelow >= groupShare) return { kind: 'single', references: [first], atLeast: 1, terms };

  const single = wanted.filter((reference) => targetsOf(reference, planesOf).length === 1);
  const targets = single.map((reference) => targetsOf(reference, planesOf)[0]);
  const members = single.filter((_, index) => targets.indexOf(targets[index]) === index);
  if (members.length < 2) return undefined;
  return { kind: 'group', references: members, atLeast: 1 + (draft.atLeast % members.length), terms };
}

/** Whether an entry is neither a self-dependency nor a duplicate for any component it holds for; then it is taken. */
function isFree(
  service: string,
  owner: Plane | undefined,
  { kind, references, terms }: Entry,
  planesOf: ReadonlyMap<string, readonly Plane[]>,
  taken: Set<string>,
): boolean {
  const own = planesOf.get(service) ?? [];
  const dependents =
    owner !== undefined
      ? [`${service}/${owner}`]
      : own.length === 0
        ? [service]
        : own.map((plane) => `${service}/${plane}`);
  const targets = references.flatMap((reference) => targetsOf(reference, planesOf));
  const sets = kind === 'group' ? [[...targets].sort().join('|')] : targets;
  const keys = dependents.flatMap((from) => sets.map((set) => `${from} ${set} ${terms.phase ?? 'always'}`));
  if (targets.some((target) => dependents.includes(target)) || keys.some((key) => taken.has(key)))
    return false;
  for (const key of keys) taken.add(key);
  return true;
}

function targetsOf(reference: string, planesOf: ReadonlyMap<string, readonly Plane[]>): string[] {
  const own = planesOf.get(reference);
  if (own === undefined || own.length === 0) return [reference];
  return own.includes('data') ? [`${reference}/data`] : own.map((plane) => `${reference}/${plane}`);
}
