import type { CompactGraph } from '../../model/compact-graph.ts';

/**
 * A directed graph over the components: the edges that one question is about, as compressed sparse rows.
 * Component `v` owns the slots `start[v] .. start[v + 1]`; the members of a group are an edge each.
 */
export interface DependencyEdges {
  readonly nodeCount: number;
  readonly start: Int32Array;
  /** What the dependent needs, per slot. */
  readonly target: Int32Array;
  /** The requirement that says so, per slot. */
  readonly requirement: Int32Array;
}

/**
 * The edges of the requirements that `belongs` accepts, between components for which `within` holds 1
 * (all of them when it is left out). Slots follow dependent, requirement, member.
 *
 * Cost: O(n + m) time and space.
 */
export function dependencyEdges(
  graph: CompactGraph,
  belongs: (requirement: number) => boolean,
  within?: Uint8Array,
): DependencyEdges {
  const nodeCount = graph.componentCount;
  const start = new Int32Array(nodeCount + 1);
  const target = new Int32Array(graph.member.length);
  const requirement = new Int32Array(graph.member.length);
  let slotCount = 0;
  for (let v = 0; v < nodeCount; v++) {
    start[v] = slotCount;
    if (within?.[v] === 0) continue;
    for (let r = graph.requirementStart[v] ?? 0; r < (graph.requirementStart[v + 1] ?? 0); r++) {
      if (!belongs(r)) continue;
      for (let at = graph.memberStart[r] ?? 0; at < (graph.memberStart[r + 1] ?? 0); at++) {
        const member = graph.member[at] ?? 0;
        if (within?.[member] === 0) continue;
        target[slotCount] = member;
        requirement[slotCount++] = r;
      }
    }
  }
  start[nodeCount] = slotCount;
  return {
    nodeCount,
    start,
    target: target.subarray(0, slotCount),
    requirement: requirement.subarray(0, slotCount),
  };
}
