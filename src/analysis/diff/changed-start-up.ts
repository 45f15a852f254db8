import { componentNumber } from '../../model/component-ids.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { type Bootstrap, bootstrap } from '../bootstrap.ts';
import type { GraphPair, Presence } from './graph-pair.ts';
import { makeStartRelief, type StartRelief } from './start-relief.ts';
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
  const whyBefore = makeStartUpCauses(pair, pair.base, pair.head);
  const whyAfter = makeStartUpCauses(pair, pair.head, pair.base);
  const stuckBefore = stuckIn(before);
  const stuckAfter = stuckIn(after);
  const newlyStuck = [...stuckAfter].filter((id) => !stuckBefore.has(id)).sort();
  const noLongerStuck = [...stuckBefore].filter((id) => !stuckAfter.has(id)).sort();
  const last = ({ criticalPath }: Bootstrap) => criticalPath.slice(-1).map(({ component }) => component);
  const longerMs = longerByMs({ before, after });
  // Most changes free nothing and make no start shorter.
  const relief: StartRelief = (components, byMs) => makeStartRelief(pair)(components, byMs);
  const numberInPair = new Map(pair.ids.map((id, number) => [id, number]));
  const numbersOf = (ids: readonly string[]) => ids.flatMap((id) => numberInPair.get(id) ?? []);
  const laterThan = ({ readyMs }: Bootstrap, timeMs: number) =>
    numbersOf([...readyMs].filter(([, ms]) => ms > timeMs).map(([id]) => id));
  return {
    before,
    after,
    causes:
      longerMs > 0
        ? whyAfter(last(after))
        : longerMs < 0
          ? relief(laterThan(before, after.totalMs ?? 0), after.totalMs ?? 0)
          : { requirements: [], components: [] },
    newlyStuck: byPresence(newlyStuck, pair.base.graph, 'new', whyAfter),
    noLongerStuck: byPresence(noLongerStuck, pair.head.graph, 'gone', (ids, presence) =>
      presence === 'both' ? relief(numbersOf(ids), Number.POSITIVE_INFINITY) : whyBefore(ids),
    ),
  };
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
