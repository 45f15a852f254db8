import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignRanks } from '../../../src/render/layout/assign-ranks.ts';
import { gatherBlocks } from '../../../src/render/layout/blocks.ts';
import { breakCycles } from '../../../src/render/layout/break-cycles.ts';
import { fillRanks } from '../../../src/render/layout/fill-ranks.ts';
import { countCrossings } from '../../../src/render/layout/order/count-crossings.ts';
import { findNeighbors } from '../../../src/render/layout/order/neighbors.ts';
import { orderLayers } from '../../../src/render/layout/order/order-layers.ts';
import { type Ordering, orderBySequence } from '../../../src/render/layout/order/ordering.ts';
import { type Layers, splitLinks } from '../../../src/render/layout/split-links.ts';
import { strongComponents } from '../../../src/render/layout/strong-components.ts';
import { tightenRanks } from '../../../src/render/layout/tighten-ranks.ts';
import { anyDiagram } from './random-diagram.ts';

describe('strongComponents', () => {
  it('agrees with mutual reachability, and numbers components in topological order', () => {
    const arcs = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 25 });
    fc.assert(
      fc.property(arcs, (pairs) => {
        const component = strongComponents(10, pairs);
        const reaches = closure(10, pairs);
        for (let a = 0; a < 10; a++) {
          for (let b = 0; b < 10; b++) {
            const together = a === b || (reaches[a]?.[b] === true && reaches[b]?.[a] === true);
            expect(component[a] === component[b]).toBe(together);
          }
        }
        for (const [source, target] of pairs) {
          expect(component[source] ?? 0).toBeLessThanOrEqual(component[target] ?? 0);
        }
      }),
    );
  });

  it('takes a chain as long as it likes', () => {
    const length = 50_000;
    const chain = Array.from({ length: length - 1 }, (_, index) => [index, index + 1] as const);
    expect(strongComponents(length, chain)[length - 1]).toBe(length - 1);
  });
});

describe('ranks', () => {
  it.each([
    ['assigned', (_b, _d, ranks) => ranks],
    ['tightened', (b, d, ranks) => tightenRanks(b, d, ranks)],
    ['filled', (b, d, ranks) => fillRanks(b, d, tightenRanks(b, d, ranks))],
  ] as [string, (...args: Parameters<typeof tightenRanks>) => Int32Array][])(
    'put high above low and waves in order when %s',
    (_name, pass) => {
      fc.assert(
        fc.property(anyDiagram, (diagram) => {
          const gathered = gatherBlocks(diagram);
          const descents = breakCycles(diagram, gathered);
          const ranks = pass(gathered.blocks, descents, assignRanks(gathered.blocks, descents));
          for (const { high, low } of descents) expect(ranks[high] ?? 0).toBeLessThan(ranks[low] ?? 0);
          for (const [a, one] of gathered.blocks.entries()) {
            for (const [b, other] of gathered.blocks.entries()) {
              if (one.wave < other.wave) expect(ranks[a] ?? 0).toBeLessThan(ranks[b] ?? 0);
            }
          }
        }),
        { numRuns: 100 },
      );
    },
  );
});

describe('order', () => {
  it('counts crossings as comparing all pairs does', () => {
    fc.assert(
      fc.property(anyDiagram, (diagram) => {
        const layers = layersOf(diagram);
        const ordering = orderBySequence(layers, diagram.columns.length, [...layers.items.keys()]);
        expect(countCrossings(ordering, findNeighbors(layers))).toBe(crossingsByPairs(layers, ordering));
      }),
      { numRuns: 100 },
    );
  });

  it('never has more crossings than the order it begins with', () => {
    fc.assert(
      fc.property(anyDiagram, (diagram) => {
        const layers = layersOf(diagram);
        const first = orderBySequence(layers, diagram.columns.length, [...layers.items.keys()]);
        const best = orderLayers(layers, diagram.columns.length);
        expect(best.place.length).toBe(first.place.length);
        expect(best.cells.map((rank) => rank.flat().length)).toEqual(
          first.cells.map((rank) => rank.flat().length),
        );
        if (diagram.columns.length === 0) {
          expect(crossingsByPairs(layers, best)).toBeLessThanOrEqual(crossingsByPairs(layers, first));
        }
      }),
      { numRuns: 40 },
    );
  });
});

function layersOf(diagram: Parameters<typeof gatherBlocks>[0]): Layers {
  const gathered = gatherBlocks(diagram);
  const descents = breakCycles(diagram, gathered);
  return splitLinks(diagram, gathered.blocks, descents, assignRanks(gathered.blocks, descents));
}

function crossingsByPairs({ items, segments }: Layers, { place }: Ordering): number {
  let crossings = 0;
  for (const [index, a] of segments.entries()) {
    for (const b of segments.slice(index + 1)) {
      if (items[a.high]?.rank !== items[b.high]?.rank) continue;
      const above = (place[a.high] ?? 0) - (place[b.high] ?? 0) + (a.highPort - b.highPort) / 9;
      const below = (place[a.low] ?? 0) - (place[b.low] ?? 0) + (a.lowPort - b.lowPort) / 9;
      if (above * below < 0) crossings += a.weight * b.weight;
    }
  }
  return crossings;
}

/** Warshall. */
function closure(count: number, arcs: readonly (readonly [number, number])[]): boolean[][] {
  const reaches = Array.from({ length: count }, () => Array.from({ length: count }, () => false));
  const set = (a: number, b: number): void => {
    (reaches[a] as boolean[])[b] = true;
  };
  for (const [a, b] of arcs) set(a, b);
  for (let via = 0; via < count; via++) {
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) if (reaches[a]?.[via] && reaches[via]?.[b]) set(a, b);
    }
  }
  return reaches;
}
