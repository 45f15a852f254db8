import type { CompactGraph } from '../model/compact-graph.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { strengths } from '../model/vocabulary.ts';
import { failuresOf, type Impact } from './impact.ts';
import { carriersOf } from './one-change/carriers.ts';
import { withSecondMember, withSoft } from './one-change/changed-graph.ts';
import { type Entry, entriesByWeight } from './one-change/entries.ts';
import { countsOf, type Outcomes, outcomesOf, type Saved, savedBy } from './one-change/outcomes.ts';
import { fatesOf } from './propagation/fates.ts';
import { propagate } from './propagation/propagate.ts';

/** `soften`: hard becomes soft. `second-member`: one independent member more, which stays well, as many needed. */
export type ChangeKind = 'soften' | 'second-member';

/** What would have been if one entry of `dependsOn` had been another. */
export interface Change extends Entry {
  readonly kind: ChangeKind;
  /** How many components would have been in each state, roots included; `frozen` only those that are else ok. */
  readonly counts: Outcomes;
  /** Who would have been better off, by how they were, worst first, then by id. */
  readonly saved: readonly Saved[];
  /** The counts with the other kind of change to the same entry, where that would have helped too. */
  readonly otherwise?: Outcomes;
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
  const entries = entriesByWeight(graph, carriersOf(graph, result));
  const possible = entries.flatMap((entry) => changesOf(graph.compact, entry));
  const tried = possible.slice(0, limit);
  const before = outcomesOf(graph, result.fates);
  const changes = tried.flatMap(({ kind, requirements }): Change[] => {
    const compact =
      kind === 'soften'
        ? withSoft(graph.compact, requirements)
        : withSecondMember(graph.compact, requirements);
    const after = outcomesOf(graph, fatesOf(compact, failures, propagate(compact, failures, horizonMs)));
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

function changesOf(
  { strength }: CompactGraph,
  { requirements }: Entry,
): Pick<Change, 'kind' | 'requirements'>[] {
  const isHard = strength[requirements[0] ?? 0] === strengths.indexOf('hard');
  const second = { kind: 'second-member', requirements } as const;
  return isHard ? [{ kind: 'soften', requirements }, second] : [second];
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
