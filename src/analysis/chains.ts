import type { CompactGraph } from '../model/compact-graph.ts';

/** One edge of the graph: requirement `requirement` of component `from`, through its member `to`. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly requirement: number;
}

/**
 * A shortest chain of requirements from one of `dependents` to one of `dependencies`; empty if there is none.
 *
 * Breadth-first; among chains of one length the one whose ids are smallest, read from the dependent.
 * Every strength and phase counts. Cost: O(n + e).
 */
export function shortestChain(
  graph: CompactGraph,
  dependents: readonly number[],
  dependencies: readonly number[],
): readonly Edge[] {
  const goals = new Set(dependencies);
  const cameBy = new Map<number, Edge | undefined>();
  for (const component of dependents) cameBy.set(component, undefined);
  let layer = [...cameBy.keys()].sort((a, b) => a - b);
  while (layer.length > 0) {
    const next: number[] = [];
    for (const from of layer) {
      for (const edge of edgesFrom(graph, from)) {
        if (cameBy.has(edge.to)) continue;
        cameBy.set(edge.to, edge);
        next.push(edge.to);
      }
    }
    const goal = next.filter((component) => goals.has(component)).sort((a, b) => a - b)[0];
    if (goal !== undefined) return walkBack(goal, cameBy);
    layer = next;
  }
  return [];
}

function walkBack(goal: number, cameBy: ReadonlyMap<number, Edge | undefined>): Edge[] {
  const chain: Edge[] = [];
  for (let edge = cameBy.get(goal); edge !== undefined; edge = cameBy.get(edge.from)) chain.push(edge);
  return chain.reverse();
}

/**
 * The edges that lie on some chain from one of `dependents` to one of `dependencies`, as one subgraph: never a
 * list of chains, of which there may be exponentially many. Chains end where they first meet a dependency.
 *
 * Sorted by requirement, then member. Cost: O(n + e).
 */
export function edgesOnChains(
  graph: CompactGraph,
  dependents: readonly number[],
  dependencies: readonly number[],
): readonly Edge[] {
  const forward = reach(graph.componentCount, dependents, dependencies, (component, visit) => {
    for (const edge of edgesFrom(graph, component)) visit(edge.to);
  });
  const backward = reach(graph.componentCount, dependencies, dependents, (component, visit) => {
    const end = graph.dependentStart[component + 1] ?? 0;
    for (let at = graph.dependentStart[component] ?? 0; at < end; at++) {
      visit(graph.dependent[graph.dependentRequirement[at] ?? 0] ?? 0);
    }
  });
  const ends = new Set(dependencies);
  const edges: Edge[] = [];
  for (let from = 0; from < graph.componentCount; from++) {
    if (forward[from] === 0 || ends.has(from)) continue;
    for (const edge of edgesFrom(graph, from)) if (backward[edge.to] === 1) edges.push(edge);
  }
  return edges;
}

/** Marks what is reached from `starts`, without going on from `stops`. */
function reach(
  componentCount: number,
  starts: readonly number[],
  stops: readonly number[],
  forEachNext: (component: number, visit: (next: number) => void) => void,
): Uint8Array {
  const reached = new Uint8Array(componentCount);
  const stopsHere = new Set(stops);
  const waiting: number[] = [];
  const visit = (component: number) => {
    if (reached[component] === 1) return;
    reached[component] = 1;
    if (!stopsHere.has(component)) waiting.push(component);
  };
  for (const start of starts) visit(start);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) forEachNext(at, visit);
  return reached;
}

function* edgesFrom(graph: CompactGraph, from: number): Iterable<Edge> {
  const end = graph.requirementStart[from + 1] ?? 0;
  for (let requirement = graph.requirementStart[from] ?? 0; requirement < end; requirement++) {
    const membersEnd = graph.memberStart[requirement + 1] ?? 0;
    for (let slot = graph.memberStart[requirement] ?? 0; slot < membersEnd; slot++) {
      yield { from, to: graph.member[slot] ?? 0, requirement };
    }
  }
}
