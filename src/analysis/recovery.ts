import type { ServiceGraph } from '../model/service-graph.ts';
import { type Bootstrap, bootstrapFrom } from './bootstrap.ts';
import { down } from './effect.ts';
import { failuresOf, type Root } from './impact.ts';
import { propagate } from './propagation/propagate.ts';
import { levelOf } from './propagation/propagation.ts';
import { clearTimes } from './start-up/clear-times.ts';
import { lastingEffects } from './start-up/lasting-effects.ts';

/** How a graph comes back from a failure: the restart of what is down, and when the rest is ok again. */
export interface Recovery extends Bootstrap {
  /** When each affected component is ok again, in milliseconds after the repair; by id, those that ever are. */
  readonly clearMs: ReadonlyMap<string, number>;
  /** When the last of them is. */
  readonly totalClearMs: number;
  /** Which are ok again last; sorted. */
  readonly lastToClear: readonly string[];
  /** Affected components that never are ok again by themselves, the deadlock included; sorted. */
  readonly neverClear: readonly string[];
}

export interface RecoveryOptions {
  /** Only what had failed by then is repaired, in milliseconds. */
  readonly horizonMs?: number | undefined;
  /** Numbers of components that somebody starts by hand: they are up from time 0 on, whatever they need. */
  readonly running?: readonly number[];
}

/**
 * What happens once the roots of a scenario are repaired, all at time 0 of a clock of its own.
 *
 * What is not down by then keeps running. The roots and everything else that is down start again as in
 * `bootstrap`; whoever was affected is ok again when it is up and nothing affects it any more. With a horizon,
 * only what had failed by then is repaired.
 * Pre: as for `impact`. Cost: that of `propagate` and `bootstrap`.
 */
export function recovery(
  graph: ServiceGraph,
  roots: readonly Root[],
  { horizonMs, running = [] }: RecoveryOptions = {},
): Recovery {
  const { compact, componentIds } = graph;
  const propagation = propagate(compact, failuresOf(graph, roots), horizonMs);
  const isRunning = Uint8Array.from(componentIds, (_, number) =>
    levelOf(propagation, number) === down ? 0 : 1,
  );
  for (const component of running) isRunning[component] = 1;
  const start = bootstrapFrom(graph, isRunning);
  const backMs = Float64Array.from(componentIds, (id, number) =>
    isRunning[number] === 1 ? 0 : (start.readyMs.get(id) ?? Number.POSITIVE_INFINITY),
  );
  const times = clearTimes(compact, backMs, lastingEffects(compact, propagation));

  const clearMs = new Map<string, number>();
  const neverClear: string[] = [];
  let totalClearMs = 0;
  componentIds.forEach((id, number) => {
    const time = times[number] ?? 0;
    if (levelOf(propagation, number) === 0) return;
    if (time === Number.POSITIVE_INFINITY) neverClear.push(id);
    else {
      clearMs.set(id, time);
      totalClearMs = Math.max(totalClearMs, time);
    }
  });
  const lastToClear = [...clearMs].filter(([, time]) => time === totalClearMs).map(([id]) => id);
  return { ...start, clearMs, totalClearMs, lastToClear, neverClear };
}
