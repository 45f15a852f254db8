import type { Evidence } from '../../model/manifest.ts';
import { type RequirementView, requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { isWording } from './wording.ts';

/** What of a requirement can change while it stays the same requirement; in the order in which it is told. */
export const requirementFields = [
  'members',
  'atLeast',
  'strength',
  'phase',
  'tolerates',
  'for',
  'evidence',
] as const;
export type RequirementField = (typeof requirementFields)[number];

/** One requirement that is not on both sides as it is. */
export type RequirementChange =
  | { readonly kind: 'added'; readonly dependent: string; readonly after: RequirementView }
  | { readonly kind: 'removed'; readonly dependent: string; readonly before: RequirementView }
  | {
      readonly kind: 'changed';
      readonly dependent: string;
      readonly before: RequirementView;
      readonly after: RequirementView;
      /** What differs; never empty. */
      readonly fields: readonly RequirementField[];
    };

/**
 * The requirements that differ, by dependent, then as the graphs order them, what is gone first.
 *
 * A requirement is the same one when its dependent has one on the same members: first with the same phase, then
 * with another. Of what is left, a group is the same as what it shares a member with: of several, most of them.
 * A single target that became another one is one requirement removed and one added.
 * Cost: linear in both graphs, and in the pairs of changed requirements of one component that share a member.
 */
export function changedRequirements(base: ServiceGraph, head: ServiceGraph): readonly RequirementChange[] {
  const before = byDependent(base);
  const after = byDependent(head);
  const dependents = [...new Set([...before.keys(), ...after.keys()])].sort();
  return dependents.flatMap((dependent) =>
    changesOf(dependent, before.get(dependent) ?? [], after.get(dependent) ?? []),
  );
}

/** Whether a change can alter what fails, starts or goes round: more than words about it. */
export function bears(change: RequirementChange): boolean {
  return change.kind !== 'changed' || change.fields.some((field) => !isWording(field));
}

function byDependent(graph: ServiceGraph): ReadonlyMap<string, readonly RequirementView[]> {
  const views = new Map<string, RequirementView[]>();
  for (let r = 0; r < graph.compact.requirementCount; r++) {
    const view = requirementView(graph, r);
    const known = views.get(view.dependent);
    if (known === undefined) views.set(view.dependent, [view]);
    else known.push(view);
  }
  return views;
}

function changesOf(
  dependent: string,
  before: readonly RequirementView[],
  after: readonly RequirementView[],
): RequirementChange[] {
  const pairs = new Map<RequirementView, RequirementView>();
  const free = new Set(after);
  const pair = (candidatesFor: (old: RequirementView) => readonly RequirementView[]) => {
    for (const old of before) {
      if (pairs.has(old)) continue;
      const match = candidatesFor(old).find((each) => free.has(each));
      if (match === undefined) continue;
      pairs.set(old, match);
      free.delete(match);
    }
  };
  const samePhase = indexed(after, (each) => [`${targets(each)} ${each.phase}`]);
  pair((old) => samePhase.get(`${targets(old)} ${old.phase}`) ?? []);
  const sameTargets = indexed([...free], (each) => [targets(each)]);
  pair((old) => sameTargets.get(targets(old)) ?? []);
  const byMember = indexed([...free], ({ members }) => members);
  pair((old) => sharing(old, byMember));

  const told = [...pairs].flatMap(([old, now]): RequirementChange[] => {
    const fields = requirementFields.filter((field) => differs[field](old, now));
    return fields.length === 0 ? [] : [{ kind: 'changed', dependent, before: old, after: now, fields }];
  });
  return [
    ...before
      .filter((each) => !pairs.has(each))
      .map((each) => ({ kind: 'removed', dependent, before: each }) as const),
    ...told.sort((a, b) => numberAfter(a) - numberAfter(b)),
    ...after
      .filter((each) => free.has(each))
      .map((each) => ({ kind: 'added', dependent, after: each }) as const),
  ];
}

function numberAfter(change: RequirementChange): number {
  return change.kind === 'removed' ? -1 : change.after.number;
}

/** Requirements that share members with `old`, one of the two being a group; most shared first, then in order. */
function sharing(
  old: RequirementView,
  byMember: ReadonlyMap<string, readonly RequirementView[]>,
): readonly RequirementView[] {
  const shared = new Map<RequirementView, number>();
  for (const member of old.members) {
    for (const each of byMember.get(member) ?? []) shared.set(each, (shared.get(each) ?? 0) + 1);
  }
  return [...shared.keys()].sort(
    (a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0) || a.number - b.number,
  );
}

function indexed(
  views: readonly RequirementView[],
  keysOf: (view: RequirementView) => readonly string[],
): ReadonlyMap<string, readonly RequirementView[]> {
  const index = new Map<string, RequirementView[]>();
  for (const view of views) {
    for (const key of keysOf(view)) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [view]);
      else known.push(view);
    }
  }
  return index;
}

/** Ids have no space in them, so this is one text for one set. */
function targets({ members }: RequirementView): string {
  return members.join(' ');
}

const differs: Readonly<Record<RequirementField, (a: RequirementView, b: RequirementView) => boolean>> = {
  members: (a, b) => targets(a) !== targets(b),
  atLeast: (a, b) => a.atLeast !== b.atLeast,
  strength: (a, b) => a.strength !== b.strength,
  phase: (a, b) => a.phase !== b.phase,
  tolerates: (a, b) => a.toleratesMs !== b.toleratesMs,
  for: (a, b) => a.for !== b.for,
  evidence: (a, b) => evidenceKey(a.evidence) !== evidenceKey(b.evidence),
};

/** Entries in another order say the same. */
function evidenceKey(evidence: readonly Evidence[]): string {
  const entries = evidence.map(({ source, date = '', note = '' }) => JSON.stringify([source, date, note]));
  return entries.sort().join('\n');
}
