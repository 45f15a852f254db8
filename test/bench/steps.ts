import { stronglyConnectedComponents } from '../../src/analysis/cycle/components.ts';
import { dependencyEdges } from '../../src/analysis/cycle/dependency-edges.ts';
import { down } from '../../src/analysis/effect.ts';
import { propagate } from '../../src/analysis/propagation/propagate.ts';
import { startUpWaves } from '../../src/analysis/start-up/waves.ts';
import type { CompactGraph } from '../../src/model/compact-graph.ts';
import { graphology } from './graphology.ts';
import { printInterleaved } from './interleaved.ts';
import { milliseconds } from './milliseconds.ts';
import { python, reference, type Task, writePairs } from './peers.ts';
import { hubOf, randomGraph } from './random-graph.ts';

/** Before rounds count, so that what is measured is compiled. */
const warmUpRounds = 10;

/**
 * One blast radius, that of the most needed service, the cycles, and, where there are none, the start-up waves, on
 * plain graphs that are in memory; and how large graphs are.
 */
export function bench(sizes: readonly string[]): void {
  for (const size of (sizes.length === 0 ? ['200', '10000', '100000'] : sizes).map(Number)) {
    const graph = randomGraph(size, 'plain');
    const file = writePairs(graph);
    const failure = { component: hubOf(graph), level: down, atMs: 0 };
    const edges = dependencyEdges(graph, () => true);
    const acyclic = randomGraph(size, 'acyclic');
    const nothingRuns = new Uint8Array(size);
    const run = () => ({
      hub: warm(() => propagate(graph, [failure])),
      components: warm(() => stronglyConnectedComponents(edges)),
      waves: warm(() => startUpWaves(acyclic, nothingRuns)),
    });
    for (let round = 0; round < warmUpRounds; round++) run();

    const tasks: readonly Task[] = ['hub', 'components'];
    const contenders = [
      reference(file, tasks),
      reference(writePairs(acyclic, 'acyclic'), ['waves']),
      { name: 'faultline', run },
      ...(size > 100_000
        ? []
        : [python('igraph', file, tasks), python('networkx', file, tasks), graphology(graph)]),
    ];
    printInterleaved(`${size} services, ${bytesPerRequirement(graph)} bytes a requirement`, contenders, 15);
  }
}

/** After a run that does not count: the reference has just made its graph, so that is in the cache. */
function warm(run: () => unknown): number {
  run();
  return milliseconds(run);
}

function bytesPerRequirement(graph: CompactGraph): string {
  const bytes = Object.values(graph).reduce(
    (sum: number, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0),
    0,
  );
  return (bytes / graph.requirementCount).toFixed(1);
}
