import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank } from '../../src/analysis/rank.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { rankReport } from '../../src/reports/rank.ts';
import { graphKinds } from '../oracle/draft-manifest.ts';
import { expand } from '../oracle/expand.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { randomManifest } from '../oracle/random-manifest.ts';
import { rank as slowRank } from '../oracle/rank.ts';
import { rearrange } from '../oracle/rearrange.ts';

/** A busy machine may take its time. */
const patience = { timeout: 60_000 };

/** The machine output, as somebody else's program would read it. */
function read(graph: ServiceGraph) {
  const report = rankReport(graph, rank(graph), { top: undefined, graphOption: '' });
  return JSON.parse(JSON.stringify(report.data()));
}

describe('rank', patience, () => {
  it.each(graphKinds)('agrees with one impact per component on %s graphs', (kind) => {
    fc.assert(
      fc.property(randomManifest([kind]), (manifest) => {
        expect(read(libraryGraph([manifest])).components).toEqual(slowRank(expand([manifest])));
      }),
      { numRuns: 400 },
    );
  });

  it('has room to look at a group on a cycle while every other row is in use', () => {
    const graph = libraryGraph([oneLineGraph('a>x a>z z>(x|a)')]);
    expect(read(graph).components.map(({ id, down }: { id: string; down: number }) => [id, down])).toEqual([
      ['x', 2],
      ['z', 1],
      ['a', 0],
    ]);
  });

  it('does not depend on how the graph is written down', () => {
    fc.assert(
      fc.property(randomManifest(), fc.nat(), (manifest, seed) => {
        expect(read(libraryGraph(rearrange(manifest, seed)))).toEqual(read(libraryGraph([manifest])));
      }),
      { numRuns: 300 },
    );
  });
});
