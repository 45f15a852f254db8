import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { blastSizes } from '../../src/analysis/blast-rows/blast-sizes.ts';
import { makeScriptKernel } from '../../src/analysis/blast-rows/row-kernel.ts';
import { makeWasmKernel } from '../../src/analysis/blast-rows/wasm-kernel.ts';
import { type Flavour, randomGraph } from '../bench/random-graph.ts';
import { otherEngines } from '../other-engines.ts';

const flavours: readonly Flavour[] = ['plain', 'mixed', 'knotted'];

/** The sizes by this kernel, which must be there. */
function sizesBy(makeKernel: typeof makeWasmKernel, graph: ReturnType<typeof randomGraph>) {
  return blastSizes(graph, undefined, (rows, size) => {
    const kernel = makeKernel(rows, size);
    expect(kernel).toBeDefined();
    return kernel;
  });
}

afterEach(() => vi.unstubAllGlobals());

describe('the kernels of a sweep', () => {
  it.each(flavours)('find the same in WebAssembly and in JavaScript, on %s graphs', (flavour) => {
    const sizes = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 500, max: 1500 }));
    fc.assert(
      fc.property(sizes, fc.nat(), (size, seed) => {
        const graph = randomGraph(size, flavour, seed);
        expect(sizesBy(makeWasmKernel, graph)).toEqual(sizesBy(makeScriptKernel, graph));
      }),
      { numRuns: 30 },
    );
  });

  it.each(otherEngines)('are JavaScript where there is %s', async (_, webAssembly) => {
    const graph = randomGraph(100, 'knotted');
    const usual = blastSizes(graph);
    vi.stubGlobal('WebAssembly', webAssembly);
    vi.resetModules(); // a module that has been compiled is kept
    const elsewhere = await import('../../src/analysis/blast-rows/blast-sizes.ts');
    expect(elsewhere.blastSizes(graph)).toEqual(usual);
  });
});
