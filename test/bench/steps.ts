import { stronglyConnectedComponents } from '../../src/analysis/cycle/components.ts';
import { dependencyEdges } from '../../src/analysis/cycle/dependency-edges.ts';
import { down } from '../../src/analysis/effect.ts';
import { propagate } from '../../src/analysis/propagation/propagate.ts';
import type { CompactGraph } from '../../src/model/compact-graph.ts';
import { printInterleaved } from './interleaved.ts';
import { milliseconds } from './milliseconds.ts';
import { python, reference, writePairs } from './peers.ts';
import { randomGraph } from './random-graph.ts';

/** One blast radius, that of the most needed service, and the cycles, on plain graphs; and how large graphs are. */
export function bench(sizes: readonly string[]): void {
  for (const size of (sizes.length === 0 ? ['200', '10000', '100000'] : sizes).map(Number)) {
    const graph = randomGraph(size, 'plain');
    const file = writePairs(graph);
    const failure = { component: hubOf(graph), level: down, atMs: 0 };
    const run = () => ({
      hub: milliseconds(() => propagate(graph, [failure])),
      components: milliseconds(() => stronglyConnectedComponents(dependencyEdges(graph, () => true))),
    });
    const title = `${size} services, ${bytesPerRequirement(graph)} bytes a requirement`;
    const peers = [
      python('igraph', file, ['hub', 'components']),
      python('networkx', file, ['hub', 'components']),
    ];
    printInterleaved(
      title,
      [reference(file, ['hub', 'components']), { name: 'faultline', run }, ...peers],
      5,
    );
  }
}

function hubOf({ componentCount, dependentStart }: CompactGraph): number {
  const inDegree = (v: number) => (dependentStart[v + 1] ?? 0) - (dependentStart[v] ?? 0);
  let hub = 0;
  for (let v = 1; v < componentCount; v++) if (inDegree(v) > inDegree(hub)) hub = v;
  return hub;
}

function bytesPerRequirement(graph: CompactGraph): string {
  const bytes = Object.values(graph).reduce(
    (sum: number, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0),
    0,
  );
  return (bytes / graph.requirementCount).toFixed(1);
}
