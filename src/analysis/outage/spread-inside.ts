import type { CompactGraph } from '../../model/compact-graph.ts';
import { membersToLose } from '../effect.ts';
import { membersOf, requirementsOf } from './requirement-rows.ts';

/**
 * Makes nobody in a ring well before what still affects it from inside, without a ring holding itself ill: the same as
 * `clearTimes`, for the members of one ring and with what they need from outside of it.
 *
 * Pre: `wellMs` holds when members are well but for what affects them from inside, and is final for all before them.
 * Cost: O(m log n) for the m members of their requirements.
 */
export function spreadInside(
  graph: CompactGraph,
  effective: Uint8Array,
  wellMs: Float64Array,
  members: readonly number[],
): void {
  const inside = new Set(members);
  const touched = new Set(members);
  for (const component of members) {
    for (const r of requirementsOf(graph, component)) {
      if (effective[r] !== 1) continue;
      for (const member of membersOf(graph, r)) touched.add(member);
    }
  }
  const own = new Map([...touched].map((component) => [component, wellMs[component] ?? 0]));
  const latestFirst = [...own].sort(([a, timeA], [b, timeB]) => compare(timeB, timeA) || a - b);
  const reached = new Set<number>();
  const held = new Map<number, number>();
  for (const [source, time] of latestFirst) {
    const spreading = [source];
    for (let at = spreading.pop(); at !== undefined; at = spreading.pop()) {
      if (reached.has(at)) continue;
      reached.add(at);
      if (inside.has(at)) wellMs[at] = time;
      const end = graph.dependentStart[at + 1] ?? 0;
      for (let slot = graph.dependentStart[at] ?? 0; slot < end; slot++) {
        const r = graph.dependentRequirement[slot] ?? 0;
        const dependent = graph.dependent[r] ?? 0;
        if (effective[r] !== 1 || !inside.has(dependent)) continue;
        held.set(r, (held.get(r) ?? 0) + 1);
        if (held.get(r) === membersToLose(graph, r)) spreading.push(dependent);
      }
    }
  }
}

/** Differences will not do: infinity less infinity is not a number. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
