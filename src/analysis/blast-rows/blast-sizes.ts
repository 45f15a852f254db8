import type { CompactGraph } from '../../model/compact-graph.ts';
import { down } from '../effect.ts';
import { type ColumnSums, makeColumnSums } from './column-sums.ts';
import { type FailureEdges, failureEdges } from './failure-edges.ts';
import { type FailureRows, failureRows } from './failure-rows.ts';
import { makeGroupRows } from './group-rows.ts';
import { makeRowKernel } from './row-kernel.ts';
import { chunkWords, makeRowMemory, mostChunks, type RowMemory } from './row-memory.ts';

/** Roots to a chunk. */
const chunkBits = 32 * chunkWords;

/** What rows may fill at most, all touched at once. */
const mostBytes = 400_000_000;

/** For each component, how many others end in each state when it is down for ever. */
export interface BlastSizes {
  readonly down: Int32Array;
  readonly degraded: Int32Array;
  readonly delayed: Int32Array;
  /** Frozen and in no other state. */
  readonly frozen: Int32Array;
}

/**
 * All blast radii at once: what fails is the least solution of a monotone Boolean system, and one sweep
 * through it in topological order solves it for a block of roots, one bit each.
 *
 * `onProgress` hears after each block how many components are done.
 * Cost: O(blocks * edges that the block's roots reach) row operations, O(e + n * block) space at most.
 */
export function blastSizes(graph: CompactGraph, onProgress?: (done: number) => void): BlastSizes {
  const edges = failureEdges(graph);
  const classes = tallyClasses(graph, edges);
  const rows = failureRows(edges, classes.classOf);
  const roots = rootRows(graph, edges, rows);
  const memory = makeRowMemory(rows, classes.count, chunksPerRow(rows, roots.rows.length));
  const sums = makeColumnSums(memory);
  const sweepBlock = makeBlockSweep(rows, memory, sums);

  const sizeOfRoot = {
    down: new Int32Array(roots.rows.length),
    degraded: new Int32Array(roots.rows.length),
    delayed: new Int32Array(roots.rows.length),
    frozen: new Int32Array(roots.rows.length),
  };
  const blockSize = chunkBits * memory.chunkCount;
  for (let first = 0; first < roots.rows.length; first += blockSize) {
    const block = roots.rows.subarray(first, first + blockSize);
    sweepBlock(block);
    for (let bit = 0; bit < block.length; bit++) {
      const chunk = Math.floor(bit / chunkBits);
      const sumOf = (tallyClass: number) =>
        sums.sumOf(tallyClass * memory.chunkCount + chunk, bit % chunkBits);
      classes.addSizes(sumOf, sizeOfRoot, first + bit);
    }
    onProgress?.(Math.floor((graph.componentCount * (first + block.length)) / roots.rows.length));
  }
  const spread = (sizes: Int32Array) =>
    roots.indexOf.map((index) => (index === -1 ? 0 : (sizes[index] ?? 0)));
  return {
    down: spread(sizeOfRoot.down),
    degraded: spread(sizeOfRoot.degraded),
    delayed: spread(sizeOfRoot.delayed),
    frozen: spread(sizeOfRoot.frozen),
  };
}

/** Sums are kept by lane, and in the mildest lane apart for components that may freeze; and of those that freeze. */
function tallyClasses(graph: CompactGraph, { laneCount, laneOf, frozenNode, firstGroup }: FailureEdges) {
  const mildest = laneCount - 1;
  const mayFreeze = laneCount;
  const frozen = laneCount + 1;
  const laneNodeCount = graph.componentCount * laneCount;
  const canFreeze = firstGroup > laneNodeCount;
  const classOf = (node: number) => {
    if (node >= firstGroup) return -1;
    if (node >= laneNodeCount) return frozen;
    const lane = node % laneCount;
    return lane === mildest && frozenNode[Math.floor(node / laneCount)] !== -1 ? mayFreeze : lane;
  };
  const addSizes = (sum: (tallyClass: number) => number, sizes: BlastSizes, at: number) => {
    const atLevel = (level: number) => {
      const lane = laneOf[level] ?? 0;
      return sum(lane) + (canFreeze && lane === mildest ? sum(mayFreeze) : 0);
    };
    const [delayed, degraded, isDown] = [atLevel(1), atLevel(2), atLevel(down)];
    sizes.down[at] = isDown - 1; // the root
    sizes.degraded[at] = degraded - isDown;
    sizes.delayed[at] = delayed - degraded;
    sizes.frozen[at] = canFreeze ? sum(frozen) - sum(mayFreeze) : 0;
  };
  return { count: canFreeze ? laneCount + 2 : laneCount, classOf, addSizes };
}

/** Roots with dependents, in the order of rows, each row once: components of one row take the same with them. */
function rootRows(graph: CompactGraph, edges: FailureEdges, rows: FailureRows) {
  const indexOfRow = new Int32Array(rows.rowCount).fill(-1);
  const rowOfRoot = (v: number) => rows.rowOf[v * edges.laneCount] ?? 0;
  for (let v = 0; v < graph.componentCount; v++) {
    if (graph.dependentStart[v] !== graph.dependentStart[v + 1]) indexOfRow[rowOfRoot(v)] = 0;
  }
  const list = new Int32Array(rows.rowCount);
  let count = 0;
  for (let row = 0; row < rows.rowCount; row++) {
    if (indexOfRow[row] === -1) continue;
    list[count] = row;
    indexOfRow[row] = count++;
  }
  const indexOf = new Int32Array(graph.componentCount);
  for (let v = 0; v < graph.componentCount; v++) indexOf[v] = indexOfRow[rowOfRoot(v)] ?? 0;
  return { rows: list.subarray(0, count), indexOf };
}

/** As wide a row as pays: fewer chunks where the graph is small, or so large that rows would fill memory. */
function chunksPerRow({ rowCount, digitStart }: FailureRows, rootCount: number): number {
  const wanted = Math.max(1, Math.ceil(rootCount / chunkBits));
  const places = rowCount + (digitStart[rowCount] ?? 0);
  const affordable = Math.max(1, Math.floor(mostBytes / (places * chunkWords * 4)));
  return Math.min(wanted, affordable, mostChunks);
}

/** Makes the function that runs the roots in these rows through the system, one bit each, and leaves the sums. */
function makeBlockSweep(rows: FailureRows, memory: RowMemory, sums: ColumnSums) {
  const kernel = makeRowKernel(rows, memory, sums);
  const finish = makeGroupRows(rows, memory, kernel);
  const { chunkCount, words, maskAt, placeOf, waiting, free, freeCount } = memory;
  return (block: Int32Array) => {
    memory.sums.fill(0);
    block.forEach((row, bit) => {
      const chunk = Math.floor(bit / chunkBits);
      // Rows of a block are distinct and none is touched yet.
      const place = free[--freeCount[0]!]!;
      const at = (place * chunkCount + chunk) * chunkWords;
      placeOf[row] = place;
      maskAt[place] = 1 << chunk;
      words.fill(0, at, at + chunkWords);
      words[at + ((bit % chunkBits) >> 5)] = 1 << (bit & 31);
      waiting[row >> 5]! |= 1 << (row & 31);
    });
    let from = block.at(-1) ?? -1;
    for (let x = kernel.sweep(from); x !== -1; x = kernel.sweep(from)) from = finish(x);
    sums.addRest();
  };
}
