import type { CompactGraph } from '../../model/compact-graph.ts';
import { down, gatesStart } from '../effect.ts';
import { isReached } from '../propagation/propagation.ts';
import { clearTimes } from '../start-up/clear-times.ts';
import { readyTimes } from '../start-up/ready-times.ts';
import type { EndingFailure, Onsets } from './onsets.ts';
import { membersOf, requirementsOf } from './requirement-rows.ts';
import type { Rings } from './rings.ts';
import { spreadInside } from './spread-inside.ts';
import { targetTime } from './target-time.ts';

/**
 * When each component is well again, given who is affected by which requirements; 0 for the unaffected, `Infinity`
 * for never.
 *
 * Who was down starts again, for its start-up time, when all that affects it and all that its start needs is well;
 * who was not is well together with what affects it. In a ring of components that need one another this would have
 * everybody wait for everybody, so there the rules of a recovery hold: a start waits for what gates it to be up, and
 * not for the rest of the ring to be well; what keeps a start from ever happening is a deadlock, and nothing else.
 *
 * Rings are settled in the order of what they depend on. Cost: O(m log n), and O(g log g) per group of g.
 */
export function wellTimes(
  graph: CompactGraph,
  rings: Rings,
  failures: readonly EndingFailure[],
  onsets: Onsets,
): Float64Array {
  const { componentCount } = graph;
  const untilMs = new Float64Array(componentCount);
  const downUntilMs = new Float64Array(componentCount);
  for (const { component, level, untilMs: until } of failures) {
    untilMs[component] = Math.max(untilMs[component] ?? 0, until);
    if (level === down) downUntilMs[component] = Math.max(downUntilMs[component] ?? 0, until);
  }
  const isUp = Uint8Array.from(rings.of, (_, component) => (isReached(onsets, component, down) ? 0 : 1));
  const situation: Situation = {
    graph,
    rings,
    effective: onsets.effective,
    isUp,
    untilMs,
    downUntilMs,
    repairMs: clearTimes(graph, untilMs, onsets.effective),
    startOrder: orderOfStart(graph, isUp),
    wellMs: new Float64Array(componentCount),
  };
  for (const members of rings.members) settleRing(situation, members);
  return situation.wellMs;
}

interface Situation {
  readonly graph: CompactGraph;
  readonly rings: Rings;
  readonly effective: Uint8Array;
  /** 1 for what is never down. */
  readonly isUp: Uint8Array;
  /** When the component itself is repaired, and the same for roots that are down; 0 for no root. */
  readonly untilMs: Float64Array;
  readonly downUntilMs: Float64Array;
  /** When the last root that a component's trouble comes from is repaired. */
  readonly repairMs: Float64Array;
  /** Position of each component in an order in which all could start; 0 for those that never can. */
  readonly startOrder: Int32Array;
  /** The result, filled ring by ring. */
  readonly wellMs: Float64Array;
}

function orderOfStart(graph: CompactGraph, running: Uint8Array): Int32Array {
  const position = new Int32Array(graph.componentCount);
  readyTimes(graph, running).order.forEach((component, at) => {
    position[component] = at;
  });
  return position;
}

function settleRing(situation: Situation, members: readonly number[]): void {
  const { graph, effective, isUp, untilMs, wellMs } = situation;
  const upMs = upTimes(situation, members);
  for (const component of members) {
    const outside = isUp[component] === 1 ? latest(situation, component, isOutside, wellOf(situation)) : 0;
    const own = isUp[component] === 1 ? 0 : (upMs.get(component) ?? Number.POSITIVE_INFINITY);
    wellMs[component] = Math.max(untilMs[component] ?? 0, outside, own);
  }
  if (members.length > 1) spreadInside(graph, effective, wellMs, members);
}

/** When the members that were down are up again, by themselves. */
function upTimes(situation: Situation, members: readonly number[]): ReadonlyMap<number, number> {
  const { graph, isUp, wellMs, rings, startOrder } = situation;
  const starting = members.filter((component) => isUp[component] === 0);
  const up = new Map(starting.map((component) => [component, Number.POSITIVE_INFINITY]));
  const ring = rings.of[members[0] ?? 0];
  const upOf = (member: number) => {
    if (rings.of[member] !== ring) return wellMs[member] ?? 0;
    return isUp[member] === 1 ? 0 : (up.get(member) ?? 0);
  };
  const begin = new Map(starting.map((component) => [component, beginOf(situation, component)]));
  // Values fall from never, so nobody is up by its own grace. In this order what gates a start comes before it, so
  // that one pass is all for most rings.
  const inOrder = [...starting].sort((a, b) => (startOrder[a] ?? 0) - (startOrder[b] ?? 0));
  for (let changed = true; changed; ) {
    changed = false;
    for (const component of inOrder) {
      const gates = latest(situation, component, isGateInside, upOf);
      const time = (graph.startupMs[component] ?? 0) + Math.max(begin.get(component) ?? 0, gates);
      if (time === up.get(component)) continue;
      up.set(component, time);
      changed = true;
    }
  }
  return up;
}

/** When nothing but the ring itself keeps a member from starting. */
function beginOf(situation: Situation, component: number): number {
  const { downUntilMs, repairMs } = situation;
  return Math.max(
    downUntilMs[component] ?? 0,
    latest(situation, component, isEffective, (member) => repairMs[member] ?? 0),
    latest(situation, component, isOutside, wellOf(situation)),
  );
}

type Choice = (situation: Situation, r: number) => boolean;

const isEffective: Choice = ({ effective }, r) => effective[r] === 1;

/** Holds up its dependent from outside its ring: by an effect, or by what its start needs. */
const isOutside: Choice = (situation, r) => {
  const { graph, effective, isUp } = situation;
  const gates = isUp[graph.dependent[r] ?? 0] === 0 && gatesStart(graph, r);
  return (effective[r] === 1 || gates) && !reachesInside(situation, r);
};

const isGateInside: Choice = (situation, r) => gatesStart(situation.graph, r) && reachesInside(situation, r);

function reachesInside({ graph, rings }: Situation, r: number): boolean {
  const ring = rings.of[graph.dependent[r] ?? 0];
  return membersOf(graph, r).some((member) => rings.of[member] === ring);
}

/** The latest time among the targets of a component's chosen requirements; 0 without any. */
function latest(
  situation: Situation,
  component: number,
  choose: Choice,
  timeOf: (member: number) => number,
): number {
  let time = 0;
  for (const r of requirementsOf(situation.graph, component)) {
    if (choose(situation, r)) time = Math.max(time, targetTime(situation.graph, r, timeOf));
  }
  return time;
}

function wellOf({ wellMs }: Situation): (member: number) => number {
  return (member) => wellMs[member] ?? 0;
}
