import type { CompactGraph } from '../../model/compact-graph.ts';
import { carriesState, down, effectOf, gatesStart, membersToLose, mildestWithEffect } from '../effect.ts';
import { lanesOf } from './failure-lanes.ts';

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
  const nodes = numberNodes(graph);
  const threshold: number[] = [];
  const memberCount: number[] = [];
  const start = new Int32Array(nodes.mostNodes + 1);
  const groupCount = forEachEdge(
    graph,
    nodes,
    (from) => {
      start[from + 1] = (start[from + 1] ?? 0) + 1;
    },
    (r) => {
      threshold.push(membersToLose(graph, r));
      memberCount.push((graph.memberStart[r + 1] ?? 0) - (graph.memberStart[r] ?? 0));
    },
  );
  const nodeCount = nodes.firstGroup + groupCount;
  for (let x = 0; x < nodeCount; x++) start[x + 1] = (start[x + 1] ?? 0) + (start[x] ?? 0);

  const next = start.slice();
  const target = new Int32Array(start[nodeCount] ?? 0);
  forEachEdge(graph, nodes, (from, to) => {
    const slot = next[from] ?? 0;
    target[slot] = to;
    next[from] = slot + 1;
  });
  return {
    nodeCount,
    laneCount: nodes.levels.length,
    laneOf: nodes.laneOf,
    frozenNode: nodes.frozenNode,
    firstGroup: nodes.firstGroup,
    threshold: Int32Array.from(threshold),
    memberCount: Int32Array.from(memberCount),
    start,
    target,
  };
}

function numberNodes(graph: CompactGraph) {
  const { levels, laneOf } = lanesOf(graph);
  const frozenNode = new Int32Array(graph.componentCount).fill(-1);
  let firstGroup = graph.componentCount * levels.length;
  let mostGroups = 0;
  for (let r = 0; r < graph.requirementCount; r++) {
    const dependent = graph.dependent[r] ?? 0;
    if (membersToLose(graph, r) > 1) mostGroups += levels.length;
    if (freezes(graph, r) && frozenNode[dependent] === -1) frozenNode[dependent] = firstGroup++;
  }
  return { levels, laneOf, frozenNode, firstGroup, mostNodes: firstGroup + mostGroups };
}

/** Whether losing `r` can freeze its dependent: not if that brings it out of `ok` anyway. */
function freezes(graph: CompactGraph, r: number): boolean {
  return gatesStart(graph, r) && !(carriesState(graph, r) && effectOf(graph, r, down) > 0);
}

/** Visits every edge, each time in the same order; returns how many groups there are. */
function forEachEdge(
  graph: CompactGraph,
  { levels, laneOf, frozenNode, firstGroup }: ReturnType<typeof numberNodes>,
  visit: (from: number, to: number) => void,
  visitGroup?: (requirement: number) => void,
): number {
  const laneCount = levels.length;
  let nextGroup = firstGroup;
  /** The edges by which members of `r` in a lane make `to` true. */
  const visitMembers = (r: number, lane: number, to: number) => {
    let end = to;
    if (membersToLose(graph, r) > 1) {
      end = nextGroup++;
      visitGroup?.(r);
      visit(end, to);
    }
    const last = graph.memberStart[r + 1] ?? 0;
    for (let slot = graph.memberStart[r] ?? 0; slot < last; slot++) {
      visit((graph.member[slot] ?? 0) * laneCount + lane, end);
    }
  };

  for (let v = 0; v < graph.componentCount; v++) {
    const own = v * laneCount;
    for (let lane = 1; lane < laneCount; lane++) visit(own + lane - 1, own + lane);
    const frozen = frozenNode[v] ?? -1;
    if (frozen !== -1) visit(own + laneCount - 1, frozen);
  }
  for (let r = 0; r < graph.requirementCount; r++) {
    const dependent = graph.dependent[r] ?? 0;
    if (freezes(graph, r)) visitMembers(r, laneOf[down] ?? 0, frozenNode[dependent] ?? 0);
    if (!carriesState(graph, r)) continue;
    // What a milder lane gets from the same members comes to it by the worse lane of the dependent.
    let before = -1;
    for (let lane = 0; lane < laneCount; lane++) {
      const targetLevel = mildestWithEffect(graph, r, levels[lane] ?? down);
      const targetLane = targetLevel === 0 ? before : (laneOf[targetLevel] ?? 0);
      if (targetLane !== before) visitMembers(r, targetLane, dependent * laneCount + lane);
      before = targetLane;
    }
  }
  return nextGroup - firstGroup;
}
