import { bucketed } from '../../model/buckets.ts';
import type { CompactGraph } from '../../model/compact-graph.ts';
import { type FailureRows, type FailureSystem, failureRows, failureSystem } from './failure-rows.ts';
import { rowOfLane } from './row-inputs.ts';
import { chunkBits, chunkWords } from './row-memory.ts';
import { sharedSlots } from './row-slots.ts';

/** What rows may fill in all threads together. */
const mostBytes = 1_000_000_000;

/** What is to be swept: nothing but data, so that threads can share it. */
export interface BlastPlan {
  readonly rows: FailureRows;
  /** The lane of each level from 1 on. */
  readonly laneOf: readonly number[];
  /** The rows of roots that have dependents, each once: those of one chunk take much the same with them. */
  readonly roots: Int32Array;
}

/** How many chunks of roots there are to sweep. */
export function chunkCount({ roots }: BlastPlan): number {
  return Math.ceil(roots.length / chunkBits);
}

/** How many inputs are looked at when every chunk touches all: about how much there is to do, at most. */
export function mostInputs({ componentCount, member }: CompactGraph): number {
  return Math.ceil(componentCount / chunkBits) * member.length;
}

/** How many threads may sweep at once, each with rows of its own: as many as there is memory for. */
export function mostThreads({ componentCount }: CompactGraph): number {
  const mostLanes = 3;
  return Math.floor(mostBytes / (componentCount * mostLanes * chunkWords * 4));
}

/**
 * The plan for all components of a graph as roots, and the position of each in `roots`; -1 without dependents.
 *
 * Cost: O(n + e) time and space.
 */
export function blastPlan(graph: CompactGraph): { readonly plan: BlastPlan; readonly rootOf: Int32Array } {
  const system = failureSystem(graph);
  const { roots, rootOf } = rootRows(graph, system);
  const { inputs, laneCount, laneOf, numbers } = system;
  const rows = failureRows(system, sharedSlots(inputs, laneCount, numbers.stageEnd));
  return { plan: { rows, laneOf, roots }, rootOf };
}

/** Components of one row take the same with them. */
function rootRows({ componentCount, dependentStart }: CompactGraph, system: FailureSystem) {
  const { rowCount, rowOf } = system.numbers;
  const isRoot = new Uint8Array(rowCount);
  for (let v = 0; v < componentCount; v++) {
    if (dependentStart[v] !== dependentStart[v + 1]) isRoot[rowOf[v] ?? 0] = 1;
  }
  const roots = rowsByReach(system).filter((row) => isRoot[row] === 1);
  const indexOfRow = new Int32Array(rowCount).fill(-1);
  for (let index = 0; index < roots.length; index++) indexOfRow[roots[index] ?? 0] = index;
  return { roots, rootOf: rowOf.map((row) => indexOfRow[row] ?? -1) };
}

/**
 * Rows from which failures do not travel far first, and neighbours beside one another. Most roots reach little and
 * a few nearly everything; were they mixed, every chunk would reach nearly everything.
 */
function rowsByReach({ inputs, numbers, laneCount }: FailureSystem): Int32Array {
  const { inputStart, input, laneStart, laneInput } = inputs;
  const { rowCount } = numbers;
  const height = new Int32Array(rowCount); // rows on the longest way up, but for stages
  for (let row = rowCount - 1; row >= 0; row--) {
    const steps = 1 + (height[row] ?? 0);
    for (let at = inputStart[row] ?? 0; at < (inputStart[row + 1] ?? 0); at++) {
      const from = input[at] ?? 0;
      if (steps > (height[from] ?? 0)) height[from] = steps;
    }
    const end = laneStart[(row + 1) * laneCount] ?? 0;
    for (let at = laneStart[row * laneCount] ?? 0; at < end; at++) {
      const value = laneInput[at] ?? 0;
      if (value < 0) at++;
      else if (steps > (height[rowOfLane(value)] ?? 0)) height[rowOfLane(value)] = steps;
    }
  }
  return bucketed(
    height.map((steps) => steps >> 2),
    rowCount,
  ).items;
}
