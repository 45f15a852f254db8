import type { Cycle } from '../analysis/cycles.ts';
import { componentNumber } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { at, named, pathOf, requirementSpan } from './needs.ts';
import type { Found, Selection } from './rule.ts';

/** A cycle as a finding, at the first requirement of its shortest way round; none when nothing of it is selected. */
export function foundCycle(
  graph: ServiceGraph,
  { members, shortest }: Cycle,
  what: string,
  selection: Selection,
): readonly Found[] {
  const numberOf = (id: string) => componentNumber(graph, id) ?? 0;
  if (!members.some((id) => selection.has(numberOf(id)))) return [];
  const edges = shortest.map(({ from, to, requirement }) => ({
    from: numberOf(from),
    to: numberOf(to),
    requirement: requirement.number,
  }));
  const [first] = edges;
  return [
    {
      message: `${named(members, 8)} ${what}`,
      ...at(first && requirementSpan(graph, first.requirement, first.to)),
      from: members,
      path: pathOf(graph, edges),
    },
  ];
}
