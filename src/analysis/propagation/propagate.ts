import type { CompactGraph } from '../../model/compact-graph.ts';
import { carriesState, effectOf, type Level, membersToLose } from '../effect.ts';
import { makeIndexedHeap } from './indexed-heap.ts';

/** A component that fails of itself, from `atMs` on and for ever. */
export interface Failure {
  readonly component: number;
  readonly level: Level;
  readonly atMs: number;
}

/** When each component reaches each level, and over how many hops. Slot `3 * component + level - 1`. */
export interface Propagation {
  /** Milliseconds; `Infinity` for never. A milder level is never reached later than a worse one. */
  readonly onsetMs: Float64Array;
  /** 0 at a root, otherwise 1 + the hops of the cause; meaningless where the onset is never. */
  readonly hops: Int32Array;
  /** What happens later than this was not looked at; `Infinity` for no limit. */
  readonly horizonMs: number;
}

/** The slot of a component at a level of 1 or more. */
export function slotOf(component: number, level: Level): number {
  return 3 * component + level - 1;
}

/**
 * Lets failures travel: the earliest time at which each component is at each level or worse.
 *
 * The times are the least solution of equations that take minima of maxima plus tolerances, so Knuth's
 * generalization of Dijkstra's algorithm (Inf. Proc. Letters 6, 1977) settles them in ascending order,
 * cycles included; hops are settled with them as the second part of the key. A group is the (n − k + 1)-th
 * of its members to be settled.
 *
 * Pre: levels are 1 to 3, times are finite and not negative. Post: onsets past `horizonMs` are `Infinity`.
 * Cost: O(n + e log n) time for n components and e members of requirements touched, O(n + m) space.
 */
export function propagate(
  graph: CompactGraph,
  failures: readonly Failure[],
  horizonMs = Number.POSITIVE_INFINITY,
): Propagation {
  const onsetMs = new Float64Array(3 * graph.componentCount).fill(Number.POSITIVE_INFINITY);
  const hops = new Int32Array(3 * graph.componentCount);
  const waiting = makeIndexedHeap(onsetMs.length, (a, b) => {
    const difference = (onsetMs[a] ?? 0) - (onsetMs[b] ?? 0);
    return difference < 0 || (difference === 0 && (hops[a] ?? 0) < (hops[b] ?? 0));
  });
  const offer = (slot: number, time: number, hopCount: number) => {
    const known = onsetMs[slot] ?? 0;
    if (time > horizonMs || time > known || (time === known && hopCount >= (hops[slot] ?? 0))) return;
    onsetMs[slot] = time;
    hops[slot] = hopCount;
    waiting.push(slot);
  };
  const groups = makeGroupCounts(graph);

  for (const { component, level, atMs } of failures) {
    for (let each = 1; each <= level; each++) offer(slotOf(component, each as Level), atMs, 0);
  }
  for (let slot = waiting.pop(); slot !== -1; slot = waiting.pop()) {
    const target = Math.floor(slot / 3);
    const level = ((slot % 3) + 1) as Level; // a slot holds one of the levels 1 to 3
    const end = graph.dependentStart[target + 1] ?? 0;
    for (let at = graph.dependentStart[target] ?? 0; at < end; at++) {
      const r = graph.dependentRequirement[at] ?? 0;
      const effect = effectOf(graph, r, level);
      const mildestAlready = effectOf(graph, r, (level - 1) as Level);
      if (effect === mildestAlready || !carriesState(graph, r)) continue;
      const targetHops = groups.settle(r, level, hops[slot] ?? 0);
      if (targetHops === undefined) continue;
      const time = (onsetMs[slot] ?? 0) + (graph.toleratesMs[r] ?? 0);
      for (let each = mildestAlready + 1; each <= effect; each++) {
        offer(slotOf(graph.dependent[r] ?? 0, each as Level), time, targetHops + 1);
      }
    }
  }
  return { onsetMs, hops, horizonMs };
}

/** Counts, per group and level, how many members have got there, and the most hops among them. */
function makeGroupCounts(graph: CompactGraph) {
  const hasGroups = graph.member.length > graph.requirementCount;
  const lost = new Int32Array(hasGroups ? 3 * graph.requirementCount : 0);
  const mostHops = new Int32Array(lost.length);

  /** The hops of the group when this member is the one that makes it fail; undefined before and after. */
  const settle = (r: number, level: Level, memberHops: number): number | undefined => {
    if (!hasGroups) return memberHops;
    const slot = slotOf(r, level);
    lost[slot] = (lost[slot] ?? 0) + 1;
    mostHops[slot] = Math.max(mostHops[slot] ?? 0, memberHops);
    return lost[slot] === membersToLose(graph, r) ? mostHops[slot] : undefined;
  };
  return { settle };
}
