import { describe, expect, it } from 'vitest';
import { impact } from '../../src/analysis/impact.ts';
import { why } from '../../src/analysis/why.ts';
import { buildGraph } from '../../src/model/build-graph.ts';
import { compileGraph } from '../../src/model/compile-graph.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { loadManifests } from '../../src/sources/load-manifests.ts';

/** A graph of services `s0000000`, each needing those that `needs` says. */
function numbered(count: number, needs: (service: number) => readonly number[]): ServiceGraph {
  const id = (service: number) => `s${String(service).padStart(7, '0')}`;
  const services = Object.fromEntries(
    Array.from({ length: count }, (_, service) => [id(service), { dependsOn: needs(service).map(id) }]),
  );
  const text = JSON.stringify({ faultline: 1, services });
  const { value: manifests, diagnostics } = loadManifests([{ name: 'large.json', text }]);
  const built = buildGraph(manifests);
  expect([...diagnostics, ...built.diagnostics]).toEqual([]);
  return built.value;
}

function downWith(graph: ServiceGraph, component: string): number {
  return impact(graph, [{ component, state: 'down', atMs: 0 }]).counts.down;
}

describe('large graphs', () => {
  it('walks a chain of 200 000 services', () => {
    const graph = numbered(200_000, (service) => (service === 0 ? [] : [service - 1]));
    expect(downWith(graph, 's0000000')).toBe(200_000);
    const { shortest, failure } = why(graph, [199_999], [{ component: 's0000000', state: 'down', atMs: 0 }]);
    expect([shortest.length, failure.length]).toEqual([199_999, 199_999]);
  });

  it('walks a ring of 100 000 services', () => {
    const graph = numbered(100_000, (service) => [(service + 1) % 100_000]);
    expect(downWith(graph, 's0050000')).toBe(100_000);
  });

  it('takes a service that everything needs, and one that needs everything', () => {
    const graph = numbered(50_000, (service) =>
      service === 0
        ? Array.from({ length: 49_998 }, (_, index) => index + 1)
        : [49_999].filter((hub) => hub !== service),
    );
    expect(downWith(graph, 's0049999')).toBe(50_000);
  });

  it('holds a requirement in at most 60 bytes', () => {
    const { compact } = numbered(10_000, (service) =>
      [1, 2, 3, 4, 5].map((step) => (service + step) % 10_000),
    );
    const arrays = Object.values(compact).filter((value) => ArrayBuffer.isView(value));
    const bytes = arrays.reduce((sum, array) => sum + array.byteLength, 0);
    expect(bytes / compact.requirementCount).toBeLessThanOrEqual(60);
    expect(compileGraph([], []).requirementCount).toBe(0);
  });
});
