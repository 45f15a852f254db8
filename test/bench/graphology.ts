import { DirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { bfsFromNode } from 'graphology-traversal';
import type { CompactGraph } from '../../src/model/compact-graph.ts';
import type { Contender } from './interleaved.ts';
import { milliseconds } from './milliseconds.ts';
import { hubOf } from './random-graph.ts';

/** graphology with its -traversal and -components, on the edges of a plain graph. */
export function graphology(graph: CompactGraph): Contender {
  const { componentCount, dependent, member } = graph;
  const copy = new DirectedGraph();
  for (let component = 0; component < componentCount; component++) copy.addNode(component);
  // A plain graph has one member a requirement.
  dependent.forEach((from, r) => {
    copy.mergeDirectedEdge(from, member[r]);
  });
  const hub = String(hubOf(graph));
  return {
    name: 'graphology',
    run: () => ({
      hub: milliseconds(() => bfsFromNode(copy, hub, () => false, { mode: 'inbound' })),
      components: milliseconds(() => stronglyConnectedComponents(copy)),
    }),
  };
}
