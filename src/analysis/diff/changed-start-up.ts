import { componentNumber } from '../../model/component-ids.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { type Bootstrap, bootstrap } from '../bootstrap.ts';
import { gatesStart } from '../effect.ts';
import { readyTimes } from '../start-up/ready-times.ts';
import type { GraphPair, Presence, Side } from './graph-pair.ts';

/** What of a change bears on when something starts. */
export interface StartUpCauses {
  /** Positions in `requirements`, ascending. */
  readonly requirements: readonly number[];
  /** Components whose own start-up takes another time, no time where they are not; sorted. */
  readonly components: readonly string[];
}

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
  return {
    before,
    after,
    causes:
      longerMs > 0
        ? whyAfter(last(after))
        : longerMs < 0
          ? whyBefore(last(before))
          : { requirements: [], components: [] },
    newlyStuck: byPresence(newlyStuck, pair.base.graph, 'new', whyAfter),
    noLongerStuck: byPresence(noLongerStuck, pair.head.graph, 'gone', whyBefore),
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
  causesOf: (ids: readonly string[]) => StartUpCauses,
): readonly StuckChange[] {
  const isInOther = (id: string) => componentNumber(other, id) !== undefined;
  return (['both', otherwise] as const).flatMap((presence) => {
    const components = ids.filter((id) => isInOther(id) === (presence === 'both'));
    return components.length === 0 ? [] : [{ presence, components, causes: causesOf(components) }];
  });
}

function stuckIn({ deadlock: { cores, behind } }: Bootstrap): ReadonlySet<string> {
  return new Set([...cores.flatMap(({ members }) => members), ...behind]);
}

/**
 * Makes the function that says what changed among the reasons for components being ready as late as they are.
 *
 * Each waits for one requirement that is met last, and that for its members that are not ready before; together they
 * prove that it cannot be earlier. So if it is earlier in the other graph, something among them changed. Of several
 * requirements that are met last, one that did not change is followed.
 * Cost of a call: linear in what is followed, and O(g log g) for a group of g.
 */
function makeStartUpCauses(pair: GraphPair, side: Side, other: Side) {
  const { graph, changeOf } = side;
  const { compact } = graph;
  const { readyMs } = readyTimes(compact, new Uint8Array(compact.componentCount));
  const numberInPair = new Map(pair.ids.map((id, number) => [id, number]));
  const ready = (component: number) => readyMs[component] ?? 0;
  const metMs = (r: number) => {
    const members = compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1]);
    return [...members].map(ready).sort(ascending)[(compact.atLeast[r] ?? 1) - 1] ?? 0;
  };
  /** The requirement that is met when the component can begin, or never when it cannot. */
  const decider = (component: number): number => {
    const begin = ready(component) - (compact.startupMs[component] ?? 0);
    let found = -1;
    const end = compact.requirementStart[component + 1] ?? 0;
    for (let r = compact.requirementStart[component] ?? 0; r < end; r++) {
      if (!gatesStart(compact, r) || metMs(r) < begin) continue;
      if (changeOf[r] === -1) return r;
      if (found === -1) found = r;
    }
    return found;
  };
  const isOther = (id: string) => {
    const number = numberInPair.get(id) ?? -1;
    const [own, there] = [side.numberOf[number] ?? -1, other.numberOf[number] ?? -1];
    const before = there === -1 ? 0 : other.graph.compact.startupMs[there];
    return compact.startupMs[own] !== before;
  };

  return (ids: readonly string[]): StartUpCauses => {
    const waiting = ids.map((id) => side.numberOf[numberInPair.get(id) ?? -1] ?? -1).filter((n) => n !== -1);
    const seen = new Set(waiting);
    const requirements = new Set<number>();
    for (let component = waiting.pop(); component !== undefined; component = waiting.pop()) {
      const r = decider(component);
      if (r === -1 || ready(component) === 0) continue;
      if (changeOf[r] !== -1) requirements.add(changeOf[r] ?? -1);
      const met = metMs(r);
      for (const member of compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1])) {
        if (seen.has(member) || ready(member) < met) continue;
        seen.add(member);
        waiting.push(member);
      }
    }
    return {
      requirements: [...requirements].sort(ascending),
      components: [...seen]
        .map((component) => graph.components[component]?.id ?? '')
        .filter(isOther)
        .sort(),
    };
  };
}

function ascending(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
