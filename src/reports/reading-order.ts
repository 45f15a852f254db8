import { type ComponentImpact, type Impact, impactOn } from '../analysis/impact.ts';
import { beginMs, type Fates, hopsOf, isFrozen } from '../analysis/propagation/fates.ts';
import { levelOf } from '../analysis/propagation/propagation.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { states } from '../model/vocabulary.ts';
import { firstInOrder } from './first-in-order.ts';

/**
 * Components in the order in which a timetable is read: by time, what was given first, then the worse, then the
 * nearer to it, then by id. The first `limit` of them, 0 for all.
 */
export function inReadingOrder(
  graph: ServiceGraph,
  { fates }: Impact,
  limit: number,
): readonly ComponentImpact[] {
  const first = firstInOrder(fates.touched, limit, (a, b) => compareAsRead(fates, a, b));
  return first.map((component) => impactOn(graph, fates, component));
}

function compareAsRead(fates: Fates, a: number, b: number): number {
  return (
    beginMs(fates, a) - beginMs(fates, b) ||
    (fates.root[b] ?? 0) - (fates.root[a] ?? 0) ||
    weight(fates, a) - weight(fates, b) ||
    hopsOf(fates, a) - hopsOf(fates, b) ||
    a - b
  );
}

/** Down before degraded before delayed before frozen before exposed. */
function weight(fates: Fates, component: number): number {
  const level = levelOf(fates.propagation, component);
  if (level > 0) return states.length - level;
  return isFrozen(fates, component) ? states.length : states.length + 1;
}
