import type { CompactGraph } from '../../model/compact-graph.ts';
import { withDependents, withTerms } from '../../model/compile-graph.ts';
import { strengths } from '../../model/vocabulary.ts';

/*
 * Graphs that nobody wrote: what would be if requirements were others. Each is a graph of its own; what it has in
 * common with the given one is shared, since nobody writes to either.
 */

/** The graph with these hard requirements soft. Cost: O(members). */
export function withSoft(graph: CompactGraph, requirements: readonly number[]): CompactGraph {
  const strength = graph.strength.slice();
  for (const r of requirements) strength[r] = strengths.indexOf('soft');
  return withTerms(graph, { strength });
}

/**
 * The graph with one member more for each of these requirements, as many of them needed as before: a component of
 * its own that needs nothing and so stays well. The new components have the highest numbers and no id.
 *
 * Pre: requirements ascend. Cost: O(components + members).
 */
export function withSecondMember(graph: CompactGraph, requirements: readonly number[]): CompactGraph {
  const { componentCount, requirementCount } = graph;
  const grown = componentCount + requirements.length;
  const memberStart = new Int32Array(requirementCount + 1);
  const member = new Int32Array(graph.member.length + requirements.length);
  let added = 0;
  for (let r = 0; r < requirementCount; r++) {
    const start = graph.memberStart[r] ?? 0;
    const end = graph.memberStart[r + 1] ?? 0;
    memberStart[r] = start + added;
    member.set(graph.member.subarray(start, end), start + added);
    if (r === requirements[added]) {
      member[end + added] = componentCount + added;
      added++;
    }
  }
  memberStart[requirementCount] = member.length;
  const requirementStart = new Int32Array(grown + 1).fill(requirementCount);
  requirementStart.set(graph.requirementStart);
  return withDependents({
    ...graph,
    componentCount: grown,
    requirementStart,
    memberStart,
    member,
    startupMs: Float64Array.from({ length: grown }, (_, at) => graph.startupMs[at] ?? 0),
  });
}
