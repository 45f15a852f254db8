import type { CompactGraph } from '../model/compact-graph.ts';
import { compileGraph } from '../model/compile-graph.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { strengths } from '../model/vocabulary.ts';
import { gatesStart } from './effect.ts';

/** A part of a graph that is stuck, as a graph of its own: its members and the requirements they are stuck on. */
export interface CoreGraph {
  readonly compact: CompactGraph;
  /** Number in the whole graph of each component. */
  readonly component: Int32Array;
  /** Number in the whole graph of each requirement. */
  readonly requirement: Int32Array;
}

/**
 * Cuts the members out of the graph, with those requirements that gate them and are never met; what each of
 * these still asks for are members of the core.
 *
 * Pre: whatever the members need is either ready in the end or one of them; `lacking` as `readyTimes` left it.
 * Cost: linear in the requirements of the members.
 */
export function coreGraph(graph: ServiceGraph, members: Int32Array, lacking: Int32Array): CoreGraph {
  const { compact } = graph;
  const localOf = new Map<number, number>();
  members.forEach((component, local) => void localOf.set(component, local));
  const requirement: number[] = [];
  for (const component of members) {
    const end = compact.requirementStart[component + 1] ?? 0;
    for (let r = compact.requirementStart[component] ?? 0; r < end; r++) {
      if (gatesStart(compact, r) && (lacking[r] ?? 0) > 0) requirement.push(r);
    }
  }
  const resolved = requirement.flatMap((r) => {
    const declaration = graph.requirements[r];
    if (declaration === undefined) return [];
    const needed = compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1]);
    return {
      dependent: localOf.get(compact.dependent[r] ?? -1) ?? -1,
      members: [...needed].flatMap((member) => localOf.get(member) ?? []),
      declaration: { ...declaration, atLeast: lacking[r] ?? 0 },
    };
  });
  return {
    compact: compileGraph(new Array(members.length).fill(0), resolved),
    component: members,
    requirement: Int32Array.from(requirement),
  };
}

/** The same graph with the chosen requirements relaxed to `soft`, so that they hold back nobody's start. */
export function withRelaxed(core: CompactGraph, chosen: Uint8Array): CompactGraph {
  const soft = strengths.indexOf('soft');
  return { ...core, strength: core.strength.map((strength, r) => (chosen[r] === 1 ? soft : strength)) };
}
