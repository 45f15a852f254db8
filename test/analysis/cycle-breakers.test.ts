import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycleBreakers } from '../../src/analysis/cycle/cycle-breakers.ts';
import { type Cycle, cycles } from '../../src/analysis/cycles.ts';
import { mutualReach } from '../oracle/closure.ts';
import { edgesOf } from '../oracle/cycles.ts';
import { expand } from '../oracle/expand.ts';
import type { FlatGraph } from '../oracle/flat-graph.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { randomManifest } from '../oracle/random-manifest.ts';
import { cheapestOrder } from './cheapest-order.ts';

describe('what a cycle rests on', () => {
  it.each([
    ['a>b b>a', 'a>b'],
    ['a>b b>c c>a b>a', 'a>b'],
    ['a>(b|c) b>a c>a', 'a>b|c'],
    ['a?b b~a', 'a>b'],
    // The group as one, though only one of its members is in the cycle.
    ['a>(b|x) a>b:startup b>a', 'b>a'],
    ['a>b b>a b>c c>b', 'a>b b>c'],
  ])('of %s', (line, expected) => {
    const graph = libraryGraph([oneLineGraph(line)]);
    const [cycle] = cycles(graph);
    const { requirements = [], proven } = cycle === undefined ? {} : cycleBreakers(graph, cycle);
    expect(requirements.map(({ dependent, members }) => `${dependent}>${members.join('|')}`).join(' ')).toBe(
      expected,
    );
    expect(proven).toBe(true);
  });

  it('leaves no cycle when it is gone, and nothing smaller does', () => {
    fc.assert(
      fc.property(randomManifest(['any', 'groups', 'cyclic']), (manifest) => {
        const [graph, flat] = [libraryGraph([manifest]), expand([manifest])];
        for (const cycle of cycles(graph)) {
          const removed = cycleBreakers(graph, cycle).requirements.map(({ number }) => number);
          expect(hasCycle(flat, cycle, removed)).toBe(false);
          if (cycle.members.length <= 8) expect(removed).toHaveLength(fewestRemoved(flat, cycle));
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Whether a cycle of this kind is left among the members without some requirements. */
function hasCycle(flat: FlatGraph, { kind, members }: Cycle, removed: readonly number[]): boolean {
  const requirements = flat.requirements.filter((_, r) => !removed.includes(r));
  const edges = edgesOf({ ...flat, requirements }, kind);
  const within = edges.filter((edge) => edge.every((id) => members.includes(id)));
  return mutualReach(members, within).length > 0;
}

/** Without cycles there is an order in which every requirement finds all its members among those before. */
function fewestRemoved(flat: FlatGraph, { kind, members }: Cycle): number {
  const own = flat.requirements.filter((it) => edgesOf({ ...flat, requirements: [it] }, kind).length > 0);
  return cheapestOrder(
    members,
    (id, isBefore) =>
      own.filter((it) => it.from === id && it.members.some((to) => members.includes(to) && !isBefore(to)))
        .length,
  );
}
