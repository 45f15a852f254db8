import { gatesStart } from '../effect.ts';
import { readyTimes } from '../start-up/ready-times.ts';
import type { GraphPair, Side } from './graph-pair.ts';

/** What of a change bears on when something starts. */
export interface StartUpCauses {
  /** Positions in `requirements`, ascending. */
  readonly requirements: readonly number[];
  /** Components whose own start-up takes another time, no time where they are not; sorted. */
  readonly components: readonly string[];
}

/**
 * Makes the function that says what changed among the reasons for components being ready as late as they are.
 *
 * Each waits for one requirement that is met last, and that for its members that are not ready before; together they
 * prove that it cannot be earlier. So if it is earlier in the other graph, something among them changed. Of several
 * requirements that are met last, one that did not change is followed.
 * Cost of a call: linear in what is followed, and O(g log g) for a group of g.
 */
export function makeStartUpCauses(pair: GraphPair, side: Side, other: Side) {
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
