import type { CompactGraph } from '../../model/compact-graph.ts';
import { stronglyConnectedComponents } from '../cycle/components.ts';
import { carriesState, gatesStart } from '../effect.ts';

/** What depends on one another, and in which order all of it can be looked at. */
export interface Rings {
  /** The ring of each component. What it depends on is in the same ring or in one with a lower number. */
  readonly of: Int32Array;
  /** The members of each ring, ascending. */
  readonly members: readonly (readonly number[])[];
}

/**
 * The strongly connected components of a graph along the requirements that carry a state or hold back a start:
 * rings, most of them of a single component. Cost: O(n + m).
 */
export function ringsOf(graph: CompactGraph): Rings {
  const { componentCount } = graph;
  const start = new Int32Array(componentCount + 1);
  const target: number[] = [];
  for (let component = 0; component < componentCount; component++) {
    const end = graph.requirementStart[component + 1] ?? 0;
    for (let r = graph.requirementStart[component] ?? 0; r < end; r++) {
      if (!carriesState(graph, r) && !gatesStart(graph, r)) continue;
      const membersEnd = graph.memberStart[r + 1] ?? 0;
      for (let slot = graph.memberStart[r] ?? 0; slot < membersEnd; slot++) {
        target.push(graph.member[slot] ?? 0);
      }
    }
    start[component + 1] = target.length;
  }
  const { count, of } = stronglyConnectedComponents({
    nodeCount: componentCount,
    start,
    target: Int32Array.from(target),
  });
  const members = Array.from({ length: count }, (): number[] => []);
  of.forEach((ring, component) => {
    members[ring]?.push(component);
  });
  return { of, members };
}
