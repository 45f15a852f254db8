import type { CompactGraph } from '../../model/compact-graph.ts';
import { gatesStart } from '../effect.ts';
import type { ReadyTimes } from './ready-times.ts';

/**
 * The chain of targets that sets when the last component is ready: first to start first, each the one that
 * the next was waiting for longest. Empty when nothing starts.
 *
 * Of equal times the later wave counts, then the smaller number. Only what was ready before can have set a
 * time, also where times are equal, so the chain ends: where nothing had to be waited for but what runs already.
 *
 * Pre: `wave` and `ready` were computed with this `running`. Cost: O(n), and O(g log g) per step for the g
 * members of its requirements.
 */
export function criticalPath(
  graph: CompactGraph,
  running: Uint8Array,
  wave: Int32Array,
  ready: ReadyTimes,
): readonly number[] {
  const { readyMs, order } = ready;
  const position = new Int32Array(graph.componentCount).fill(-1);
  order.forEach((component, at) => {
    position[component] = at;
  });
  const compareTimes = (a: number, b: number) =>
    (readyMs[a] ?? 0) - (readyMs[b] ?? 0) || (wave[a] ?? 0) - (wave[b] ?? 0);
  const laterOf = (a: number, b: number) => {
    if (a === -1 || b === -1) return Math.max(a, b);
    return (compareTimes(a, b) || b - a) > 0 ? a : b;
  };
  /** The member that completed the number which requirement `r` asks for. */
  const deciderOf = (r: number): number => {
    const before = position[graph.dependent[r] ?? 0] ?? 0;
    const members = graph.member.subarray(graph.memberStart[r], graph.memberStart[r + 1]);
    const readyBefore = [...members].filter((member) => {
      const at = position[member] ?? -1;
      return at !== -1 && at < before;
    });
    return readyBefore.sort((a, b) => compareTimes(a, b) || a - b)[(graph.atLeast[r] ?? 0) - 1] ?? -1;
  };
  const setterOf = (component: number): number => {
    let setter = -1;
    const end = graph.requirementStart[component + 1] ?? 0;
    for (let r = graph.requirementStart[component] ?? 0; r < end; r++) {
      if (gatesStart(graph, r)) setter = laterOf(setter, deciderOf(r));
    }
    return setter;
  };

  const last = order.reduce((latest, component) => laterOf(latest, component), -1);
  const path: number[] = [];
  for (let at = last; at !== -1 && running[at] !== 1; at = setterOf(at)) path.push(at);
  return path.reverse();
}
