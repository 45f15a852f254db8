import type { CompactGraph } from '../../model/compact-graph.ts';
import { type Level, membersToLose } from '../effect.ts';
import { hopsTo, isReached, onsetMs, type Propagation, slotOf } from './propagation.ts';

/** How a requirement's target, or group, came to be at a level or worse. */
export interface Loss {
  /** When the target, or enough members of the group, had got there; tolerance not included. */
  readonly atMs: number;
  /** The most hops among the members that made it so. */
  readonly hops: number;
  /** The members that made it so, ascending. */
  readonly members: readonly number[];
}

/** When requirement `r` is lost at `level`, as `lossOf` has it; `Infinity` for never. */
export function lossMs(graph: CompactGraph, propagation: Propagation, r: number, level: Level): number {
  const first = graph.memberStart[r] ?? 0;
  const end = graph.memberStart[r + 1] ?? 0;
  if (end === first + 1) return onsetMs(propagation, graph.member[first] ?? 0, level);
  const steps: number[] = [];
  for (let at = first; at < end; at++) {
    const step = propagation.step[slotOf(graph.member[at] ?? 0, level)] ?? 0;
    if (step > 0) steps.push(step);
  }
  const deciding = steps.sort((a, b) => a - b)[membersToLose(graph, r) - 1] ?? 0;
  return propagation.stepMs[deciding] ?? Number.POSITIVE_INFINITY;
}

/**
 * The loss of requirement `r` at `level`, or undefined when that is never reached.
 *
 * Members count in the order of (onset, hops). The one that completes the number decides; with it count all
 * that came before and those that tie with it. So following causes always goes back in that order and ends
 * at a root, which "every member that is lost by then" would not: a member may be lost because of the group.
 * Cost: O(g log g) for a group of g.
 */
export function lossOf(
  graph: CompactGraph,
  propagation: Propagation,
  r: number,
  level: Level,
): Loss | undefined {
  const lost: number[] = [];
  const end = graph.memberStart[r + 1] ?? 0;
  for (let slot = graph.memberStart[r] ?? 0; slot < end; slot++) {
    const member = graph.member[slot] ?? 0;
    if (isReached(propagation, member, level)) lost.push(member);
  }
  const [only, second] = lost;
  if (only === undefined) return undefined;
  if (second === undefined) {
    if (membersToLose(graph, r) > 1) return undefined;
    return {
      atMs: onsetMs(propagation, only, level),
      hops: hopsTo(propagation, only, level),
      members: lost,
    };
  }

  // Steps are in the order of time and hops.
  const stepOf = (member: number) => propagation.step[slotOf(member, level)] ?? 0;
  const order = (a: number, b: number) => stepOf(a) - stepOf(b);
  const deciding = [...lost].sort(order)[membersToLose(graph, r) - 1];
  if (deciding === undefined) return undefined;
  const members = lost.filter((member) => order(member, deciding) <= 0);
  return {
    atMs: onsetMs(propagation, deciding, level),
    hops: members.reduce((most, member) => Math.max(most, hopsTo(propagation, member, level)), 0),
    members,
  };
}
