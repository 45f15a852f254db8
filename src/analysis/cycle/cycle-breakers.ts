import { componentNumber } from '../../model/component-ids.ts';
import { type RequirementView, requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { belongsTo, type Cycle } from '../cycles.ts';
import { coreGraph } from '../deadlock/core-graph.ts';
import { fewest } from '../deadlock/ways-out.ts';

/** Requirements that a cycle rests on. */
export interface CycleBreakers {
  /** By number. */
  readonly requirements: readonly RequirementView[];
  /** Whether no smaller set would do. */
  readonly proven: boolean;
}

/** How long to look, in components and members visited, where there are too many candidates to try everything. */
const effort = 1_000_000;

/**
 * The fewest requirements of which no cycle of this kind is left among the members, once they are out of it:
 * a smallest feedback arc set in which the members of a group go together.
 *
 * Pre: `cycle` is one of the `cycles` of this graph. Cost: that of `fewest`.
 */
export function cycleBreakers(graph: ServiceGraph, { kind, members }: Cycle): CycleBreakers {
  const numbers = Int32Array.from(members, (id) => componentNumber(graph, id) ?? 0);
  // A group that asked for all its members would wait for each of them, as an edge to each does.
  const core = coreGraph(graph, numbers, (r, inside) => (belongsTo[kind](graph.compact, r) ? inside : 0));
  const { elements, proven } = fewest(core.compact, 'requirements', effort);
  const requirements = elements.map((r) => requirementView(graph, core.requirement[r] ?? 0));
  return { requirements, proven };
}
