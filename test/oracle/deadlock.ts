import { bootstrap, readyTimes } from './bootstrap.ts';
import { type Edge, mutualReach } from './closure.ts';
import { type FlatGraph, isGating } from './flat-graph.ts';

/** What never starts: who holds whom up for ever, and who waits behind them. */
export interface Deadlock {
  /** Sorted members, ordered by the smallest. */
  readonly cores: readonly (readonly string[])[];
  /** Sorted. */
  readonly behind: readonly string[];
}

export function deadlock(graph: FlatGraph, running: ReadonlySet<string> = new Set()): Deadlock {
  const { neverReady } = bootstrap(graph, running);
  const edges = gatingEdges(graph).filter(
    ([from, to]) => neverReady.includes(from) && neverReady.includes(to),
  );
  const isLeft = (members: readonly string[]) =>
    edges.some(([from, to]) => members.includes(from) && !members.includes(to));
  const cores = mutualReach(neverReady, edges).filter((members) => !isLeft(members));
  return { cores, behind: neverReady.filter((id) => !cores.flat().includes(id)) };
}

/** Every gating requirement as edges to its members. */
export function gatingEdges(graph: FlatGraph): Edge[] {
  return graph.requirements
    .filter(isGating)
    .flatMap(({ from, members }) => members.map((member): Edge => [from, member]));
}

/**
 * How many requirements have to stop gating so that all of a core starts, by trying every set of them, small
 * sets first. Only requirements of the core on the core are worth trying: what it needs elsewhere is ready.
 */
export function smallestRelaxing(
  graph: FlatGraph,
  core: readonly string[],
  running: ReadonlySet<string> = new Set(),
): number {
  const candidates = graph.requirements.flatMap((it, index) =>
    isGating(it) && core.includes(it.from) && it.members.some((id) => core.includes(id)) ? [index] : [],
  );
  for (let size = 0; size <= candidates.length; size++) {
    if (subsets(candidates, size).some((relaxed) => starts(graph, core, relaxed, running))) return size;
  }
  throw new Error('a core without gating requirements starts');
}

/** Whether all of a core starts once the requirements at these indices no longer gate. */
export function starts(
  graph: FlatGraph,
  core: readonly string[],
  relaxed: readonly number[],
  running: ReadonlySet<string> = new Set(),
): boolean {
  const requirements = graph.requirements.filter((_, index) => !relaxed.includes(index));
  const ready = readyTimes({ ...graph, requirements }, running);
  return core.every((id) => Number.isFinite(ready.get(id)));
}

function subsets(from: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return from.flatMap((first, index) =>
    subsets(from.slice(index + 1), size - 1).map((rest) => [first, ...rest]),
  );
}
