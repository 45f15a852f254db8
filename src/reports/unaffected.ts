import { type Fates, isTouched } from '../analysis/propagation/fates.ts';
import type { Block } from '../document/document.ts';
import { componentId, serviceOf } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { planes } from '../model/vocabulary.ts';
import { counted, ids } from './phrases.ts';

const mostNames = 8;

/** How many are well in every way, and first among them those that are nearest to what failed. */
export function unaffected(graph: ServiceGraph, fates: Fates): Block[] {
  const total = graph.componentIds.length - fates.touched.length;
  if (total === 0) return [];
  const names = nearest(graph, fates).map((component) => componentId(graph, component));
  const text = [`${counted(total, 'component')} not affected: `, ...ids(names, mostNames, total), '.'];
  return [{ kind: 'paragraph', text }];
}

/** As many as have a name here: other planes of services that are hit, then whoever comes first. */
function nearest(graph: ServiceGraph, fates: Fates): readonly number[] {
  const { componentIds, services } = graph;
  const near = new Set<number>();
  const hasPlanes = services.length < componentIds.length;
  for (const component of hasPlanes ? fates.touched : []) {
    for (const other of otherPlanes(graph, component)) if (!isTouched(fates, other)) near.add(other);
    if (near.size >= mostNames) break;
  }
  const names = [...near].slice(0, mostNames);
  for (let other = 0; other < componentIds.length && names.length < mostNames; other++) {
    if (!isTouched(fates, other) && !near.has(other)) names.push(other);
  }
  return names;
}

/** Those of the same service, ascending: they stand together in the order of ids. */
function otherPlanes(graph: ServiceGraph, component: number): readonly number[] {
  const service = serviceOf(componentId(graph, component));
  const others: number[] = [];
  for (let other = component - planes.length + 1; other < component + planes.length; other++) {
    if (other !== component && serviceOf(componentId(graph, other)) === service) others.push(other);
  }
  return others;
}
