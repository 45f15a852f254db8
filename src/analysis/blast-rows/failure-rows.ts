import type { CompactGraph } from '../../model/compact-graph.ts';
import { failureLinks } from './failure-links.ts';
import { requirementKinds } from './requirement-kinds.ts';
import { type RowInputs, rowInputs } from './row-inputs.ts';
import { type RowNumbers, rowNumbers } from './row-numbers.ts';
import { inPlaces, type RowSlots } from './row-slots.ts';

/**
 * How failures travel through a graph as a monotone Boolean system, ready to be swept from row 0 up: a row holds,
 * for each lane, which roots make its components true, and what it has comes from rows before it. Nothing but data,
 * so that threads can share it.
 */
export interface FailureRows extends RowInputs, RowSlots {
  readonly rowCount: number;
  /** Lane 0 is "down", each other one "at the level of this lane or worse"; so lanes are nested. */
  readonly laneCount: number;
  /** The highest row of each row's stage: itself, when it is alone. */
  readonly stageEnd: Int32Array;
}

/** A system without slots, and what it says of the graph. */
export interface FailureSystem {
  readonly inputs: RowInputs;
  readonly numbers: RowNumbers;
  readonly laneCount: number;
  /** The lane of each level from 1 on. */
  readonly laneOf: readonly number[];
}

/** The system of a graph. Cost: O(n + e) time and space, for n components and e members of requirements. */
export function failureSystem(graph: CompactGraph): FailureSystem {
  const links = failureLinks(graph);
  const { levels, laneOf } = links.lanes;
  const kindOf = requirementKinds(graph, links);
  const numbers = rowNumbers(graph, links, kindOf);
  return { inputs: rowInputs(graph, links, kindOf, numbers), numbers, laneCount: levels.length, laneOf };
}

/** The system with its rows in these slots, and inputs by their places; what is given is no more. */
export function failureRows({ inputs, numbers, laneCount }: FailureSystem, slots: RowSlots): FailureRows {
  const { rowCount, stageEnd } = numbers;
  return { rowCount, laneCount, stageEnd, ...inPlaces(inputs, slots), ...slots };
}
