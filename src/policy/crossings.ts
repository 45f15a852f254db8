import type { ServiceGraph } from '../model/service-graph.ts';
import { isHard, membersOf, targetText, tick } from './needs.ts';
import { eachRequirement, requirementFound } from './requirement-finding.ts';
import type { Found, RuleSettings } from './rule.ts';

type Picked = RuleSettings<Record<string, never>>['picked'];

/**
 * Hard requirements, to start or to run, that cannot be met inside the dependent's own cell or region. What is in
 * none, or in a shared one, is everywhere.
 */
export function crossings(
  graph: ServiceGraph,
  picked: Picked,
  field: 'cell' | 'region',
  shared: readonly string[],
): readonly Found[] {
  const placeOf = (component: number) => {
    const place = graph.components[component]?.[field];
    return place === undefined || shared.includes(place) ? undefined : place;
  };
  return eachRequirement(graph, picked, (r, dependent) => {
    const own = placeOf(dependent);
    if (own === undefined || !isHard(graph, r)) return [];
    const places = membersOf(graph, r).map(placeOf);
    const inside = places.filter((place) => place === undefined || place === own).length;
    if (inside >= (graph.compact.atLeast[r] ?? 1)) return [];
    const others = [...new Set(places.filter((place) => place !== undefined && place !== own))].sort();
    const dependentId = graph.components[dependent]?.id ?? '';
    const message = `${tick(dependentId)} in ${field} ${tick(own)} needs ${targetText(graph, r)} in ${others.map((place) => tick(place ?? '')).join(', ')}`;
    return [requirementFound(graph, r, message)];
  });
}
