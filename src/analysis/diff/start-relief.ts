import { gatesStart } from '../effect.ts';
import type { ReadyTimes } from '../start-up/ready-times.ts';
import { type GraphPair, numbersInPair, type Side, viewOn } from './graph-pair.ts';
import type { StartUpCauses } from './start-up-causes.ts';

/** When everything is ready in both graphs, from cold. */
export interface Starts {
  readonly base: ReadyTimes;
  readonly head: ReadyTimes;
}

/**
 * Makes the function that says by what components (numbers of the pair) are ready by a time in the head, ever if that is
 * `Infinity`, and were not in the base: the base with these changes alone has them ready by then, too.
 *
 * From the last to be ready in the head on, each is given the time by which it has to be: what it takes to start is a
 * cause if there is no room for it as it was, a requirement if too few of its members can be ready in time. What they
 * became has to hold in their place, and members that were not ready in time are to be in their turn. Those before a
 * component in the order of the head are enough for it, so nobody waits for himself.
 * Cost of a call: linear in the graph, and O(g log g) for a group of g.
 */
export function makeStartRelief(pair: GraphPair, { base: was, head: is }: Starts) {
  const { base, head, ids, requirements } = pair;
  const sides = {
    base: { ...base, inPair: numbersInPair(base) },
    head: { ...head, inPair: numbersInPair(head) },
  };
  const headOrder = Array.from(is.order, (own) => sides.head.inPair[own] ?? -1);
  // What is gone waits for nobody: it takes no time, after all.
  const place = new Int32Array(ids.length).fill(headOrder.length);
  headOrder.forEach((number, at) => {
    place[number] = at;
  });
  const isIn = ({ numberOf }: Side, number: number) => numberOf[number] !== -1;
  const startupMs = ({ graph, numberOf }: Side, number: number) =>
    graph.compact.startupMs[numberOf[number] ?? -1] ?? 0;
  // What is new has nothing to wait for but by changes.
  const wasMs = (number: number) =>
    isIn(base, number) ? (was.readyMs[base.numberOf[number] ?? -1] ?? 0) : startupMs(head, number);
  const isMs = (number: number) => is.readyMs[head.numberOf[number] ?? -1] ?? Number.POSITIVE_INFINITY;

  /** The members that have to be ready sooner than they were for a requirement to be met; undefined if it cannot be. */
  const helpers = (which: 'base' | 'head', r: number, number: number, byMs: number) => {
    const { graph, inPair } = sides[which];
    const { compact } = graph;
    if (!gatesStart(compact, r)) return [];
    const members = [...compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1])].map(
      (own) => inPair[own] ?? -1,
    );
    const late = members.filter((member) => !isBy(wasMs(member), byMs));
    const lacking = (compact.atLeast[r] ?? 1) - (members.length - late.length);
    const better = late.filter(
      (member) => isBy(isMs(member), byMs) && (place[member] ?? 0) < (place[number] ?? 0),
    );
    if (lacking > better.length) return undefined;
    return better.sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0)).slice(0, Math.max(0, lacking));
  };

  return (components: readonly number[], byMs: number): StartUpCauses => {
    const causes = { requirements: new Set<number>(), components: new Set<number>() };
    const latestMs = new Map(components.map((number) => [number, byMs]));
    const visit = (number: number, latest: number) => {
      const [oldMs, newMs] = [startupMs(base, number), startupMs(head, number)];
      const begunMs = isIn(head, number) ? isMs(number) - newMs : 0;
      const isTooLong = begunMs > latest - oldMs;
      if (isTooLong) causes.components.add(number);
      const beginMs = latest - (isTooLong ? newMs : oldMs);
      const hold = (which: 'base' | 'head', r: number): boolean => {
        const found = helpers(which, r, number, beginMs);
        for (const each of found ?? []) {
          latestMs.set(each, Math.min(latestMs.get(each) ?? Number.POSITIVE_INFINITY, beginMs));
        }
        return found !== undefined;
      };
      const { compact } = base.graph;
      const own = base.numberOf[number] ?? -1;
      const end = compact.requirementStart[own + 1] ?? 0;
      for (let r = compact.requirementStart[own] ?? 0; r < end; r++) {
        if (hold('base', r)) continue;
        const position = base.changeOf[r] ?? -1;
        const change = requirements[position];
        if (change === undefined) continue;
        causes.requirements.add(position);
        const became = viewOn(change, 'after')?.number;
        if (became !== undefined) hold('head', became);
      }
    };
    const gone = components.filter((number) => !isIn(head, number));
    for (const number of [...gone, ...headOrder.toReversed()]) {
      const latest = latestMs.get(number);
      if (latest !== undefined) visit(number, latest);
    }
    return {
      requirements: [...causes.requirements].sort((a, b) => a - b),
      components: [...causes.components].map((number) => ids[number] ?? '').sort(),
    };
  };
}

function isBy(timeMs: number, byMs: number): boolean {
  return timeMs < Number.POSITIVE_INFINITY && timeMs <= byMs;
}
