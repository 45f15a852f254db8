import type { Incident } from '../model/incident.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { type Outage, outage } from './outage.ts';
import {
  type Comparison,
  type ObservedSpell,
  type Score,
  scoreOf,
  verdictOf,
  verdicts,
} from './replay/score.ts';

/** What a graph predicts of an incident against what was observed. */
export interface Replay extends Score {
  readonly incident: Incident;
  readonly outage: Outage;
  /** Components that are affected or that the incident speaks of, roots aside: worst verdict first, then by id. */
  readonly comparisons: readonly Comparison[];
}

/**
 * Lets the roots of an incident fail and be repaired in a graph, and scores what comes of it against what was
 * observed.
 *
 * Pre: the incident was resolved on this graph, or one with the same components. Cost: that of `outage`.
 */
export function replay(graph: ServiceGraph, incident: Incident): Replay {
  const result = outage(graph, incident.roots);
  const comparisons = compare(graph, incident, result);
  return { incident, outage: result, comparisons, ...scoreOf(comparisons) };
}

function compare(graph: ServiceGraph, incident: Incident, { spells }: Outage): readonly Comparison[] {
  const roots = new Set(incident.roots.map(({ component }) => component));
  const unaffected = new Set(incident.unaffected.map(({ component }) => component));
  const observedOf = new Map<string, ObservedSpell[]>();
  for (const { component, state, fromMs, untilMs } of incident.observed) {
    const own = observedOf.get(component) ?? [];
    own.push({ state, fromMs, untilMs });
    observedOf.set(component, own);
  }
  const comparisons = graph.componentIds.flatMap((component): readonly Comparison[] => {
    const predicted = spells.get(component) ?? [];
    const observed = observedOf.get(component) ?? [];
    const isUnaffected = unaffected.has(component);
    const isSpokenOf = observed.length > 0 || isUnaffected;
    if (roots.has(component) || (!isSpokenOf && predicted.length === 0)) return [];
    return [{ component, verdict: verdictOf(predicted, observed, isUnaffected), predicted, observed }];
  });
  // Components come sorted by id, and the sort is stable.
  return comparisons.sort((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
}
