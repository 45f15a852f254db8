import { type FlatGraph, type FlatRequirement, isGating, kthSmallest } from './flat-graph.ts';

/** A number per component, infinite for never. */
export type PerComponent = ReadonlyMap<string, number>;

export interface Bootstrap {
  readonly readyMs: PerComponent;
  /** What starts together, in order; what is running or never ready is in none. */
  readonly waves: readonly (readonly string[])[];
  /** When everything is ready; undefined for never. */
  readonly totalMs: number | undefined;
  /** Sorted. */
  readonly neverReady: readonly string[];
}

/** Starts everything that is not running, by repeated application of the definition. */
export function bootstrap(graph: FlatGraph, running: ReadonlySet<string> = new Set()): Bootstrap {
  const readyMs = readyTimes(graph, running);
  const wave = waveNumbers(graph, running);
  const ids = graph.components.map(({ id }) => id);
  const starting = ids.filter((id) => !running.has(id) && Number.isFinite(wave.get(id)));
  const neverReady = ids.filter((id) => readyMs.get(id) === Number.POSITIVE_INFINITY);
  const last = Math.max(-1, ...starting.map((id) => wave.get(id) ?? -1));
  return {
    readyMs,
    waves: Array.from({ length: last + 1 }, (_, number) => starting.filter((id) => wave.get(id) === number)),
    totalMs: neverReady.length > 0 ? undefined : Math.max(0, ...starting.map((id) => readyMs.get(id) ?? 0)),
    neverReady,
  };
}

/**
 * ready(v): its startup after the last of its gating requirements.
 *
 * Nobody is ready to begin with and times only ever fall, so a cycle is not ready by its own grace.
 */
export function readyTimes(graph: FlatGraph, running: ReadonlySet<string>): PerComponent {
  const startup = new Map(graph.components.map(({ id, startupMs }) => [id, startupMs]));
  return settle(graph, (id, ready) =>
    running.has(id)
      ? 0
      : (startup.get(id) ?? 0) +
        Math.max(0, ...gatingOf(graph, id).map((it) => kthSmallest(valuesOf(it.members, ready), it.atLeast))),
  );
}

/**
 * wave(v): 0 with nothing outstanding, else one after the last of what it waits for.
 *
 * What is running comes before the first wave, so a requirement that it meets is not outstanding.
 */
function waveNumbers(graph: FlatGraph, running: ReadonlySet<string>): PerComponent {
  return settle(graph, (id, wave) =>
    running.has(id)
      ? -1
      : 1 +
        Math.max(-1, ...gatingOf(graph, id).map((it) => kthSmallest(valuesOf(it.members, wave), it.atLeast))),
  );
}

/** Whether components, first to start first, are a chain that sets the ready time of the one ready last. */
export function isCriticalPath(
  graph: FlatGraph,
  path: readonly string[],
  running: ReadonlySet<string> = new Set(),
): boolean {
  const { readyMs, waves } = bootstrap(graph, running);
  const lastMs = Math.max(0, ...waves.flat().map((id) => readyMs.get(id) ?? 0));
  const wave = waveNumbers(graph, running);
  if (path.length === 0) return waves.length === 0;
  const [first = '', last = ''] = [path[0], path.at(-1)];
  const startup = new Map(graph.components.map(({ id, startupMs }) => [id, startupMs]));
  const isLink = (to: string, index: number) => {
    const from = path[index - 1];
    if (from === undefined) return true;
    const waited = (readyMs.get(to) ?? 0) - (startup.get(to) ?? 0);
    return (
      readyMs.get(from) === waited &&
      gatingOf(graph, to).some(
        ({ members, atLeast }) =>
          members.includes(from) && kthSmallest(valuesOf(members, readyMs), atLeast) === waited,
      )
    );
  };
  return readyMs.get(last) === lastMs && (wave.get(first) ?? 0) <= 0 && path.every(isLink);
}

function gatingOf(graph: FlatGraph, id: string): FlatRequirement[] {
  return graph.requirements.filter((it) => it.from === id && isGating(it));
}

function valuesOf(ids: readonly string[], values: PerComponent): number[] {
  return ids.map((id) => values.get(id) ?? Number.POSITIVE_INFINITY);
}

/** Lets values fall from infinity until the rule changes none. */
function settle(graph: FlatGraph, rule: (id: string, values: PerComponent) => number): PerComponent {
  const values = new Map(graph.components.map(({ id }) => [id, Number.POSITIVE_INFINITY]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id } of graph.components) {
      const now = rule(id, values);
      if (now === values.get(id)) continue;
      values.set(id, now);
      changed = true;
    }
  }
  return values;
}
