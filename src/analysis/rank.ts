import { componentId } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { blastSizes } from './blast-rows/blast-sizes.ts';
import { descendingOrder } from './blast-rows/descending-order.ts';

/** How much one component takes with it: how many others end in each state when it is down for ever. */
export interface BlastRadius {
  readonly component: string;
  readonly down: number;
  readonly degraded: number;
  readonly delayed: number;
  /** Frozen and not counted before. */
  readonly frozen: number;
}

/**
 * The blast radius of every component: by down, degraded, delayed, frozen, all descending, then by id.
 *
 * Untimed: a tolerance delays and never prevents, so times do not matter here.
 * `onProgress` hears how many components are done, now and then. Cost: that of `blastSizes`.
 */
export function rank(
  graph: ServiceGraph,
  { onProgress }: { readonly onProgress?: (done: number) => void } = {},
): readonly BlastRadius[] {
  const { down, degraded, delayed, frozen } = blastSizes(graph.compact, onProgress);
  const order = descendingOrder(graph.componentIds.length, [down, degraded, delayed, frozen]);
  return Array.from(order, (component) => ({
    component: componentId(graph, component),
    down: down[component] ?? 0,
    degraded: degraded[component] ?? 0,
    delayed: delayed[component] ?? 0,
    frozen: frozen[component] ?? 0,
  }));
}
