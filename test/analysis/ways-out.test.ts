import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../src/analysis/bootstrap.ts';
import { coreGraph } from '../../src/analysis/deadlock/core-graph.ts';
import type { HittingSet } from '../../src/analysis/deadlock/smallest-hitting-set.ts';
import { fewest } from '../../src/analysis/deadlock/ways-out.ts';
import { bootstrap as slowBootstrap } from '../oracle/bootstrap.ts';
import { starts } from '../oracle/deadlock.ts';
import { expand } from '../oracle/expand.ts';
import { type FlatGraph, isGating } from '../oracle/flat-graph.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { cheapestOrder } from './cheapest-order.ts';

/** A graph of hard requirements, single ones and groups, as one line; repeated requirements are left out. */
function randomLine(componentCount: number, requirementCount: number): fc.Arbitrary<string> {
  const component = fc.nat(componentCount - 1);
  const requirement = fc
    .record({
      from: component,
      to: fc.uniqueArray(component, { minLength: 1, maxLength: 3 }),
      group: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ from, to, group }) => {
      const members = to.filter((each) => each !== from).map((each) => `c${each}`);
      if (members.length < 2 || group === 1) return members.slice(0, 1).map((it) => `c${from}>${it}`);
      return [`c${from}>${Math.min(group - 1, members.length)}(${members.sort().join('|')})`];
    });
  return fc
    .array(requirement, { minLength: requirementCount >> 1, maxLength: requirementCount })
    .map((requirements) => {
      const items = requirements.flat();
      // Two groups of the same members are one requirement twice, whatever they ask for.
      const keyOf = (item: string) => item.replace(/\d\(/, '(');
      return items
        .filter((item, index) => items.findIndex((other) => keyOf(other) === keyOf(item)) === index)
        .join(' ');
    });
}

/** What it costs at least to start all of a core, if starting one with so many requirements unmet costs `price`. */
function leastCost(flat: FlatGraph, core: readonly string[], price: (unmet: number) => number): number {
  const { neverReady } = slowBootstrap(flat);
  const gating = flat.requirements.filter(isGating);
  return cheapestOrder(core, (id, isStarted) => {
    const isUp = (member: string) => !neverReady.includes(member) || isStarted(member);
    return price(gating.filter((it) => it.from === id && it.members.filter(isUp).length < it.atLeast).length);
  });
}

describe('the ways out of a deadlock', () => {
  it('are smallest for cores of up to 25 candidates', () => {
    fc.assert(
      fc.property(randomLine(8, 25), (line) => {
        const manifest = oneLineGraph(line);
        const flat = expand([manifest]);
        for (const core of bootstrap(libraryGraph([manifest])).deadlock.cores) {
          expect([core.proven, core.startByHandProven]).toEqual([true, true]);
          expect(core.relax).toHaveLength(leastCost(flat, core.members, (unmet) => unmet));
          expect(core.startByHand).toHaveLength(leastCost(flat, core.members, (unmet) => Math.min(unmet, 1)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are exact for more candidates as far as the effort reaches, and say so', () => {
    // Each of six needs each other: a requirement of every pair has to go, and all components but one.
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const line = ids
      .flatMap((id) => ids.filter((other) => other !== id).map((other) => `${id}>${other}`))
      .join(' ');
    const graph = libraryGraph([oneLineGraph(line)]);
    const core = coreGraph(graph, Int32Array.from(ids.keys()), () => 1).compact;
    const sizeOf = ({ elements, proven }: HittingSet) => [elements.length, proven];
    expect(sizeOf(fewest(core, 'requirements', 100_000))).toEqual([15, true]);
    expect(sizeOf(fewest(core, 'requirements', 0))).toEqual([15, false]);
    expect(sizeOf(fewest(core, 'components', 0))).toEqual([5, true]);
  });

  it('are enough for larger cores, proven or not', () => {
    fc.assert(
      fc.property(randomLine(40, 150), (line) => {
        const manifest = oneLineGraph(line);
        const flat = expand([manifest]);
        for (const { members, relax, startByHand } of bootstrap(libraryGraph([manifest])).deadlock.cores) {
          const relaxed = relax.map(({ requirement }) => requirement.number);
          expect(starts(flat, members, relaxed)).toBe(true);
          const { neverReady } = slowBootstrap(flat, new Set(startByHand));
          expect(members.filter((id) => neverReady.includes(id))).toEqual([]);
        }
      }),
      { numRuns: 10 },
    );
  });
});
