import type { CompactGraph } from '../../model/compact-graph.ts';
import type { Level } from '../effect.ts';
import { type MakeKernel, makeSweep } from './chunk-sweep.ts';
import { makeColumnSums } from './column-sums.ts';
import { failureRows, failureSystem } from './failure-rows.ts';
import { chunkBits, chunkWords, spareChunks } from './row-memory.ts';
import { slotForEach } from './row-slots.ts';

/** Who fails with whom, for a block of roots at a time: a row of bits for each component and state. */
export interface BlastSets {
  /** Lets these components be down, each alone, for ever: bit `i` of every row is about the i-th; -1 for none. */
  readonly solve: (roots: Int32Array) => void;
  /** The rows. */
  readonly words: Int32Array;
  /** Where in `words` the row begins that says which roots bring a component to a level from 1 on, or worse. */
  readonly affectedAt: (component: number, level: Level) => number;
  /** The same for "affected or frozen". */
  readonly touchedAt: (component: number) => number;
}

/** Roots to a block, and words to a row. */
export const setBits = chunkBits;
export const setWords = chunkWords;

/**
 * The sets behind `blastSizes`: the same system of rows, kept whole instead of counted and given up.
 *
 * Cost: that of `makeSweep` a block; O(n) space.
 */
export function makeBlastSets(graph: CompactGraph, makeKernel?: MakeKernel): BlastSets {
  const system = failureSystem(graph);
  const { rowCount, rowOf, frozenRowOf } = system.numbers;
  const rows = failureRows(system, slotForEach(rowCount, system.laneCount));
  const { memory, touch, sweep } = makeSweep(rows, makeKernel);
  const { clear } = makeColumnSums(memory);
  const words = new Int32Array(memory.words.buffer);
  const nothing = (memory.spare.byteOffset >> 2) + spareChunks.zeros * chunkWords;
  const firstWord = memory.words.byteOffset >> 2;
  const rowAt = (row: number, lane: number) =>
    memory.maskOf[row] === 0 ? nothing : firstWord + (row * rows.laneCount + lane) * chunkWords;

  const affectedAt = (component: number, level: Level) =>
    rowAt(rowOf[component] ?? 0, system.laneOf[level] ?? 0);
  return {
    solve: (roots) => {
      clear();
      touch(roots.map((root) => (root === -1 ? -1 : (rowOf[root] ?? 0))));
      sweep(0);
    },
    words,
    affectedAt,
    touchedAt: (component) => {
      const frozen = frozenRowOf[component] ?? -1;
      return frozen === -1 ? affectedAt(component, 1) : rowAt(frozen, 0);
    },
  };
}
