import { componentId } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { blastSizes, blastSizesTogether, type StartHelpers } from './blast-rows/blast-sizes.ts';
import type { BlastSizes } from './blast-rows/blast-tally.ts';
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
  return radii(graph, blastSizes(graph.compact, onProgress));
}

/** The same, in other threads too where they pay. */
export async function rankTogether(
  graph: ServiceGraph,
  {
    startHelpers,
    onProgress,
  }: { readonly startHelpers: StartHelpers; readonly onProgress?: (done: number) => void },
): Promise<readonly BlastRadius[]> {
  return radii(graph, await blastSizesTogether(graph.compact, startHelpers, onProgress));
}

function radii(graph: ServiceGraph, { down, degraded, delayed, frozen }: BlastSizes): readonly BlastRadius[] {
  const order = descendingOrder(graph.componentIds.length, [down, degraded, delayed, frozen]);
  return Array.from(order, (component) => ({
    component: componentId(graph, component),
    down: down[component] ?? 0,
    degraded: degraded[component] ?? 0,
    delayed: delayed[component] ?? 0,
    frozen: frozen[component] ?? 0,
  }));
}
