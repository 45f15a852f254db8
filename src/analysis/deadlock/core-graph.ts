import type { CompactGraph } from '../../model/compact-graph.ts';
import { compileGraph, withTerms } from '../../model/compile-graph.ts';
import type { ResolvedRequirement } from '../../model/resolve-requirements.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { strengths } from '../../model/vocabulary.ts';

/** Some components of a graph and how they hold one another up, as a graph of its own. */
export interface CoreGraph {
  /** Its requirements are hard and ask for members of the core only. */
  readonly compact: CompactGraph;
  /** Number in the whole graph of each requirement. */
  readonly requirement: Int32Array;
}

/**
 * Cuts components out of a graph, with those of their requirements that ask for others of them.
 *
 * `lackingOf(r, inside)` says how many of its `inside` members in the core requirement `r` waits for; with 0 it is
 * left out. Cost: linear in the requirements of the components.
 */
export function coreGraph(
  graph: ServiceGraph,
  components: Int32Array,
  lackingOf: (requirement: number, inside: number) => number,
): CoreGraph {
  const { compact } = graph;
  const localOf = new Map<number, number>();
  components.forEach((component, local) => void localOf.set(component, local));
  const requirement: number[] = [];
  const resolved: ResolvedRequirement[] = [];
  components.forEach((component, dependent) => {
    const end = compact.requirementStart[component + 1] ?? 0;
    for (let r = compact.requirementStart[component] ?? 0; r < end; r++) {
      const all = compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1]);
      const members = [...all].flatMap((member) => localOf.get(member) ?? []);
      const atLeast = lackingOf(r, members.length);
      const declaration = graph.requirements[r];
      if (atLeast === 0 || declaration === undefined) continue;
      requirement.push(r);
      resolved.push({
        dependent,
        members,
        declaration: { ...declaration, atLeast, strength: 'hard', phase: 'always' },
      });
    }
  });
  const startupMs = new Array<number>(components.length).fill(0);
  return { compact: compileGraph(startupMs, resolved), requirement: Int32Array.from(requirement) };
}

/** The same graph with the chosen requirements relaxed to `soft`, so that they hold back nobody's start. */
export function withRelaxed(core: CompactGraph, chosen: Uint8Array): CompactGraph {
  const soft = strengths.indexOf('soft');
  const strength = core.strength.map((each, r) => (chosen[r] === 1 ? soft : each));
  return withTerms(core, { strength });
}
