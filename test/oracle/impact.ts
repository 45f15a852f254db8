import { type State, type Strength, states } from '../../src/model/vocabulary.ts';
import { causeOf, type Hops, leastHops } from './causes.ts';
import { compare, type FlatComponent, type FlatGraph, isGating } from './flat-graph.ts';
import { earliestTimes, type Level, levels, lostAt, type Root, type Times } from './times.ts';

/** Which components fail, how, when, and up to when to look; without a horizon, for ever. */
export interface Scenario {
  readonly roots: readonly Root[];
  readonly horizonMs?: number;
}

/** The machine output of `impact`, as far as it depends on the graph. */
export interface Impact {
  readonly summary: Readonly<Record<State | 'frozen' | 'exposed', number>>;
  readonly components: readonly ImpactRow[];
}

/** A component that is not well, or has a flag. */
export interface ImpactRow {
  readonly id: string;
  readonly service: string;
  readonly state: State;
  readonly root: boolean;
  readonly frozen: boolean;
  readonly exposed: boolean;
  readonly onsetMs: Readonly<Partial<Record<Level, number>>>;
  /** Absent without the flag. */
  readonly frozenMs?: number;
  readonly exposedMs?: number;
  /** Absent for a component that is ok. */
  readonly hops?: number;
  /** Sorted by id; none for a component that is ok or is its own cause. */
  readonly causes: readonly Cause[];
}

export interface Cause {
  readonly component: string;
  readonly strength: Strength;
  readonly for?: string;
}

/** What fails, straight from the definition: slow, and with nothing to remember between components. */
export function impact(graph: FlatGraph, scenario: Scenario): Impact {
  const rows = allRows(graph, scenario);
  const count = (keep: (row: ImpactRow) => boolean) => rows.filter(keep).length;
  return {
    summary: {
      down: count((row) => row.state === 'down'),
      degraded: count((row) => row.state === 'degraded'),
      delayed: count((row) => row.state === 'delayed'),
      ok: count((row) => row.state === 'ok'),
      frozen: count((row) => row.frozen),
      exposed: count((row) => row.exposed),
    },
    components: rows.filter((row) => row.state !== 'ok' || row.frozen || row.exposed).sort(compareRows),
  };
}

/** One row per component, well or not, sorted by id. */
export function allRows(graph: FlatGraph, { roots, horizonMs }: Scenario): ImpactRow[] {
  const always = earliestTimes(graph, roots);
  const hops = leastHops(graph, roots, always);
  const end = horizonMs ?? Number.MAX_VALUE;
  return graph.components.map((component) => rowOf(graph, component, roots, always, hops, end));
}

function rowOf(
  graph: FlatGraph,
  { id, service }: FlatComponent,
  roots: readonly Root[],
  times: Times,
  hops: Hops,
  end: number,
): ImpactRow {
  const reached = levels.filter((level) => times(id, level) <= end);
  const worst = reached.at(-1);
  const frozenMs = worst === 'down' ? Number.POSITIVE_INFINITY : cutAt(graph, id, times);
  const exposedMs = exposedAt(graph, id, times, end);
  const base = {
    id,
    service,
    state: worst ?? ('ok' as const),
    root: roots.some((root) => root.component === id),
    frozen: frozenMs <= end,
    exposed: exposedMs <= end,
    onsetMs: Object.fromEntries(reached.map((level) => [level, times(id, level)])),
    ...(frozenMs <= end && { frozenMs }),
    ...(exposedMs <= end && { exposedMs }),
  };
  if (worst === undefined) return { ...base, causes: [] };

  const cause = causeOf(graph, roots, id, worst, times, hops);
  if (cause === undefined) return { ...base, hops: 0, causes: [] };
  const { strength, for: purpose } = cause.requirement;
  const terms = { strength, ...(purpose === undefined ? {} : { for: purpose }) };
  return {
    ...base,
    hops: hops(id, worst),
    causes: cause.members.map((component) => ({ component, ...terms })),
  };
}

/** When the first thing that it needs to start is lost, tolerance over. */
function cutAt(graph: FlatGraph, id: string, times: Times): number {
  const needed = graph.requirements.filter((it) => it.from === id && isGating(it));
  return Math.min(...needed.map((it) => lostAt(it, 'down', times) + it.toleratesMs));
}

/** When the first member went down, of the groups of it that still hold at the end. */
function exposedAt(graph: FlatGraph, id: string, times: Times, end: number): number {
  const holding = graph.requirements.filter(({ from, members, atLeast }) => {
    const up = members.filter((member) => times(member, 'down') > end).length;
    return from === id && members.length > 1 && up >= atLeast;
  });
  return Math.min(...holding.flatMap(({ members }) => members.map((member) => times(member, 'down'))));
}

/** By onset of the reported state, then worse states first, then id. */
function compareRows(a: ImpactRow, b: ImpactRow): number {
  return (
    compare(onset(a), onset(b)) || states.indexOf(b.state) - states.indexOf(a.state) || compare(a.id, b.id)
  );
}

function onset({ state, onsetMs }: ImpactRow): number {
  return state === 'ok' ? Number.POSITIVE_INFINITY : (onsetMs[state] ?? Number.NaN);
}
