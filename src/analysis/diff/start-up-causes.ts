import { gatesStart } from '../effect.ts';
import { type GraphPair, numbersInPair } from './graph-pair.ts';

/** What of a change bears on when something starts. */
export interface StartUpCauses {
  /** Positions in `requirements`, ascending. */
  readonly requirements: readonly number[];
  /** Components whose own start-up takes another time, no time where they are not; sorted. */
  readonly components: readonly string[];
}

/**
 * Makes the function that says what changed among the reasons for components (numbers of the pair) of one graph being
 * ready as late as they are. `readyMs` is when its components are.
 *
 * Each waits for one requirement that is met last, and that for its members that are not ready before; together they
 * prove that it cannot be earlier. So if it is earlier in the other graph, something among them changed. Of several
 * requirements that are met last, one that did not change is followed.
 * Cost of a call: linear in what is followed, and O(g log g) for a group of g.
 */
export function makeStartUpCauses(pair: GraphPair, which: 'base' | 'head', readyMs: Float64Array) {
  const side = pair[which];
  const other = pair[which === 'base' ? 'head' : 'base'];
  const { changeOf } = side;
  const { compact } = side.graph;
  const inPair = numbersInPair(side);
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
  const isOther = (component: number) => {
    const there = other.numberOf[inPair[component] ?? -1] ?? -1;
    const before = there === -1 ? 0 : other.graph.compact.startupMs[there];
    return compact.startupMs[component] !== before;
  };

  return (components: readonly number[]): StartUpCauses => {
    const waiting = components.map((number) => side.numberOf[number] ?? -1).filter((own) => own !== -1);
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
        .filter(isOther)
        .map((component) => pair.ids[inPair[component] ?? -1] ?? '')
        .sort(),
    };
  };
}

function ascending(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
