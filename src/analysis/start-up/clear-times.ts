import type { CompactGraph } from '../../model/compact-graph.ts';
import { membersToLose } from '../effect.ts';

/**
 * When each component is well again: once it is back itself, and no requirement has an effect on it any more;
 * a group has none from the k-th of its members on. `Infinity` for never, 0 for what is not affected.
 *
 * The least solution, so components that only affect one another in a ring do not hold one another ill.
 * The dual of Knuth's generalization of Dijkstra's algorithm: values are maxima of others or of `backMs`, so
 * they spread from the latest down, and the first to reach a component, as (n - k + 1)-th member where there is
 * a group, is its value.
 *
 * `backMs` is when a component is up again by itself, 0 for one that never was down; `effective[r]` is 1 for
 * requirements that have an effect. Cost: O(m + n log n) time, O(n + r) space for r requirements.
 */
export function clearTimes(graph: CompactGraph, backMs: Float64Array, effective: Uint8Array): Float64Array {
  const clearMs = new Float64Array(graph.componentCount);
  const reached = new Uint8Array(graph.componentCount);
  const held = new Int32Array(graph.requirementCount);
  const spreading: number[] = [];
  const reach = (component: number, time: number) => {
    if (reached[component] === 1) return;
    reached[component] = 1;
    clearMs[component] = time;
    spreading.push(component);
  };

  const latestFirst = [...backMs.keys()].filter((component) => (backMs[component] ?? 0) > 0);
  latestFirst.sort((a, b) => compareDescending(backMs[a] ?? 0, backMs[b] ?? 0));
  for (const source of latestFirst) {
    const time = backMs[source] ?? 0;
    reach(source, time);
    for (let component = spreading.pop(); component !== undefined; component = spreading.pop()) {
      const end = graph.dependentStart[component + 1] ?? 0;
      for (let at = graph.dependentStart[component] ?? 0; at < end; at++) {
        const r = graph.dependentRequirement[at] ?? 0;
        if (effective[r] !== 1) continue;
        held[r] = (held[r] ?? 0) + 1;
        if (held[r] === membersToLose(graph, r)) reach(graph.dependent[r] ?? 0, time);
      }
    }
  }
  return clearMs;
}

/** Differences will not do: infinity less infinity is not a number. */
function compareDescending(a: number, b: number): number {
  return a > b ? -1 : a < b ? 1 : 0;
}
