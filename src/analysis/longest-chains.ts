import type { CompactGraph } from '../model/compact-graph.ts';
import type { Edge } from './chains.ts';
import { stronglyConnectedComponents } from './cycle/components.ts';
import { dependencyEdges } from './cycle/dependency-edges.ts';

/** How long chains of requirements get. */
export interface LongestChains {
  /** Steps of the longest chain from each component. */
  readonly length: Int32Array;
  /** Which components reach one another: a chain stays among them for nothing. */
  readonly setOf: Int32Array;
  /** Where a longest chain from a component ends; -1 where none begins. */
  readonly end: (component: number) => number;
  /** The steps of that chain, one by one. Inside a cycle the way from one step to the next is left out. */
  readonly from: (component: number) => Iterable<Edge>;
}

/**
 * The longest chains of the requirements that `belongs` accepts, in the condensation: components that reach one
 * another count as one, since the longest way without repetition through a cycle is not to be had (it is NP-hard).
 *
 * Of equally long chains the one by the smallest ids. Members of a group are an edge each. Cost: O(n + e).
 */
export function longestChains(graph: CompactGraph, belongs: (r: number) => boolean): LongestChains {
  const edges = dependencyEdges(graph, belongs);
  const sets = stronglyConnectedComponents(edges);
  const inSetOrder = Array.from({ length: edges.nodeCount }, (_, node) => node).sort(
    (a, b) => (sets.of[a] ?? 0) - (sets.of[b] ?? 0) || a - b,
  );
  const setLength = new Int32Array(sets.count);
  /** The slot and the node by which a set's longest chain leaves it. */
  const leavesBy = new Int32Array(sets.count).fill(-1);
  const leavesFrom = new Int32Array(sets.count);
  for (const node of inSetOrder) {
    const set = sets.of[node] ?? 0;
    for (let slot = edges.start[node] ?? 0; slot < (edges.start[node + 1] ?? 0); slot++) {
      const next = sets.of[edges.target[slot] ?? 0] ?? 0;
      // Sets are numbered so that no edge leads to a higher one: what it leads to is done.
      const length = (setLength[next] ?? 0) + 1;
      if (next === set || length <= (setLength[set] ?? 0)) continue;
      setLength[set] = length;
      leavesBy[set] = slot;
      leavesFrom[set] = node;
    }
  }
  const endOf = new Int32Array(sets.count).fill(-1);
  for (let set = 0; set < sets.count; set++) {
    if (leavesBy[set] === -1) continue;
    const to = edges.target[leavesBy[set] ?? 0] ?? 0;
    const further = endOf[sets.of[to] ?? 0] ?? -1;
    endOf[set] = further === -1 ? to : further;
  }
  return {
    length: sets.of.map((set) => setLength[set] ?? 0),
    setOf: sets.of,
    end: (component) => endOf[sets.of[component] ?? 0] ?? -1,
    from: function* (component) {
      let set = sets.of[component] ?? 0;
      for (let slot = leavesBy[set] ?? -1; slot !== -1; slot = leavesBy[set] ?? -1) {
        const to = edges.target[slot] ?? 0;
        yield { from: leavesFrom[set] ?? 0, to, requirement: edges.requirement[slot] ?? 0 };
        set = sets.of[to] ?? 0;
      }
    },
  };
}
