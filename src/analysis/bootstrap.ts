import { componentId } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { type Deadlock, deadlock } from './deadlock/deadlock.ts';
import { criticalPath } from './start-up/critical-path.ts';
import { readyTimes } from './start-up/ready-times.ts';
import { neverWave, startUpWaves } from './start-up/waves.ts';

/** How everything that is not running starts, if each starts as soon as it can. */
export interface Bootstrap {
  /** What is up already; sorted. */
  readonly running: readonly string[];
  /** What can start together, first wave first; sorted within a wave. */
  readonly waves: readonly (readonly string[])[];
  /** When each of these is ready, in milliseconds, in the same places. */
  readonly waveReadyMs: readonly (readonly number[])[];
  /** The same by id. */
  readonly readyMs: ReadonlyMap<string, number>;
  /** When everything is ready; undefined when something never is. */
  readonly totalMs: number | undefined;
  /** The chain that takes longest of what starts, first to start first. */
  readonly criticalPath: readonly StartStep[];
  /** What never starts; empty lists when everything does. */
  readonly deadlock: Deadlock;
}

/** A component's start, once all that it needs is ready. */
export interface StartStep {
  readonly component: string;
  /** How long it takes by itself. */
  readonly startupMs: number;
  /** When it is ready, in milliseconds from the beginning. */
  readonly readyMs: number;
}

/**
 * The start-up order of a graph: in waves, in time, and what is in the way.
 *
 * Only hard requirements with phase `always` or `startup` hold a start back. `running` are the numbers of
 * components that are up already. Cost: O(m + n log n), and that of `deadlock` for what never starts.
 */
export function bootstrap(
  graph: ServiceGraph,
  { running = [] }: { readonly running?: readonly number[] } = {},
): Bootstrap {
  const isRunning = new Uint8Array(graph.compact.componentCount);
  for (const component of running) isRunning[component] = 1;
  return bootstrapFrom(graph, isRunning);
}

/** The same with a 1 for each component that is up already. */
export function bootstrapFrom(graph: ServiceGraph, running: Uint8Array): Bootstrap {
  const { compact, componentIds } = graph;
  const wave = startUpWaves(compact, running);
  const ready = readyTimes(compact, running);
  const path = criticalPath(compact, running, wave, ready);
  const stepOf = (component: number): StartStep => ({
    component: componentId(graph, component),
    startupMs: compact.startupMs[component] ?? 0,
    readyMs: ready.readyMs[component] ?? 0,
  });
  const steps = path.map(stepOf);
  const stuck = deadlock(graph, ready);

  const isStarting = (component: number) => running[component] !== 1 && wave[component] !== neverWave;
  const waves: string[][] = [];
  const waveReadyMs: number[][] = [];
  for (let component = 0; component < compact.componentCount; component++) {
    if (!isStarting(component)) continue;
    const inWave = wave[component] ?? 0;
    for (; waves.length <= inWave; waves.push([])) waveReadyMs.push([]);
    waves[inWave]?.push(componentId(graph, component));
    waveReadyMs[inWave]?.push(ready.readyMs[component] ?? 0);
  }
  let readyMs: Map<string, number> | undefined;
  return {
    running: componentIds.filter((_, component) => running[component] === 1),
    waves,
    waveReadyMs,
    // Made when somebody asks: to hash all ids takes longer than to find out when they start.
    get readyMs() {
      if (readyMs !== undefined) return readyMs;
      readyMs = new Map();
      for (let component = 0; component < compact.componentCount; component++) {
        if (isStarting(component)) readyMs.set(componentId(graph, component), ready.readyMs[component] ?? 0);
      }
      return readyMs;
    },
    totalMs: stuck.cores.length > 0 ? undefined : lastReadyMs(steps),
    criticalPath: steps,
    deadlock: stuck,
  };
}

/** When the last of what starts is ready: where something never is, still not when everything is. */
export function lastReadyMs(criticalPath: readonly StartStep[]): number {
  return criticalPath.at(-1)?.readyMs ?? 0;
}
