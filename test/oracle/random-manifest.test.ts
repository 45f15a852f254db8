import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expand } from './expand.ts';
import { oneLineGraph } from './one-line-graph.ts';
import { oneLineText } from './one-line-text.ts';
import { randomManifest } from './random-manifest.ts';
import { rearrange } from './rearrange.ts';

/** A busy machine may take its time. */
const patience = { timeout: 60_000 };

describe('random manifests', patience, () => {
  it('are valid, and the same however they are written', () => {
    fc.assert(
      fc.property(randomManifest(), fc.nat(), (manifest, seed) => {
        const graph = expand([manifest]);
        expect(expand([oneLineGraph(oneLineText(manifest))])).toEqual(graph);
        expect(expand(rearrange(manifest, seed))).toEqual(graph);
      }),
      { numRuns: 300 },
    );
  });
});
