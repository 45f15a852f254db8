import type { CompactGraph } from '../../model/compact-graph.ts';
import { strengths } from '../../model/vocabulary.ts';

/*
 * Graphs that nobody wrote: what would be if requirements were others. Each is a graph of its own; what it has in
 * common with the given one is shared, since nobody writes to either.
 */

/** The graph with these hard requirements soft. Cost: O(requirements), a byte each. */
export function withSoft(graph: CompactGraph, requirements: readonly number[]): CompactGraph {
  const strength = graph.strength.slice();
  for (const r of requirements) strength[r] = strengths.indexOf('soft');
  return { ...graph, strength };
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
  return {
    ...graph,
    componentCount: grown,
    requirementStart: extended(graph.requirementStart, grown + 1, () => requirementCount),
    memberStart,
    member,
    dependentStart: extended(
      graph.dependentStart,
      grown + 1,
      (at) => graph.member.length + at - componentCount,
    ),
    dependentRequirement: extended(
      graph.dependentRequirement,
      member.length,
      (at) => requirements[at - graph.member.length] ?? 0,
    ),
    startupMs: Float64Array.from({ length: grown }, (_, at) => graph.startupMs[at] ?? 0),
  };
}

/** The array, and behind it what `valueAt` says for each further place. */
function extended(array: Int32Array, length: number, valueAt: (at: number) => number): Int32Array {
  const longer = new Int32Array(length);
  longer.set(array);
  for (let at = array.length; at < length; at++) longer[at] = valueAt(at);
  return longer;
}
