import { type BlastSets, makeBlastSets, setBits, setWords } from '../blast-rows/blast-sets.ts';
import { forEachBit } from '../set-bits.ts';
import type { GraphPair, Side } from './graph-pair.ts';

/** What happens otherwise to other components when one of them is down for ever, in numbers; times aside. */
export interface RootCounts {
  /** Number of the root in the pair. */
  readonly root: number;
  /** Of components of both graphs: ok before, and now not. */
  readonly newlyAffected: number;
  readonly noLongerAffected: number;
  readonly worse: number;
  readonly milder: number;
  /** Down now and not before, or newly affected or worse in another way. */
  readonly newlyDown: number;
  readonly newlyHit: number;
  /** Down before and no longer. */
  readonly noLongerDown: number;
  /** Components of one graph alone that are affected there. */
  readonly affectedNew: number;
  readonly affectedGone: number;
}

/** Components that alone take a component down, or did. */
export interface SinglePointChange {
  /** Number in the pair, as are those below. */
  readonly component: number;
  /** How many it has in one graph alone. */
  readonly gainedCount: number;
  readonly lostCount: number;
  /** The first of them, ascending: at most `mostNamed`. */
  readonly gained: readonly number[];
  readonly lost: readonly number[];
}

/** So many of a component's single points of failure are named; all are counted. */
export const mostNamed = 100;

/**
 * For which of the roots other components fare otherwise, and which components have other single points of failure;
 * both ascending, what did not change left out. Exact, by comparing rows of bits.
 *
 * A component that a graph does not have neither fails there nor is affected.
 * Cost: that of `BlastSets.solve` for each `setBits` roots, and linear in the pairs that changed.
 */
export function outcomeSets(
  pair: GraphPair,
  roots: Int32Array,
): { readonly roots: readonly RootCounts[]; readonly singlePoints: readonly SinglePointChange[] } {
  const { ids } = pair;
  const sides = [pair.base, pair.head].map((side) => ({
    side,
    sets: makeBlastSets(side.graph.compact),
  }));
  const tally = makeTally(roots.length);
  const singlePoints = makeSinglePoints(ids.length);
  const isShared = Uint8Array.from(ids, (_, v) =>
    sides.every(({ side }) => (side.numberOf[v] ?? -1) !== -1) ? 1 : 0,
  );
  for (let first = 0; first < roots.length; first += setBits) {
    const block = roots.subarray(first, first + setBits);
    for (const { side, sets } of sides) sets.solve(block.map((root) => side.numberOf[root] ?? -1));
    const bitOf = new Map(Array.from(block, (root, bit) => [root, bit]));
    ids.forEach((_, component) => {
      const [before = nowhere, after = nowhere] = sides.map(({ side, sets }) =>
        rowsOf(side, sets, component),
      );
      const own = bitOf.get(component) ?? -1;
      for (let word = 0; word < setWords; word++) {
        if (isSameWord(before, after, word)) continue;
        const others = own >> 5 === word ? ~(1 << (own & 31)) : -1;
        const change = compareWords(nestedAt(before, word, others), nestedAt(after, word, others));
        if (change === undefined) continue;
        const at = first + 32 * word;
        tally.add(at, change, isShared[component] === 1);
        if (isShared[component] !== 1) continue;
        forEachBit(change.newlyDown, (bit) => singlePoints.gain(component, roots[at + bit] ?? 0));
        forEachBit(change.noLongerDown, (bit) => singlePoints.lose(component, roots[at + bit] ?? 0));
      }
    });
  }
  return { roots: tally.counts(roots), singlePoints: singlePoints.all() };
}

/** Where a component's rows begin: touched, delayed, degraded, down, each a part of the one before. */
interface Rows {
  readonly words: Int32Array;
  /** Past the end where the component is not: nothing is true of it there. */
  readonly starts: readonly [touched: number, delayed: number, degraded: number, down: number];
}

const nowhere: Rows = { words: new Int32Array(0), starts: [0, 0, 0, 0] };

function rowsOf({ numberOf }: Side, sets: BlastSets, component: number): Rows {
  const number = numberOf[component] ?? -1;
  if (number === -1) return nowhere;
  const { words, touchedAt, affectedAt } = sets;
  return {
    words,
    starts: [touchedAt(number), affectedAt(number, 1), affectedAt(number, 2), affectedAt(number, 3)],
  };
}

/** Most words are the same, and then nothing more is made of them. */
function isSameWord(before: Rows, after: Rows, word: number): boolean {
  for (let row = 0; row < 4; row++) {
    const old = before.words[(before.starts[row] ?? 0) + word] ?? 0;
    if (old !== (after.words[(after.starts[row] ?? 0) + word] ?? 0)) return false;
  }
  return true;
}

function nestedAt({ words, starts }: Rows, word: number, mask: number): Nested {
  const [touched, delayed, degraded, down] = starts;
  const at = (start: number) => (words[start + word] ?? 0) & mask;
  return [at(touched), at(delayed), at(degraded), at(down)];
}

type Nested = readonly [touched: number, delayed: number, degraded: number, down: number];

interface WordChange {
  readonly newlyAffected: number;
  readonly noLongerAffected: number;
  readonly worse: number;
  readonly milder: number;
  readonly newlyDown: number;
  readonly noLongerDown: number;
}

function compareWords(before: Nested, after: Nested): WordChange | undefined {
  if (before.every((bits, index) => bits === after[index])) return undefined;
  let up = 0;
  let less = 0;
  before.forEach((bits, index) => {
    up |= (after[index] ?? 0) & ~bits;
    less |= bits & ~(after[index] ?? 0);
  });
  const both = before[0] & after[0];
  return {
    newlyAffected: after[0] & ~before[0],
    noLongerAffected: before[0] & ~after[0],
    worse: both & up,
    milder: both & less,
    newlyDown: after[3] & ~before[3],
    noLongerDown: before[3] & ~after[3],
  };
}

function makeTally(rootCount: number) {
  const make = () => new Int32Array(rootCount);
  const sums = {
    newlyAffected: make(),
    noLongerAffected: make(),
    worse: make(),
    milder: make(),
    newlyDown: make(),
    newlyHit: make(),
    noLongerDown: make(),
    affectedNew: make(),
    affectedGone: make(),
  };
  const count = (sum: Int32Array, at: number, bits: number) =>
    forEachBit(bits, (bit) => {
      sum[at + bit] = (sum[at + bit] ?? 0) + 1;
    });
  const add = (at: number, change: WordChange, isShared: boolean) => {
    if (!isShared) {
      // Where it is not, nothing is true of it.
      count(sums.affectedNew, at, change.newlyAffected);
      count(sums.affectedGone, at, change.noLongerAffected);
      return;
    }
    count(sums.newlyAffected, at, change.newlyAffected);
    count(sums.noLongerAffected, at, change.noLongerAffected);
    count(sums.worse, at, change.worse);
    count(sums.milder, at, change.milder);
    count(sums.newlyDown, at, change.newlyDown);
    count(sums.newlyHit, at, (change.newlyAffected | change.worse) & ~change.newlyDown);
    count(sums.noLongerDown, at, change.noLongerDown);
  };
  const counts = (roots: Int32Array): RootCounts[] =>
    Array.from(roots, (root, at) => ({
      root,
      newlyAffected: sums.newlyAffected[at] ?? 0,
      noLongerAffected: sums.noLongerAffected[at] ?? 0,
      worse: sums.worse[at] ?? 0,
      milder: sums.milder[at] ?? 0,
      newlyDown: sums.newlyDown[at] ?? 0,
      newlyHit: sums.newlyHit[at] ?? 0,
      noLongerDown: sums.noLongerDown[at] ?? 0,
      affectedNew: sums.affectedNew[at] ?? 0,
      affectedGone: sums.affectedGone[at] ?? 0,
    })).filter(hasChanged);
  return { add, counts };
}

function hasChanged({ root: _, ...counts }: RootCounts): boolean {
  return Object.values(counts).some((count) => count > 0);
}

function makeSinglePoints(componentCount: number) {
  const gainedCount = new Int32Array(componentCount);
  const lostCount = new Int32Array(componentCount);
  const gained = new Map<number, number[]>();
  const lost = new Map<number, number[]>();
  const note = (counts: Int32Array, named: Map<number, number[]>, component: number, root: number) => {
    counts[component] = (counts[component] ?? 0) + 1;
    const known = named.get(component);
    if (known === undefined) named.set(component, [root]);
    else if (known.length < mostNamed) known.push(root);
  };
  return {
    gain: (component: number, root: number) => note(gainedCount, gained, component, root),
    lose: (component: number, root: number) => note(lostCount, lost, component, root),
    all: (): SinglePointChange[] =>
      [...new Set([...gained.keys(), ...lost.keys()])]
        .sort((a, b) => a - b)
        .map((component) => ({
          component,
          gainedCount: gainedCount[component] ?? 0,
          lostCount: lostCount[component] ?? 0,
          gained: gained.get(component) ?? [],
          lost: lost.get(component) ?? [],
        })),
  };
}
