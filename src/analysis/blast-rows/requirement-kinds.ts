import type { CompactGraph } from '../../model/compact-graph.ts';
import { membersToLose } from '../effect.ts';
import { mannerOf } from './failure-lanes.ts';
import type { FailureLinks } from './failure-links.ts';

/** What a requirement does to the state of its dependent: nothing, pass on that of every member as it is, or else. */
export const kinds = { none: 0, equal: 1, other: 2 } as const;

/** The kind of each requirement. Cost: O(m). */
export function requirementKinds(graph: CompactGraph, { travels, isShared }: FailureLinks): Uint8Array {
  const kindOf = new Uint8Array(graph.requirementCount);
  for (let r = 0; r < kindOf.length; r++) {
    const manner = mannerOf(graph, r);
    if (travels[manner] === 0) continue;
    kindOf[r] = isShared[manner] === 1 && membersToLose(graph, r) === 1 ? kinds.equal : kinds.other;
  }
  return kindOf;
}
