import { componentNumber } from '../../model/component-ids.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { type Bootstrap, bootstrap } from '../bootstrap.ts';
import { type ReadyTimes, readyTimes } from '../start-up/ready-times.ts';
import type { GraphPair, Presence } from './graph-pair.ts';
import { makeStartRelief, type Starts } from './start-relief.ts';
import { makeStartUpCauses, type StartUpCauses } from './start-up-causes.ts';

/** Components that never start in one graph alone, and why. */
export interface StuckChange {
  /** Which graphs have them: never `gone` of what is stuck now, never `new` of what no longer is. */
  readonly presence: Presence;
  /** Sorted; not empty. */
  readonly components: readonly string[];
  readonly causes: StartUpCauses;
}

/** How a start from cold differs. */
export interface StartUpChange {
  readonly before: Bootstrap;
  readonly after: Bootstrap;
  /** Why everything is ready at another time; empty when it is not, and when in one of the graphs it never is. */
  readonly causes: StartUpCauses;
  /** What never starts now: what did apart from what is new. */
  readonly newlyStuck: readonly StuckChange[];
  /** What never started: what does now apart from what is gone. */
  readonly noLongerStuck: readonly StuckChange[];
}

/** Compares two starts from cold. Cost: that of `bootstrap`, twice, and linear in both graphs. */
export function changedStartUp(pair: GraphPair): StartUpChange {
  const before = bootstrap(pair.base.graph);
  const after = bootstrap(pair.head.graph);
  const stuckBefore = stuckIn(before);
  const stuckAfter = stuckIn(after);
  const newlyStuck = [...stuckAfter].filter((id) => !stuckBefore.has(id)).sort();
  const noLongerStuck = [...stuckBefore].filter((id) => !stuckAfter.has(id)).sort();
  const last = ({ criticalPath }: Bootstrap) => criticalPath.slice(-1).map(({ component }) => component);
  const longerMs = longerByMs({ before, after });
  const { why, relief, laterThan } = makeReasons(pair);
  return {
    before,
    after,
    causes:
      longerMs > 0
        ? why('head', last(after))
        : longerMs < 0
          ? relief(laterThan(after.totalMs ?? 0), after.totalMs ?? 0)
          : { requirements: [], components: [] },
    newlyStuck: byPresence(newlyStuck, pair.base.graph, 'new', (ids) => why('head', ids)),
    noLongerStuck: byPresence(noLongerStuck, pair.head.graph, 'gone', (ids, presence) =>
      presence === 'both' ? relief(ids, Number.POSITIVE_INFINITY) : why('base', ids),
    ),
  };
}

/** Reasons by ids. When everything is ready is computed when one is asked for: most changes bear on no start. */
function makeReasons(pair: GraphPair) {
  let known: Starts | undefined;
  const starts = (): Starts => {
    known ??= { base: coldStart(pair.base.graph), head: coldStart(pair.head.graph) };
    return known;
  };
  const numbersOf = (ids: readonly string[]) => {
    const wanted = new Set(ids);
    return pair.ids.flatMap((id, number) => (wanted.has(id) ? [number] : []));
  };
  return {
    why: (which: 'base' | 'head', ids: readonly string[]) =>
      makeStartUpCauses(pair, which, starts()[which].readyMs)(numbersOf(ids)),
    relief: (ids: readonly string[], byMs: number) => makeStartRelief(pair, starts())(numbersOf(ids), byMs),
    /** What is ready in the base, and later than this. */
    laterThan: (timeMs: number) => {
      const { readyMs } = starts().base;
      return pair.ids.filter((_, number) => (readyMs[pair.base.numberOf[number] ?? -1] ?? 0) > timeMs);
    },
  };
}

function coldStart({ compact }: ServiceGraph): ReadyTimes {
  return readyTimes(compact, new Uint8Array(compact.componentCount));
}

/** How much longer a start from cold takes; 0 where one of them never ends, as there is nothing to compare. */
export function longerByMs({ before, after }: Pick<StartUpChange, 'before' | 'after'>): number {
  if (before.totalMs === undefined || after.totalMs === undefined) return 0;
  return after.totalMs - before.totalMs;
}

/** What the other graph has too apart from what it has not, each with causes of its own. */
function byPresence(
  ids: readonly string[],
  other: ServiceGraph,
  otherwise: 'new' | 'gone',
  causesOf: (ids: readonly string[], presence: Presence) => StartUpCauses,
): readonly StuckChange[] {
  const isInOther = (id: string) => componentNumber(other, id) !== undefined;
  return (['both', otherwise] as const).flatMap((presence) => {
    const components = ids.filter((id) => isInOther(id) === (presence === 'both'));
    return components.length === 0 ? [] : [{ presence, components, causes: causesOf(components, presence) }];
  });
}

function stuckIn({ deadlock: { cores, behind } }: Bootstrap): ReadonlySet<string> {
  return new Set([...cores.flatMap(({ members }) => members), ...behind]);
}
