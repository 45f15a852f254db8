import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withSecondMember, withSoft } from '../../src/analysis/one-change/changed-graph.ts';
import type { CompactGraph } from '../../src/model/compact-graph.ts';
import { withDependents } from '../../src/model/compile-graph.ts';
import { type Flavour, randomGraph } from '../bench/random-graph.ts';

const anyGraph = fc
  .tuple(fc.integer({ min: 2, max: 40 }), fc.constantFrom<Flavour>('plain', 'mixed', 'knotted'), fc.nat())
  .map(([size, flavour, seed]) => randomGraph(size, flavour, seed));

function some({ requirementCount }: CompactGraph, seeds: readonly number[]): number[] {
  if (requirementCount === 0) return [];
  return [...new Set(seeds.map((seed) => seed % requirementCount))].sort((a, b) => a - b);
}

describe('a graph that nobody wrote', () => {
  it.each([
    ['softer', withSoft],
    ['with a second member', withSecondMember],
  ])('says the same in both directions: %s', (_, change) => {
    fc.assert(
      fc.property(anyGraph, fc.array(fc.nat(), { maxLength: 5 }), (graph, seeds) => {
        const changed = change(graph, some(graph, seeds));
        expect(changed).toEqual(withDependents(changed));
      }),
      { numRuns: 300 },
    );
  });
});
