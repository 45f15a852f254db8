import type { CompactGraph } from '../../model/compact-graph.ts';
import { dependentIn, termsIn, termsOf } from '../../model/terms.ts';
import { carriesState, down, effectOf, gatesStart, membersToLose, mildestWithEffect } from '../effect.ts';
import { type Lanes, lanesOf, requirementByTerms } from './failure-lanes.ts';

/**
 * How failures travel through a graph as a monotone Boolean system: nodes that become true, and edges along
 * which they do. A node is true when a node with an edge to it is; a group's node, when enough of them are.
 */
export interface FailureEdges {
  readonly nodeCount: number;
  /** Component `v` has the nodes `v * laneCount + lane`: "at the level of this lane or worse". Lane 0 is `down`. */
  readonly laneCount: number;
  /** The lane of each level from 1 on. */
  readonly laneOf: readonly number[];
  /** The node of "affected or frozen" for each component, -1 where nothing can freeze it. */
  readonly frozenNode: Int32Array;
  /** Nodes from here on are groups, one for each requirement and level of its members that matters. */
  readonly firstGroup: number;
  /** How many in-edges of a group have to be true, counted from `firstGroup`. */
  readonly threshold: Int32Array;
  /** How many in-edges it has. */
  readonly memberCount: Int32Array;
  /** The edges of node `x` lead to `target[start[x] .. start[x + 1]]`. */
  readonly start: Int32Array;
  readonly target: Int32Array;
}

/**
 * The system of a graph. All it knows of strengths and phases it asks of `effect.ts`.
 *
 * Cost: O(n + e) time and space, for n components and e members of requirements.
 */
export function failureEdges(graph: CompactGraph): FailureEdges {
  const { componentCount, dependentStart, dependentRequirement, dependentEdge } = graph;
  const { levels, laneOf } = lanesOf(graph);
  const laneCount = levels.length;
  const links = linksByTerms(graph, { levels, laneOf });
  const { frozenNode, frozenCount } = numberFrozen(graph, links, laneCount);
  const firstGroup = componentCount * laneCount + frozenCount;
  const { groupOf, threshold, memberCount } = numberGroups(graph, links, firstGroup);
  const nodeCount = firstGroup + threshold.length;
  const end = (dependent: number, lane: number) =>
    lane === laneCount ? (frozenNode[dependent] ?? 0) : dependent * laneCount + lane;

  const start = new Int32Array(nodeCount + 1);
  const ownCount = componentCount * (laneCount - 1) + frozenCount;
  const slotCount = dependentEdge.reduce((sum, edge) => sum + (links[termsIn(edge)]?.length ?? 0), 0);
  const target = new Int32Array(ownCount + slotCount + threshold.length);
  let count = 0;
  for (let u = 0; u < componentCount; u++) {
    const lastSlot = dependentStart[u + 1] ?? 0;
    for (let lane = 0; lane < laneCount; lane++) {
      if (lane + 1 < laneCount) target[count++] = u * laneCount + lane + 1;
      else if (frozenNode[u] !== -1) target[count++] = frozenNode[u] ?? 0;
      for (let slot = dependentStart[u] ?? 0; slot < lastSlot; slot++) {
        const edge = dependentEdge[slot] ?? 0;
        const slotLinks = links[termsIn(edge)] ?? [];
        for (let index = 0; index < slotLinks.length; index++) {
          const link = slotLinks[index];
          if (link?.from !== lane) continue;
          const group = groupOf === undefined ? -1 : (groupOf[dependentRequirement[slot] ?? 0] ?? -1);
          target[count++] = group === -1 ? end(dependentIn(edge), link.to) : group + index;
        }
      }
      start[u * laneCount + lane + 1] = count;
    }
  }
  start.fill(count, componentCount * laneCount, firstGroup + 1);
  groupOf?.forEach((group, r) => {
    if (group === -1) return;
    links[termsOf(graph, r)]?.forEach(({ to }, index) => {
      target[count++] = end(graph.dependent[r] ?? 0, to);
      start[group + index + 1] = count;
    });
  });
  return { nodeCount, laneCount, laneOf, frozenNode, firstGroup, threshold, memberCount, start, target };
}

/** By a requirement, a member in lane `from` makes its dependent true in lane `to`; frozen, when that is past the last. */
interface Link {
  readonly from: number;
  readonly to: number;
}

/** The links of a requirement, by its terms. */
function linksByTerms(graph: CompactGraph, { levels, laneOf }: Lanes): readonly (readonly Link[])[] {
  return requirementByTerms(graph).map((r) => {
    const links: Link[] = [];
    if (freezes(graph, r)) links.push({ from: laneOf[down] ?? 0, to: levels.length });
    if (!carriesState(graph, r)) return links;
    // What a milder lane gets from the same members comes to it by the worse lane of the dependent.
    let before = -1;
    levels.forEach((level, to) => {
      const targetLevel = mildestWithEffect(graph, r, level);
      const from = targetLevel === 0 ? before : (laneOf[targetLevel] ?? 0);
      if (from !== before) links.push({ from, to });
      before = from;
    });
    return links;
  });
}

/** Whether losing `r` can freeze its dependent: not if that brings it out of `ok` anyway. */
function freezes(graph: CompactGraph, r: number): boolean {
  return gatesStart(graph, r) && !(carriesState(graph, r) && effectOf(graph, r, down) > 0);
}

function numberFrozen(
  { componentCount, dependentEdge }: CompactGraph,
  links: readonly (readonly Link[])[],
  laneCount: number,
) {
  const canFreeze = links.map((each) => each.some(({ to }) => to === laneCount));
  const frozenNode = new Int32Array(componentCount).fill(-1);
  let frozenCount = 0;
  if (!canFreeze.includes(true)) return { frozenNode, frozenCount };
  dependentEdge.forEach((edge) => {
    const dependent = dependentIn(edge);
    if (!canFreeze[termsIn(edge)] || frozenNode[dependent] !== -1) return;
    frozenNode[dependent] = componentCount * laneCount + frozenCount++;
  });
  return { frozenNode, frozenCount };
}

/** The first node of each requirement that is a group, which has one for each of its links; -1 for others. */
function numberGroups(graph: CompactGraph, links: readonly (readonly Link[])[], firstGroup: number) {
  const threshold: number[] = [];
  const memberCount: number[] = [];
  const hasGroups = graph.member.length > graph.requirementCount;
  const groupOf = hasGroups ? new Int32Array(graph.requirementCount).fill(-1) : undefined;
  groupOf?.forEach((_, r) => {
    const toLose = membersToLose(graph, r);
    if (toLose < 2) return;
    groupOf[r] = firstGroup + threshold.length;
    links[termsOf(graph, r)]?.forEach(() => {
      threshold.push(toLose);
      memberCount.push((graph.memberStart[r + 1] ?? 0) - (graph.memberStart[r] ?? 0));
    });
  });
  return { groupOf, threshold: Int32Array.from(threshold), memberCount: Int32Array.from(memberCount) };
}
