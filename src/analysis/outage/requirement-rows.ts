import type { CompactGraph } from '../../model/compact-graph.ts';

/** The numbers of a component's requirements. */
export function* requirementsOf(graph: CompactGraph, component: number): Iterable<number> {
  const end = graph.requirementStart[component + 1] ?? 0;
  for (let r = graph.requirementStart[component] ?? 0; r < end; r++) yield r;
}

/** The members of requirement `r`, ascending. */
export function membersOf(graph: CompactGraph, r: number): Int32Array {
  return graph.member.subarray(graph.memberStart[r], graph.memberStart[r + 1]);
}
