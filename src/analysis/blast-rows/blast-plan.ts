import { bucketed } from '../../model/buckets.ts';
import type { CompactGraph } from '../../model/compact-graph.ts';
import { failureEdges } from './failure-edges.ts';
import { type FailureRows, failureRows } from './failure-rows.ts';
import { chunkWords, mostChunks } from './row-memory.ts';
import { type TallyClasses, tallyClasses } from './tally-classes.ts';

/** Roots to a chunk. */
export const chunkBits = 32 * chunkWords;

/** What rows may fill at most, all touched at once: in one thread, and in all. */
const mostBytes = 400_000_000;
const mostBytesTogether = 1_000_000_000;

/** What is to be swept: nothing but data, so that threads can share it. */
export interface BlastPlan {
  readonly rows: FailureRows;
  readonly classes: TallyClasses;
  /** The rows of roots that have dependents, each once: those of one block take much the same with them. */
  readonly roots: Int32Array;
  /** Roots are swept a block of so many chunks at a time. */
  readonly chunkCount: number;
}

/** How many blocks there are to sweep. */
export function blockCount({ roots, chunkCount }: BlastPlan): number {
  return Math.ceil(roots.length / (chunkBits * chunkCount));
}

/** How many edges are looked at when every block reaches all of them: about how much there is to do, at most. */
export function sweepEdges(plan: BlastPlan): number {
  return blockCount(plan) * plan.rows.target.length;
}

/** How many threads may sweep at once, for the sake of memory: each has rows of its own. */
export function mostThreads({ rows, chunkCount }: BlastPlan): number {
  return Math.max(1, Math.floor(mostBytesTogether / (placeBytes(rows) * chunkCount)));
}

/**
 * The plan for all components of a graph as roots, and the position of each in `roots`; -1 without dependents.
 *
 * Cost: O(n + e) time and space.
 */
export function blastPlan(graph: CompactGraph): { readonly plan: BlastPlan; readonly rootOf: Int32Array } {
  const edges = failureEdges(graph);
  const { classes, classOf } = tallyClasses(graph, edges);
  const { rows, rowOf } = failureRows(edges, classOf);
  const rowOfComponent = Int32Array.from({ length: graph.componentCount }, (_, v) => {
    return rowOf[v * edges.laneCount] ?? 0;
  });
  const { roots, rootOf } = rootRows(graph, rowOfComponent, rows);
  return { plan: { rows, classes, roots, chunkCount: chunksPerRow(rows, roots.length) }, rootOf };
}

/** Components of one row take the same with them. */
function rootRows(graph: CompactGraph, rowOfComponent: Int32Array, rows: FailureRows) {
  const isRoot = new Uint8Array(rows.rowCount);
  rowOfComponent.forEach((row, v) => {
    if (graph.dependentStart[v] !== graph.dependentStart[v + 1]) isRoot[row] = 1;
  });
  const roots = rowsByReach(rows).filter((row) => isRoot[row] === 1);
  const indexOfRow = new Int32Array(rows.rowCount).fill(-1);
  roots.forEach((row, index) => {
    indexOfRow[row] = index;
  });
  return { roots, rootOf: rowOfComponent.map((row) => indexOfRow[row] ?? -1) };
}

/**
 * Rows from which failures do not travel far first, and neighbours beside one another. Most roots reach little and
 * a few nearly everything; were they mixed, every block would reach nearly everything.
 */
function rowsByReach({ rowCount, start, target }: FailureRows): Int32Array {
  const height = new Int32Array(rowCount); // edges on the longest way down, but for cycles through groups
  for (let row = 0; row < rowCount; row++) {
    let highest = 0;
    for (let slot = start[row] ?? 0; slot < (start[row + 1] ?? 0); slot++) {
      highest = Math.max(highest, 1 + (height[target[slot] ?? 0] ?? 0));
    }
    height[row] = highest;
  }
  return bucketed(
    height.map((steps) => steps >> 2),
    rowCount,
  ).items;
}

/** As wide a row as pays: fewer chunks where the graph is small, or so large that rows would fill memory. */
function chunksPerRow(rows: FailureRows, rootCount: number): number {
  const wanted = Math.max(1, Math.ceil(rootCount / chunkBits));
  const affordable = Math.max(1, Math.floor(mostBytes / placeBytes(rows)));
  return Math.min(wanted, affordable, mostChunks);
}

/** What one chunk of every row and digit takes. */
function placeBytes({ rowCount, digitStart }: FailureRows): number {
  return (rowCount + (digitStart[rowCount] ?? 0)) * chunkWords * 4;
}
