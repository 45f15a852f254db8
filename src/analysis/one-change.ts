import type { CompactGraph } from '../model/compact-graph.ts';
import type { RequirementDeclaration } from '../model/manifest.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { type State, states, strengths } from '../model/vocabulary.ts';
import { failuresOf, type Impact } from './impact.ts';
import { carriersOf } from './one-change/carriers.ts';
import { withSecondMember, withSoft } from './one-change/changed-graph.ts';
import { freezeOf } from './propagation/flags.ts';
import { levelOf } from './propagation/passage.ts';
import { type Failure, type Propagation, propagate } from './propagation/propagate.ts';

/** `soften`: hard becomes soft. `second-member`: one independent member more, which stays well, as many needed. */
export type ChangeKind = 'soften' | 'second-member';

/** What would have been if one entry of `dependsOn` had been another. */
export interface Change {
  readonly kind: ChangeKind;
  /** Numbers of the requirements that the entry stands for, ascending: one for each plane and target. */
  readonly requirements: readonly number[];
  /** How many components would have been in each state, roots included; `frozen` only those that are else ok. */
  readonly counts: Outcomes;
  /** Who would have been better off, by how they were, worst first, then by id. */
  readonly saved: readonly Saved[];
  /** The counts with the other kind of change to the same entry, where that would have helped too. */
  readonly otherwise?: Outcomes;
}

/** The worst that is said of a component: its state, or that it is ok but frozen. */
export type Outcome = State | 'frozen';
export type Outcomes = Readonly<Record<Exclude<Outcome, 'ok'>, number>>;

export interface Saved {
  readonly component: string;
  readonly before: Outcome;
  readonly after: Outcome;
}

export interface OneChange {
  /** The same counts as things are. */
  readonly counts: Outcomes;
  /** Changes that would have helped, the best for each entry, best first. */
  readonly changes: readonly Change[];
  /** How many changes were tried, of how many. Those tried first carried most of the failure. */
  readonly tried: number;
  readonly possible: number;
}

/** Scenarios are played over until about so many requirements and components have been walked through. */
const budget = 3_000_000;
const leastTried = 10;
const mostTried = 1_000;

/**
 * Which single change to what carried a failure would have helped most: fewest down, then fewest degraded, delayed
 * and frozen; softening before a second member where both do the same, then the first dependent.
 *
 * An entry that stands for several requirements changes as one. `result` is the impact of the scenario.
 * Cost: that of `propagate` for each change tried, and a pass over all requirements; of changes there are more in a
 * small graph, and ten at least.
 */
export function oneChange(
  graph: ServiceGraph,
  result: Impact,
  { limit = usualLimit(graph.compact) }: { readonly limit?: number } = {},
): OneChange {
  const { roots, horizonMs } = result;
  const failures = failuresOf(graph, roots);
  const propagation = propagate(graph.compact, failures, horizonMs);
  const entries = entriesByWeight(graph, carriersOf(graph, propagation, result));
  const possible = entries.flatMap(({ requirements }) => changesOf(graph.compact, requirements));
  const tried = possible.slice(0, limit);
  const before = outcomesOf(graph, propagation);
  const changes = tried.flatMap(({ kind, requirements }): Change[] => {
    const compact =
      kind === 'soften'
        ? withSoft(graph.compact, requirements)
        : withSecondMember(graph.compact, requirements);
    const after = outcomesAfter({ ...graph, compact }, failures, horizonMs);
    const saved = savedBy(before, after);
    return saved.length === 0 ? [] : [{ kind, requirements, counts: countsOf(after), saved }];
  });
  return {
    counts: countsOf(before),
    changes: bestOfEach(changes.sort(compareChanges)),
    tried: tried.length,
    possible: possible.length,
  };
}

function usualLimit({ componentCount, requirementCount }: CompactGraph): number {
  const affordable = Math.floor(budget / Math.max(1, componentCount + requirementCount));
  return Math.max(leastTried, Math.min(mostTried, affordable));
}

interface Entry {
  readonly requirements: number[];
  weight: number;
}

/** What was written once is changed at once, for every plane and target that it stands for; the weightiest first. */
function entriesByWeight(graph: ServiceGraph, carriers: ReadonlyMap<number, number>): readonly Entry[] {
  const entries = new Map<RequirementDeclaration, Entry>();
  for (const [requirement, weight] of carriers) {
    const declaration = graph.requirements[requirement];
    if (declaration === undefined) continue;
    const entry = entries.get(declaration) ?? { requirements: [], weight: 0 };
    entries.set(declaration, entry);
    entry.weight += weight;
  }
  graph.requirements.forEach((declaration, requirement) => {
    entries.get(declaration)?.requirements.push(requirement);
  });
  return [...entries.values()].sort(
    (a, b) => b.weight - a.weight || (a.requirements[0] ?? 0) - (b.requirements[0] ?? 0),
  );
}

function changesOf(
  { strength }: CompactGraph,
  requirements: readonly number[],
): Pick<Change, 'kind' | 'requirements'>[] {
  const isHard = strength[requirements[0] ?? 0] === strengths.indexOf('hard');
  const second = { kind: 'second-member', requirements } as const;
  return isHard ? [{ kind: 'soften', requirements }, second] : [second];
}

function outcomesAfter(
  graph: ServiceGraph,
  failures: readonly Failure[],
  horizonMs: number | undefined,
): ReadonlyMap<string, Outcome> {
  return outcomesOf(graph, propagate(graph.compact, failures, horizonMs));
}

/** Of those that are not ok, by id. What was added to the graph stays well and is not among them. */
function outcomesOf(graph: ServiceGraph, propagation: Propagation): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  graph.components.forEach(({ id }, component) => {
    const level = levelOf(propagation, component);
    if (level > 0) outcomes.set(id, states[level]);
    else if (freezeOf(graph, propagation, component) !== undefined) outcomes.set(id, 'frozen');
  });
  return outcomes;
}

function countsOf(outcomes: ReadonlyMap<string, Outcome>): Outcomes {
  const counts = { down: 0, degraded: 0, delayed: 0, frozen: 0 };
  for (const outcome of outcomes.values()) if (outcome !== 'ok') counts[outcome]++;
  return counts;
}

/** Mildest first. */
const outcomes: readonly Outcome[] = ['ok', 'frozen', ...states.slice(1)];

function savedBy(before: ReadonlyMap<string, Outcome>, after: ReadonlyMap<string, Outcome>): Saved[] {
  const saved: Saved[] = [];
  for (const [component, was] of before) {
    const is = after.get(component) ?? 'ok';
    if (outcomes.indexOf(is) < outcomes.indexOf(was)) saved.push({ component, before: was, after: is });
  }
  return saved.sort(
    (a, b) =>
      outcomes.indexOf(b.before) - outcomes.indexOf(a.before) ||
      outcomes.indexOf(a.after) - outcomes.indexOf(b.after) ||
      (a.component < b.component ? -1 : 1),
  );
}

function compareChanges(a: Change, b: Change): number {
  return (
    a.counts.down - b.counts.down ||
    a.counts.degraded - b.counts.degraded ||
    a.counts.delayed - b.counts.delayed ||
    a.counts.frozen - b.counts.frozen ||
    Number(a.kind === 'second-member') - Number(b.kind === 'second-member') ||
    (a.requirements[0] ?? 0) - (b.requirements[0] ?? 0)
  );
}

/** Pre: best first. */
function bestOfEach(changes: readonly Change[]): Change[] {
  const best = new Map<number, Change>();
  for (const change of changes) {
    const [first = 0] = change.requirements;
    const better = best.get(first);
    best.set(first, better === undefined ? change : { ...better, otherwise: change.counts });
  }
  return [...best.values()];
}
