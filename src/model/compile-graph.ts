import { rowStarts } from './buckets.ts';
import type { CompactGraph } from './compact-graph.ts';
import type { ResolvedRequirement } from './resolve-requirements.ts';
import { edgeOf } from './terms.ts';
import { phases, strengths } from './vocabulary.ts';

/**
 * Lays resolved requirements out in typed arrays.
 *
 * Pre: requirements are sorted by dependent, and number r of the result is the r-th of them.
 * Cost: linear in components, requirements and members; about 40 bytes a requirement.
 */
export function compileGraph(
  startupMs: readonly number[],
  requirements: readonly ResolvedRequirement[],
): CompactGraph {
  const componentCount = startupMs.length;
  const requirementCount = requirements.length;
  const memberCount = requirements.reduce((sum, { members }) => sum + members.length, 0);
  const dependent = new Int32Array(requirementCount);
  const strength = new Uint8Array(requirementCount);
  const phase = new Uint8Array(requirementCount);
  const toleratesMs = new Float64Array(requirementCount);
  const atLeast = new Int32Array(requirementCount);
  const memberStart = new Int32Array(requirementCount + 1);
  const member = new Int32Array(memberCount);
  requirements.forEach((requirement, r) => {
    const { declaration } = requirement;
    dependent[r] = requirement.dependent;
    strength[r] = strengths.indexOf(declaration.strength);
    phase[r] = phases.indexOf(declaration.phase);
    toleratesMs[r] = declaration.toleratesMs;
    atLeast[r] = declaration.atLeast;
    member.set(requirement.members, memberStart[r]);
    memberStart[r + 1] = (memberStart[r] ?? 0) + requirement.members.length;
  });

  return withDependents({
    componentCount,
    requirementCount,
    requirementStart: rowStarts(dependent, componentCount),
    dependent,
    strength,
    phase,
    toleratesMs,
    atLeast,
    memberStart,
    member,
    startupMs: Float64Array.from(startupMs),
  });
}

type Turned = 'dependentStart' | 'dependentRequirement' | 'dependentEdge';

/** Adds the members turned round: for each component the requirements that name it, ascending. */
export function withDependents(graph: Omit<CompactGraph, Turned>): CompactGraph {
  const { componentCount, requirementCount, memberStart, member } = graph;
  const dependentStart = rowStarts(member, componentCount);
  const next = dependentStart.slice();
  const dependentRequirement = new Int32Array(member.length);
  const dependentEdge = new Int32Array(member.length);
  for (let r = 0; r < requirementCount; r++) {
    const edge = edgeOf(graph, r);
    for (let slot = memberStart[r] ?? 0; slot < (memberStart[r + 1] ?? 0); slot++) {
      const component = member[slot] ?? 0;
      const place = next[component] ?? 0;
      dependentRequirement[place] = r;
      dependentEdge[place] = edge;
      next[component] = place + 1;
    }
  }
  return { ...graph, dependentStart, dependentRequirement, dependentEdge };
}

/** The graph with other strengths or phases of its requirements. Cost: O(members). */
export function withTerms(
  graph: CompactGraph,
  terms: Partial<Pick<CompactGraph, 'strength' | 'phase'>>,
): CompactGraph {
  const changed = { ...graph, ...terms };
  return { ...changed, dependentEdge: graph.dependentRequirement.map((r) => edgeOf(changed, r)) };
}
