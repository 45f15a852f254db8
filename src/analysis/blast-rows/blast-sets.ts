import { bucketed } from '../../model/buckets.ts';
import type { CompactGraph } from '../../model/compact-graph.ts';
import type { Level } from '../effect.ts';
import { failureEdges } from './failure-edges.ts';
import { type FailureRows, failureRows } from './failure-rows.ts';

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

/**
 * The sets behind `blastSizes`: the same system of rows, kept whole instead of counted and given up.
 *
 * Pre: a block has at most `32 * wordCount` roots.
 * Cost: O(e * wordCount) a block, more by the passes that cycles through groups take; O(n * wordCount) space.
 */
export function makeBlastSets(graph: CompactGraph, wordCount: number): BlastSets {
  const edges = failureEdges(graph);
  const { rows, rowOf } = failureRows(edges, () => -1);
  const words = new Int32Array(rows.rowCount * wordCount);
  const update = makeUpdate(rows, words, wordCount);
  const rowAt = (node: number) => (rowOf[node] ?? 0) * wordCount;
  const affectedAt = (component: number, level: Level) =>
    rowAt(component * edges.laneCount + (edges.laneOf[level] ?? 0));

  const isStale = new Uint8Array(rows.rowCount);
  /** Passes over the rows of a cycle through groups, those of them that something new has come to, until none is left. */
  const finishStage = (first: number, last: number) => {
    isStale.fill(1, first, last + 1);
    for (let changed = true; changed; ) {
      changed = false;
      for (let row = last; row >= first; row--) {
        if (isStale[row] === 0) continue;
        isStale[row] = 0;
        if (!update(row)) continue;
        for (let slot = rows.start[row] ?? 0; slot < (rows.start[row + 1] ?? 0); slot++) {
          const to = rows.target[slot] ?? 0;
          if (to < first) continue;
          isStale[to] = 1;
          if (to >= row) changed = true;
        }
      }
    }
  };

  const solve = (roots: Int32Array) => {
    words.fill(0);
    roots.forEach((root, bit) => {
      if (root === -1) return;
      const at = affectedAt(root, 3) + (bit >> 5);
      words[at] = (words[at] ?? 0) | (1 << (bit & 31));
    });
    for (let last = rows.rowCount - 1; last >= 0; ) {
      const first = rows.stageStart[last] ?? last;
      if (first === last) update(last);
      else finishStage(first, last);
      last = first - 1;
    }
  };
  const touchedAt = (component: number) => {
    const frozen = edges.frozenNode[component] ?? -1;
    return frozen === -1 ? affectedAt(component, 1) : rowAt(frozen);
  };
  return { solve, words, affectedAt, touchedAt };
}

/** Makes the function that brings a row up to date with those that lead to it; whether it grew. */
function makeUpdate(rows: FailureRows, words: Int32Array, wordCount: number) {
  const { start, source } = turned(rows);
  const digits = new Int32Array(32);

  /** Which bits at least `needed` of the sources have, in one word: counted in binary digits. */
  const thresholdWord = (row: number, word: number, needed: number): number => {
    const [from, end] = [start[row] ?? 0, start[row + 1] ?? 0];
    const digitCount = 32 - Math.clz32(end - from);
    digits.fill(0, 0, digitCount);
    for (let slot = from; slot < end; slot++) {
      let carry = words[(source[slot] ?? 0) * wordCount + word] ?? 0;
      for (let digit = 0; carry !== 0; digit++) {
        const old = digits[digit] ?? 0;
        digits[digit] = old ^ carry;
        carry &= old;
      }
    }
    let equal = -1;
    let greater = 0;
    for (let digit = digitCount - 1; digit >= 0; digit--) {
      const value = digits[digit] ?? 0;
      if (((needed >> digit) & 1) === 1) equal &= value;
      else {
        greater |= equal & value;
        equal &= ~value;
      }
    }
    return greater | equal;
  };

  return (row: number): boolean => {
    const needed = rows.threshold[row] ?? 0;
    let grown = 0;
    for (let word = 0; word < wordCount; word++) {
      const at = row * wordCount + word;
      const old = words[at] ?? 0;
      let now = old;
      if (needed > 0) now |= thresholdWord(row, word, needed);
      else {
        for (let slot = start[row] ?? 0; slot < (start[row + 1] ?? 0); slot++) {
          now |= words[(source[slot] ?? 0) * wordCount + word] ?? 0;
        }
      }
      grown |= now ^ old;
      words[at] = now;
    }
    return grown !== 0;
  };
}

/** The edges turned round: the rows that lead to row `x` are `source[start[x] .. start[x + 1]]`. */
function turned({ rowCount, start, target }: FailureRows) {
  const rowOfSlot = new Int32Array(target.length);
  for (let row = 0; row < rowCount; row++) rowOfSlot.fill(row, start[row], start[row + 1]);
  const { starts, items } = bucketed(target, rowCount);
  return { start: starts, source: items.map((slot) => rowOfSlot[slot] ?? 0) };
}
