import type { CompactGraph } from '../../model/compact-graph.ts';
import { carriesState, type Level, mildestWithEffect } from '../effect.ts';
import { hopsTo, onsetMs, type Propagation } from './propagation.ts';
import { lossOf } from './requirement-loss.ts';

/** The requirement that brought a component to a level, and the members that made it do so. */
export interface RequirementCause {
  readonly requirement: number;
  /** Ascending. */
  readonly members: readonly number[];
  /** The level that the target, or group, had to reach for it. */
  readonly targetLevel: Level;
}

/**
 * Why `component` is at `level` from its onset on; undefined when it failed of itself, or never got there.
 *
 * Among the requirements that set the onset, the one with fewest hops, then the smallest target, then the
 * smallest number. `acts` leaves out requirements that have no effect at their time. Cost: linear in the component's requirements and their members.
 */
export function causeOf(
  graph: CompactGraph,
  propagation: Propagation,
  component: number,
  level: Level,
  acts: (requirement: number, atMs: number) => boolean = () => true,
): RequirementCause | undefined {
  const onset = onsetMs(propagation, component, level);
  const hops = hopsTo(propagation, component, level); // 0 where it never got there, too
  if (hops === 0) return undefined;

  let best: RequirementCause | undefined;
  const end = graph.requirementStart[component + 1] ?? 0;
  for (let r = graph.requirementStart[component] ?? 0; r < end; r++) {
    const targetLevel = mildestWithEffect(graph, r, level);
    if (targetLevel === 0 || !carriesState(graph, r)) continue;
    const loss = lossOf(graph, propagation, r, targetLevel);
    if (loss === undefined) continue;
    const atMs = loss.atMs + (graph.toleratesMs[r] ?? 0);
    if (atMs !== onset || loss.hops + 1 !== hops || !acts(r, atMs)) continue;
    if (best === undefined || (loss.members[0] ?? 0) < (best.members[0] ?? 0)) {
      best = { requirement: r, members: loss.members, targetLevel };
    }
  }
  return best;
}
