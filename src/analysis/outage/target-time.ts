import type { CompactGraph } from '../../model/compact-graph.ts';

/**
 * When the target of requirement `r` is well again: of a group the k-th smallest of its members' times, members
 * that are never affected having 0. `timeOf` gives a member's time. Cost: O(g log g) for a group of g.
 */
export function targetTime(graph: CompactGraph, r: number, timeOf: (member: number) => number): number {
  const start = graph.memberStart[r] ?? 0;
  const end = graph.memberStart[r + 1] ?? 0;
  if (end === start + 1) return timeOf(graph.member[start] ?? 0);
  const times = Float64Array.from(graph.member.subarray(start, end), timeOf).sort();
  return times[(graph.atLeast[r] ?? 1) - 1] ?? 0;
}
