import type { ServiceGraph } from '../model/service-graph.ts';
import { type Impact, impact, type Root } from './impact.ts';
import { type Nearby, nearby } from './nearby.ts';
import { carriersOf } from './one-change/carriers.ts';
import { type OneChange, oneChange } from './one-change.ts';
import { type Recovery, recovery } from './recovery.ts';

/** The whole story of a scenario. */
export interface ScenarioReport {
  readonly impact: Impact;
  /** Who is well although it is next to it. */
  readonly nearby: readonly Nearby[];
  /** The way back once the roots are repaired; with a horizon, of what had failed by then. */
  readonly recovery: Recovery;
  readonly oneChange: OneChange;
  /** Numbers of the requirements that carried the failure to all it did; ascending. */
  readonly carriers: readonly number[];
}

/**
 * All that is to be told of a scenario: what it does, what it leaves alone, the way back, and what would have helped.
 *
 * Pre: as for `impact`. Cost: that of `recovery`, and of `oneChange`, which dominates.
 */
export function report(
  graph: ServiceGraph,
  roots: readonly Root[],
  { horizonMs }: { readonly horizonMs?: number | undefined } = {},
): ScenarioReport {
  const result = impact(graph, roots, { horizonMs });
  return {
    impact: result,
    nearby: nearby(graph, result),
    recovery: recovery(graph, roots, { horizonMs }),
    oneChange: oneChange(graph, result),
    carriers: [...carriersOf(graph, result).keys()].sort((a, b) => a - b),
  };
}
