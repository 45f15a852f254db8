import { componentId } from './component-ids.ts';
import type { Evidence } from './manifest.ts';
import type { ServiceGraph } from './service-graph.ts';
import { type Phase, phases, type Strength, strengths } from './vocabulary.ts';

/** One requirement of the graph in words and ids, for results that people and machines read. */
export interface RequirementView {
  /** Number of the requirement in the graph. */
  readonly number: number;
  readonly dependent: string;
  /** One for a single target, two or more for a group; sorted. */
  readonly members: readonly string[];
  readonly atLeast: number;
  readonly strength: Strength;
  readonly phase: Phase;
  readonly toleratesMs: number;
  readonly for: string | undefined;
  readonly evidence: readonly Evidence[];
}

/** Requirement `number` as written, with both ends by their component ids. */
export function requirementView(graph: ServiceGraph, number: number): RequirementView {
  const { compact } = graph;
  const idOf = (component: number) => componentId(graph, component);
  const members = compact.member.subarray(compact.memberStart[number], compact.memberStart[number + 1]);
  return {
    number,
    dependent: idOf(compact.dependent[number] ?? 0),
    members: [...members].map(idOf),
    atLeast: compact.atLeast[number] ?? 1,
    strength: strengths[compact.strength[number] ?? 0] ?? 'hard',
    phase: phases[compact.phase[number] ?? 0] ?? 'always',
    toleratesMs: compact.toleratesMs[number] ?? 0,
    // What was written is read when somebody asks for it.
    get for() {
      return graph.requirements[number]?.for;
    },
    get evidence() {
      return graph.requirements[number]?.evidence ?? [];
    },
  };
}
