import { componentId } from '../model/component-ids.ts';
import { type RequirementView, requirementView } from '../model/requirement-view.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { type Edge, edgesOnChains, shortestChain } from './chains.ts';

import { type ComponentImpact, compareRoots, failuresOf, impactOn, type Root } from './impact.ts';
import { causeOf } from './propagation/cause.ts';
import { compareFates, fatesOf, isTouched } from './propagation/fates.ts';
import { type Passage, passageOf } from './propagation/passage.ts';
import { propagate } from './propagation/propagate.ts';
import { levelOf, memberWithMostHops, type Propagation } from './propagation/propagation.ts';

/** How one side comes to depend on the other, and what a failure does along the way. */
export interface Why {
  /** Ids of the components asked about, sorted. */
  readonly dependents: readonly string[];
  /** What fails, sorted as in an impact. */
  readonly roots: readonly Root[];
  /** The time at which it is looked at; undefined for "whatever ever happens". */
  readonly horizonMs: number | undefined;
  /** What becomes of each dependent, worst first; unaffected ones left out. */
  readonly outcome: readonly ComponentImpact[];
  /** A shortest chain of requirements from a dependent to a root; empty when there is none. */
  readonly shortest: readonly Step[];
  /** The chain along which the failure reaches the worst-hit dependent; empty when it does not. */
  readonly failure: readonly Step[];
  /** Where there is no chain, the ends of a shortest one the other way round: they may have been mixed up. */
  readonly opposite: { readonly dependent: string; readonly dependency: string } | undefined;
  /** Every requirement that lies on some chain. */
  readonly subgraph: { readonly components: readonly string[]; readonly steps: readonly Step[] };
}

/** One requirement on a chain, and what the failure does at it. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly requirement: RequirementView;
  readonly passage: Passage;
}

/**
 * Explains how `dependents` (component numbers) come to depend on the roots of a scenario: structure and failure.
 *
 * Pre: as for `impact`. Cost: that of `impact`, and O(n + e) for the chains.
 */
export function why(
  graph: ServiceGraph,
  dependents: readonly number[],
  roots: readonly Root[],
  { horizonMs }: { readonly horizonMs?: number | undefined } = {},
): Why {
  const { compact } = graph;
  const failures = failuresOf(graph, roots);
  const dependencies = [...new Set(failures.map(({ component }) => component))].sort((a, b) => a - b);
  const propagation = propagate(compact, failures, horizonMs);
  const step = ({ from, to, requirement }: Edge): Step => ({
    from: componentId(graph, from),
    to: componentId(graph, to),
    requirement: requirementView(graph, requirement),
    passage: passageOf(compact, propagation, requirement, to),
  });
  const edges = edgesOnChains(compact, dependents, dependencies);
  const ids = new Set(edges.flatMap(({ from, to }) => [componentId(graph, from), componentId(graph, to)]));
  const fates = fatesOf(compact, failures, propagation);
  const outcome = dependents
    .filter((component) => isTouched(fates, component))
    .sort((a, b) => levelOf(propagation, b) - levelOf(propagation, a) || compareFates(fates, a, b));
  const shortest = shortestChain(compact, dependents, dependencies);
  const opposite = shortest.length > 0 ? [] : shortestChain(compact, dependencies, dependents);
  const [first, last] = [opposite[0], opposite.at(-1)];
  return {
    dependents: dependents.map((component) => componentId(graph, component)).sort(),
    roots: [...roots].sort(compareRoots),
    horizonMs,
    outcome: outcome.map((component) => impactOn(graph, fates, component)),
    shortest: shortest.map(step),
    opposite: first &&
      last && { dependent: componentId(graph, first.from), dependency: componentId(graph, last.to) },
    failure: failureChain(graph, propagation, dependents).map(step),
    subgraph: { components: [...ids].sort(), steps: edges.map(step) },
  };
}

/** Follows causes from the worst-hit dependent to a root; of a group, the member with the longest way. */
function failureChain(graph: ServiceGraph, propagation: Propagation, dependents: readonly number[]): Edge[] {
  const { compact } = graph;
  const worst = [...dependents].sort((a, b) => levelOf(propagation, b) - levelOf(propagation, a) || a - b)[0];
  if (worst === undefined) return [];
  const chain: Edge[] = [];
  let from = worst;
  let level = levelOf(propagation, worst);
  while (level > 0) {
    const cause = causeOf(compact, propagation, from, level);
    if (cause === undefined) break;
    const { requirement, members, targetLevel } = cause;
    const to = memberWithMostHops(propagation, members, targetLevel);
    chain.push({ from, to, requirement });
    from = to;
    level = targetLevel;
  }
  return chain;
}
