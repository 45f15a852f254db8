import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cyclicComponents, stronglyConnectedComponents } from '../../src/analysis/components.ts';
import type { DependencyEdges } from '../../src/analysis/dependency-edges.ts';
import { shortestCycleFinder } from '../../src/analysis/shortest-cycle.ts';
import { closure, isCycle, mutualReach, shortestCycleLength } from '../oracle/closure.ts';

type Pair = readonly [from: number, to: number];

/** Rows of edges, sorted by their origin; the slot of an edge stands for its requirement. */
function edgesOf(nodeCount: number, pairs: readonly Pair[]): DependencyEdges {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  return {
    nodeCount,
    start: Int32Array.from(
      { length: nodeCount + 1 },
      (_, node) => sorted.filter(([from]) => from < node).length,
    ),
    target: Int32Array.from(sorted, ([, to]) => to),
    requirement: Int32Array.from(sorted.keys()),
  };
}

const path = (length: number): DependencyEdges => ({
  nodeCount: length,
  start: Int32Array.from({ length: length + 1 }, (_, node) => Math.min(node, length - 1)),
  target: Int32Array.from({ length: length - 1 }, (_, node) => node + 1),
  requirement: new Int32Array(length - 1),
});
const ring = (length: number): DependencyEdges => ({
  nodeCount: length,
  start: Int32Array.from({ length: length + 1 }, (_, node) => node),
  target: Int32Array.from({ length }, (_, node) => (node + 1) % length),
  requirement: new Int32Array(length),
});

/** Up to nine nodes, self-loops left out; printed as a list of edges. */
const randomPairs = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 24 }))
  .map(([nodeCount, pairs]) => ({
    nodeCount,
    pairs: pairs.filter(([from, to]) => from !== to && from < nodeCount && to < nodeCount),
  }));
const named = (nodeCount: number, pairs: readonly Pair[]) => ({
  nodes: Array.from({ length: nodeCount }, (_, node) => `${node}`),
  edges: pairs.map(([from, to]) => [`${from}`, `${to}`] as const),
});

describe('strongly connected components', () => {
  const rows: readonly [pairs: readonly Pair[], cyclic: readonly (readonly number[])[]][] = [
    [[], []],
    [[[0, 1], [1, 2]], []],
    [[[0, 1], [1, 0]], [[0, 1]]],
    [[[0, 1], [1, 2], [2, 0], [2, 3], [3, 4], [4, 3]], [[0, 1, 2], [3, 4]]],
    [[[4, 3], [3, 4], [0, 1], [1, 0]], [[0, 1], [3, 4]]],
  ]; // biome-ignore format: one graph a line
  it.each(rows)('%j', (pairs, cyclic) => {
    const found = cyclicComponents(stronglyConnectedComponents(edgesOf(5, pairs)));
    expect(found.map((members) => [...members])).toEqual(cyclic);
  });

  it('are the nodes that reach one another, numbered against the edges', () => {
    fc.assert(
      fc.property(randomPairs, ({ nodeCount, pairs }) => {
        const { nodes, edges } = named(nodeCount, pairs);
        const components = stronglyConnectedComponents(edgesOf(nodeCount, pairs));
        const found = cyclicComponents(components).map((members) => Array.from(members, String));
        expect([...found].sort()).toEqual(mutualReach(nodes, edges).sort());
        expect(new Set(components.of).size).toBe(components.count);
        for (const [from, to] of pairs) {
          expect(components.of[to]).toBeLessThanOrEqual(components.of[from] ?? -1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are found in a chain of 200 000 and a ring of 100 000', () => {
    expect(stronglyConnectedComponents(path(200_000)).count).toBe(200_000);
    expect(stronglyConnectedComponents(ring(100_000)).count).toBe(1);
  });
});

describe('a shortest cycle', () => {
  const nodesOf = (edges: DependencyEdges, slots: readonly number[]) =>
    slots.map((slot) => edges.start.findIndex((_, node) => (edges.start[node + 1] ?? 0) > slot));

  it('is as short as any, begins at its smallest node, and is missing only where there is none', () => {
    fc.assert(
      fc.property(randomPairs, ({ nodeCount, pairs }) => {
        const { nodes, edges: ends } = named(nodeCount, pairs);
        const edges = edgesOf(nodeCount, pairs);
        const find = shortestCycleFinder(edges);
        const slots = find(Int32Array.from(nodes.keys()));
        const acyclic = [...closure(nodes, ends)].every(([node, reached]) => !reached.has(node));
        expect(slots === undefined).toBe(acyclic);
        if (slots === undefined) return;
        expect(slots).toHaveLength(shortestCycleLength(nodes, ends));
        expect(isCycle(nodesOf(edges, slots).map(String), ends)).toBe(true);
        expect(find(Int32Array.from(nodes.keys()))).toEqual(slots);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays among the nodes it is asked for', () => {
    const edges = edgesOf(5, [[0, 1], [1, 0], [1, 2], [2, 3], [3, 4], [4, 2]]); // biome-ignore format: one line
    const find = shortestCycleFinder(edges);
    expect(nodesOf(edges, find(Int32Array.of(2, 3, 4)) ?? [])).toEqual([2, 3, 4]);
    expect(nodesOf(edges, find(Int32Array.of(0, 1)) ?? [])).toEqual([0, 1]);
    expect(find(Int32Array.of(1, 2, 3))).toBeUndefined();
  });

  it('of a ring of 100 000 is the ring', () => {
    const all = Int32Array.from({ length: 100_000 }, (_, node) => node);
    expect(shortestCycleFinder(ring(100_000))(all)).toHaveLength(100_000);
  });
});
