import type { CompactGraph } from '../../model/compact-graph.ts';
import { carriesState, effectOf, type Level } from '../effect.ts';
import type { Propagation } from '../propagation/propagation.ts';
import { lossMs } from '../propagation/requirement-loss.ts';

/**
 * Which requirements have an effect on their dependent when a propagated failure is looked at: 1 for those
 * whose target, or enough members of whose group, were lost long enough before for the tolerance to have passed.
 *
 * Cost: O(m), and O(g log g) per group of g that lost a member.
 */
export function lastingEffects(graph: CompactGraph, propagation: Propagation): Uint8Array {
  return Uint8Array.from(graph.dependent, (_, r) => {
    const level = mildestLoss(graph, r);
    if (level === undefined || !carriesState(graph, r)) return 0;
    const effectMs = lossMs(graph, propagation, r, level) + (graph.toleratesMs[r] ?? 0);
    return effectMs < Number.POSITIVE_INFINITY && effectMs <= propagation.horizonMs ? 1 : 0;
  });
}

/** The mildest level of the target that has any effect on the dependent. */
function mildestLoss(graph: CompactGraph, r: number): Level | undefined {
  const levels: readonly Level[] = [1, 2, 3];
  return levels.find((level) => effectOf(graph, r, level) > 0);
}
