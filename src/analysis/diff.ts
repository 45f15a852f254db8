import type { ServiceGraph } from '../model/service-graph.ts';
import { affectedRoots } from './diff/affected-roots.ts';
import { unionOf } from './diff/changed-causes.ts';
import { type CycleChanges, changedCycles } from './diff/changed-cycles.ts';
import type { RequirementChange } from './diff/changed-requirements.ts';
import { changedServices, type ServiceChange } from './diff/changed-services.ts';
import { changedStartUp, type StartUpChange } from './diff/changed-start-up.ts';
import { type GraphPair, graphPair, type Presence, presences } from './diff/graph-pair.ts';
import { outcomeSets, type RootCounts, type SinglePointChange } from './diff/outcome-sets.ts';
import { makeRootChanges, type OutcomeChange } from './diff/root-changes.ts';

/** What a change of a graph does. */
export interface Diff {
  readonly services: readonly ServiceChange[];
  readonly requirements: readonly RequirementChange[];
  /** Components whose failure does something else than before, worst first: see `compareRoots`. */
  readonly roots: readonly RootChange[];
  /** Of so many further components whether what they do comes sooner or later was not looked into. */
  readonly rootsNotTimed: number;
  readonly singlePoints: readonly SinglePoints[];
  readonly cycles: CycleChanges;
  readonly startUp: StartUpChange;
}

/** A component that does something else to others when it is down for ever. */
export interface RootChange extends Omit<RootCounts, 'root'> {
  readonly component: string;
  /** Which graphs have it: what the failure of a new one does is new, and no worse than before. */
  readonly presence: Presence;
  /** Undefined where it was not looked into. */
  readonly sooner: number | undefined;
  readonly later: number | undefined;
  /** Every other component that fares otherwise; undefined where that was not looked into. */
  readonly changes: readonly OutcomeChange[] | undefined;
}

/** A component of both graphs that other single failures than before take down. */
export interface SinglePoints extends Omit<SinglePointChange, 'component' | 'gained' | 'lost'> {
  readonly component: string;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** Changed requirements by which those that were looked into take it down, or did; ascending positions. */
  readonly gainedCauses: readonly number[];
  readonly lostCauses: readonly number[];
}

/** How much of the details to find: components for each root that is looked into, and more for what changed. */
const usualEffort = 1_000_000;
const changeEffort = 20;

/**
 * What a change does: to what fails with what, to cycles, to the start.
 *
 * Which components fare otherwise is exact, for every single failure. When they do, and by which changed requirement,
 * is found for as many failures as `effort` allows, the worst first; the others say so by `undefined`.
 * Cost: that of `outcomeSets` for what the change can reach, of two `bootstrap` and two `cycles`, and two propagations
 * for each failure that is looked into.
 */
export function diff(
  base: ServiceGraph,
  head: ServiceGraph,
  { effort = usualEffort }: { readonly effort?: number } = {},
): Diff {
  const pair = graphPair(base, head);
  const candidates = affectedRoots(pair);
  const sets = outcomeSets(pair, candidates);
  const { roots, rootsNotTimed } = lookInto(pair, candidates, sets.roots, effort);
  return {
    services: changedServices(base, head),
    requirements: pair.requirements,
    roots,
    rootsNotTimed,
    singlePoints: singlePointsOf(pair, sets.singlePoints, roots),
    cycles: changedCycles(pair),
    startUp: changedStartUp(pair),
  };
}

/** The roots that do something else, and those that only do it at another time. */
function lookInto(pair: GraphPair, candidates: Int32Array, counted: readonly RootCounts[], effort: number) {
  const changesOf = makeRootChanges(pair);
  let left = effort;
  const affordedChangesOf = (root: number): readonly OutcomeChange[] | undefined => {
    if (left <= 0) return undefined;
    const changes = changesOf(root);
    left -= pair.ids.length + changeEffort * changes.length;
    return changes;
  };
  const presenceOf = (root: number): Presence => {
    if (pair.base.numberOf[root] === -1) return 'new';
    return pair.head.numberOf[root] === -1 ? 'gone' : 'both';
  };
  const known = (root: number) => ({ component: pair.ids[root] ?? '', presence: presenceOf(root) });
  const worstFirst = counted
    .map((counts) => ({ ...counts, presence: presenceOf(counts.root) }))
    .sort((a, b) => compareCounts(a, b) || a.root - b.root);
  const roots = worstFirst.map(({ root, ...counts }): RootChange => {
    const changes = affordedChangesOf(root);
    return { ...known(root), ...counts, ...timesIn(changes), changes };
  });
  const isCounted = new Set(counted.map(({ root }) => root));
  const others = hasTolerances(pair) ? [...candidates].filter((root) => !isCounted.has(root)) : [];
  let rootsNotTimed = 0;
  for (const root of others) {
    const changes = affordedChangesOf(root);
    if (changes === undefined) rootsNotTimed++;
    else if (changes.length > 0) {
      roots.push({ ...known(root), ...noCounts, ...timesIn(changes), changes });
    }
  }
  return { roots: roots.sort(compareRoots), rootsNotTimed };
}

const noCounts = {
  newlyAffected: 0,
  noLongerAffected: 0,
  worse: 0,
  milder: 0,
  newlyDown: 0,
  newlyHit: 0,
  noLongerDown: 0,
  affectedNew: 0,
  affectedGone: 0,
};

function timesIn(changes: readonly OutcomeChange[] | undefined) {
  return {
    sooner: changes?.filter(({ kind }) => kind === 'sooner').length,
    later: changes?.filter(({ kind }) => kind === 'later').length,
  };
}

/** Without a tolerance everything that happens does at once. */
function hasTolerances({ base, head }: GraphPair): boolean {
  return [base, head].some(({ graph }) => graph.compact.toleratesMs.some((time) => time > 0));
}

/**
 * What was there before goes first, then what is new. Of each the worst first: by what it newly takes down of what was
 * there, then what it newly hits otherwise, then all that fares worse, then what comes sooner; then by what fares
 * better, then by what is affected and new or gone, then by id.
 */
function compareRoots(a: RootChange, b: RootChange): number {
  return (
    comparePresence(a, b) ||
    compareHarm(a, b) ||
    (b.sooner ?? 0) - (a.sooner ?? 0) ||
    compareRelief(a, b) ||
    (b.later ?? 0) - (a.later ?? 0) ||
    compareOthers(a, b) ||
    (a.component < b.component ? -1 : 1)
  );
}

function compareCounts(a: Counts, b: Counts): number {
  return comparePresence(a, b) || compareHarm(a, b) || compareRelief(a, b) || compareOthers(a, b);
}

type Counts = Omit<RootCounts, 'root'> & { readonly presence: Presence };

function comparePresence(a: Counts, b: Counts): number {
  return presences.indexOf(a.presence) - presences.indexOf(b.presence);
}

function compareHarm(a: Counts, b: Counts): number {
  return (
    b.newlyDown - a.newlyDown ||
    b.newlyHit - a.newlyHit ||
    b.newlyAffected + b.worse - a.newlyAffected - a.worse
  );
}

function compareOthers(a: Counts, b: Counts): number {
  return b.affectedNew - a.affectedNew || b.affectedGone - a.affectedGone;
}

function compareRelief(a: Counts, b: Counts): number {
  return b.noLongerDown - a.noLongerDown || b.noLongerAffected + b.milder - a.noLongerAffected - a.milder;
}

function singlePointsOf(
  { ids }: GraphPair,
  changes: readonly SinglePointChange[],
  roots: readonly RootChange[],
): readonly SinglePoints[] {
  const changesOf = new Map(
    roots.map((root) => [
      root.component,
      new Map((root.changes ?? []).map((change) => [change.component, change])),
    ]),
  );
  const idOf = (number: number) => ids[number] ?? '';
  const causesOf = (component: string, points: readonly string[]) =>
    unionOf(points.map((point) => changesOf.get(point)?.get(component)?.causes ?? []));
  return changes
    .map(({ component: number, gained, lost, ...counts }): SinglePoints => {
      const component = idOf(number);
      const [gainedIds, lostIds] = [gained.map(idOf), lost.map(idOf)];
      return {
        component,
        ...counts,
        gained: gainedIds,
        lost: lostIds,
        gainedCauses: causesOf(component, gainedIds),
        lostCauses: causesOf(component, lostIds),
      };
    })
    .sort(
      (a, b) =>
        b.gainedCount - a.gainedCount || b.lostCount - a.lostCount || (a.component < b.component ? -1 : 1),
    );
}
