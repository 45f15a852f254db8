import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cyclicComponents, stronglyConnectedComponents } from '../../src/analysis/cycle/components.ts';
import type { DependencyEdges } from '../../src/analysis/cycle/dependency-edges.ts';
import { shortestCycleFinder } from '../../src/analysis/cycle/shortest-cycle.ts';
import { closure, type Edge, isCycle, mutualReach, shortestCycleLength } from '../oracle/closure.ts';

/** Ten nodes, `0` to `9`, and edges between them in a word each: `01 12 20`. */
function digits(line: string): DependencyEdges {
  return rows(
    10,
    line === '' ? [] : line.split(' ').map((word) => [Number(word[0]), Number(word[1])] as const),
  );
}

/** Compressed sparse rows of edges that are sorted by where they begin. */
function rows(nodeCount: number, edges: readonly (readonly [from: number, to: number])[]): DependencyEdges {
  const sorted = [...edges].sort((a, b) => a[0] - b[0]);
  const start = new Int32Array(nodeCount + 1);
  for (const [from] of sorted) start[from + 1] = (start[from + 1] ?? 0) + 1;
  for (let node = 0; node < nodeCount; node++) start[node + 1] = (start[node + 1] ?? 0) + (start[node] ?? 0);
  return {
    nodeCount,
    start,
    target: Int32Array.from(sorted, ([, to]) => to),
    requirement: Int32Array.from(sorted.keys()),
  };
}

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const chainOf = (size: number) =>
  rows(
    size,
    numbers(size - 1).map((node) => [node, node + 1] as const),
  );
const ringOf = (size: number) =>
  rows(
    size,
    numbers(size).map((node) => [node, (node + 1) % size] as const),
  );

/** Edges among ten nodes, few or many, none from a node to itself. */
const randomLine = fc
  .oneof(...[8, 14, 30].map((maxLength) => fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength })))
  .map((pairs) =>
    pairs
      .filter(([from, to]) => from !== to)
      .map((pair) => pair.join(''))
      .join(' '),
  );

const nodes = numbers(10).map(String);
const edgesOf = (line: string): Edge[] =>
  line === '' ? [] : line.split(' ').map((word) => [word.charAt(0), word.charAt(1)]);

describe('strongly connected components', () => {
  it.each([
    ['', ''],
    ['01 12', ''],
    ['01 10', '01'],
    ['01 12 20 23 34 43', '012 34'],
    ['43 34 01 10', '01 34'],
    ['01 10 56 67 75', '567 01'],
    ['01 12 23 30 20', '0123'],
  ])('of %s', (line, cyclic) => {
    const found = cyclicComponents(stronglyConnectedComponents(digits(line)));
    expect(found.map((members) => members.join('')).join(' ')).toBe(cyclic);
  });

  it('are the nodes that reach one another, numbered against the edges', () => {
    fc.assert(
      fc.property(randomLine, (line) => {
        const { count, of } = stronglyConnectedComponents(digits(line));
        const found = cyclicComponents({ count, of }).map((members) => Array.from(members, String));
        expect([...found].sort()).toEqual(mutualReach(nodes, edgesOf(line)).sort());
        expect([...new Set(of)].sort()).toEqual(numbers(count));
        for (const [from, to] of edgesOf(line))
          expect(of[Number(to)]).toBeLessThanOrEqual(of[Number(from)] ?? -1);
      }),
      { numRuns: 2000 },
    );
  });

  it('are found in a chain of 200 000 and a ring of 100 000', () => {
    expect(stronglyConnectedComponents(chainOf(200_000)).count).toBe(200_000);
    expect(stronglyConnectedComponents(ringOf(100_000)).count).toBe(1);
  });
});

describe('a shortest cycle', () => {
  const cycleAmong = (line: string, among: readonly number[]): string => {
    const edges = digits(line);
    const slots = shortestCycleFinder(edges)(Int32Array.from(among)) ?? [];
    return slots.map((slot) => edges.start.findLastIndex((first) => first <= slot)).join('');
  };

  it.each([
    ['01 12', '0123456789', ''],
    ['01 12 20', '0123456789', '012'],
    ['91 12 29', '0123456789', '129'],
    // The shortest, whether it is found first or last.
    ['01 12 20 34 45 56 63', '0123456789', '012'],
    ['01 12 23 30 45 56 64', '0123456789', '456'],
    ['01 12 23 34 40 13 31', '0123456789', '13'],
    // Only among the nodes that are asked for.
    ['01 10 12 23 34 42', '234', '234'],
    ['01 10 12 23 34 42', '01', '01'],
    ['01 10 12 23 34 42', '123', ''],
  ])('in %s among %s', (line, among, expected) => {
    expect(cycleAmong(line, [...among].map(Number))).toBe(expected);
  });

  it('is as short as any, begins at its smallest node, and is missing only where there is none', () => {
    fc.assert(
      fc.property(randomLine, (line) => {
        const cycle = [...cycleAmong(line, numbers(10))];
        const acyclic = [...closure(nodes, edgesOf(line))].every(([node, reached]) => !reached.has(node));
        expect(cycle.length === 0).toBe(acyclic);
        if (acyclic) return;
        expect(cycle).toHaveLength(shortestCycleLength(nodes, edgesOf(line)));
        expect(isCycle(cycle, edgesOf(line))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same when it is asked for again', () => {
    fc.assert(
      fc.property(randomLine, (line) => {
        const find = shortestCycleFinder(digits(line));
        const first = find(Int32Array.from(numbers(10)));
        find(Int32Array.of(1, 2, 3, 4));
        expect(find(Int32Array.from(numbers(10)))).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });

  it('of a ring of 100 000 is the ring', () => {
    expect(shortestCycleFinder(ringOf(100_000))(Int32Array.from(numbers(100_000)))).toHaveLength(100_000);
  });
});
