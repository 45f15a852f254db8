import { componentId } from '../../model/component-ids.ts';
import { type RequirementView, requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import type { DependencyEdges } from './dependency-edges.ts';

/** One step of a cycle, along the direction of dependency. */
export interface CycleLink {
  /** The id of the dependent. */
  readonly from: string;
  /** The id of what it depends on; the next link starts there. */
  readonly to: string;
  /** Why it does. With several members, another than `to` may serve instead. */
  readonly requirement: RequirementView;
}

/**
 * What the slots of a cycle say to people. Of several requirements between the same two components the one
 * with fewest members is named, since least can serve instead, then the one with the smallest number.
 *
 * Cost: linear in the edges that leave the cycle's nodes.
 */
export function cycleLinks(
  graph: ServiceGraph,
  edges: DependencyEdges,
  slots: readonly number[],
): readonly CycleLink[] {
  return slots.map((slot) => {
    const to = edges.target[slot] ?? 0;
    const requirement = requirementView(graph, plainestRequirement(graph, edges, slot));
    return { from: requirement.dependent, to: componentId(graph, to), requirement };
  });
}

/** The requirement to name for the two ends of a slot. */
function plainestRequirement({ compact }: ServiceGraph, edges: DependencyEdges, slot: number): number {
  const memberCount = (r: number) => (compact.memberStart[r + 1] ?? 0) - (compact.memberStart[r] ?? 0);
  const from = compact.dependent[edges.requirement[slot] ?? 0] ?? 0;
  let best = edges.requirement[slot] ?? 0;
  for (let other = edges.start[from] ?? 0; other < (edges.start[from + 1] ?? 0); other++) {
    const r = edges.requirement[other] ?? 0;
    if (edges.target[other] !== edges.target[slot]) continue;
    if ((memberCount(r) - memberCount(best) || r - best) < 0) best = r;
  }
  return best;
}
