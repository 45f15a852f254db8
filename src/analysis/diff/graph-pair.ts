import { componentNumber } from '../../model/component-ids.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { bears, changedRequirements, type RequirementChange } from './changed-requirements.ts';

/** Which of the two graphs have something. */
export const presences = ['both', 'new', 'gone'] as const;
export type Presence = (typeof presences)[number];

/** One of the two graphs, as seen from both. */
export interface Side {
  readonly graph: ServiceGraph;
  /** The number in this graph of each component of the pair; -1 where this graph does not have it. */
  readonly numberOf: Int32Array;
  /** For each requirement of this graph the position of its change in `requirements`; -1 when it bears on nothing. */
  readonly changeOf: Int32Array;
}

/** Two graphs with their components numbered in common. */
export interface GraphPair {
  readonly base: Side;
  readonly head: Side;
  /** Ids of the components of either graph, sorted; the position is the component's number in the pair. */
  readonly ids: readonly string[];
  readonly requirements: readonly RequirementChange[];
}

export function graphPair(base: ServiceGraph, head: ServiceGraph): GraphPair {
  const requirements = changedRequirements(base, head);
  const ids = [...new Set([...base.components, ...head.components].map(({ id }) => id))].sort();
  return { base: side(base, 'before'), head: side(head, 'after'), ids, requirements };

  function side(graph: ServiceGraph, which: 'before' | 'after'): Side {
    const changeOf = new Int32Array(graph.compact.requirementCount).fill(-1);
    requirements.forEach((change, position) => {
      const number = viewOn(change, which)?.number;
      if (number !== undefined && bears(change)) changeOf[number] = position;
    });
    return { graph, numberOf: Int32Array.from(ids, (id) => componentNumber(graph, id) ?? -1), changeOf };
  }
}

/** The number in the pair of each component of one graph. */
export function numbersInPair({ graph, numberOf }: Side): Int32Array {
  const numbers = new Int32Array(graph.compact.componentCount);
  numberOf.forEach((own, number) => {
    if (own !== -1) numbers[own] = number;
  });
  return numbers;
}

/** The changed requirement as one of the graphs has it. */
export function viewOn(change: RequirementChange, which: 'before' | 'after') {
  if (which === 'before') return change.kind === 'added' ? undefined : change.before;
  return change.kind === 'removed' ? undefined : change.after;
}
