import type { CompactGraph } from '../../model/compact-graph.ts';
import { dependentIn, isGroup, termsIn, tolerates } from '../../model/terms.ts';
import { down, type Level, levelsThrough, membersToLose } from '../effect.ts';
import { makeDueQueue } from './due-queue.ts';
import { componentIn, entryOf, levelsIn, makeFront, passStep, settle, upTo } from './front.ts';
import { type Propagation, slotOf } from './propagation.ts';

/** A component that fails of itself, from `atMs` on and for ever. */
export interface Failure {
  readonly component: number;
  readonly level: Level;
  readonly atMs: number;
}

/**
 * Lets failures travel: the earliest time at which each component is at each level or worse.
 *
 * The times are the least solution of equations that take minima of maxima plus tolerances, so Knuth's
 * generalization of Dijkstra's algorithm (Inf. Proc. Letters 6, 1977) settles them in ascending order,
 * cycles included; hops are settled with them as the second part of the key. A group is the (n − k + 1)-th
 * of its members to be settled.
 *
 * What is a hop further at the same time is next in that order, so most of it is breadth-first search in steps;
 * only what has to wait goes through a heap. Levels that get somewhere together travel on together, as a set.
 *
 * Pre: levels are 1 to 3, times are finite and not negative. Post: what comes past `horizonMs` is never reached.
 * Cost: O(n + e + w log w) time for n components, e members of requirements touched and w of them that have to
 * wait, O(n + m) space.
 */
export function propagate(
  graph: CompactGraph,
  failures: readonly Failure[],
  horizonMs = Number.POSITIVE_INFINITY,
): Propagation {
  const stepMs = [Number.POSITIVE_INFINITY];
  const stepHops = [0];
  const front = makeFront(graph.componentCount);
  const waiting = makeDueQueue();
  for (const { component, level, atMs } of failures) {
    if (atMs <= horizonMs) waiting.push(atMs, 0, entryOf(component, upTo(level)));
  }
  const passLater = makeSpecialPassage(graph, (time, hopCount, entry) => {
    const added = levelsIn(entry) & ~(front.settled[componentIn(entry)] ?? 0);
    if (added !== 0 && time <= horizonMs) waiting.push(time, hopCount, entry);
  });

  let [time, hopCount, passedCount, settledCount] = [0, 0, 0, 0];
  const passSpecial = (at: number, levels: number) => passLater(at, levels, time, hopCount);
  while (settledCount > passedCount || waiting.first() !== undefined) {
    // One step: all that comes at one time over as many hops, whether the last step led to it or it has waited.
    if (settledCount > passedCount) hopCount++;
    else ({ time, hops: hopCount } = waiting.first() ?? { time, hops: hopCount });
    for (let due = waiting.first(); due?.time === time && due.hops === hopCount; due = waiting.first()) {
      waiting.pop();
      for (const entry of due.entries) {
        settledCount = settle(front, componentIn(entry), levelsIn(entry), settledCount);
      }
    }
    const step = { from: passedCount, to: settledCount, stepNumber: stepMs.length };
    stepMs.push(time);
    stepHops.push(hopCount);
    passedCount = settledCount;
    settledCount = passStep(graph, front, step, passSpecial);
  }
  return { step: front.step, levels: front.settled, stepMs, stepHops, horizonMs };
}

/** Makes the function that passes levels on through slot `at`, of a group or with a tolerance, to be settled later. */
function makeSpecialPassage(graph: CompactGraph, offer: (time: number, hops: number, entry: number) => void) {
  const { dependentRequirement, dependentEdge, toleratesMs } = graph;
  const settleMember = makeGroupCounts(graph);
  return (at: number, levels: number, time: number, hops: number) => {
    const edge = dependentEdge[at] ?? 0;
    const r = dependentRequirement[at] ?? 0;
    const terms = termsIn(edge);
    const dependent = dependentIn(edge);
    const effectMs = tolerates(terms) ? time + (toleratesMs[r] ?? 0) : time;
    if (!isGroup(terms)) {
      offer(effectMs, hops + 1, entryOf(dependent, levelsThrough[16 * terms + levels] ?? 0));
      return;
    }
    for (let level = 1; level <= down; level++) {
      const effects = levelsThrough[16 * terms + (levels & (1 << level))] ?? 0;
      if (effects === 0) continue;
      const targetHops = settleMember(r, level as Level, hops);
      if (targetHops !== undefined) offer(effectMs, targetHops + 1, entryOf(dependent, effects));
    }
  };
}

/**
 * Makes the function that counts, per group and level, how many members have got there. It gives the most hops
 * among them when this one makes the group fail; undefined before and after.
 */
function makeGroupCounts(graph: CompactGraph) {
  const { member, memberStart, requirementCount } = graph;
  /**
   * How many more have to get there, -1 from then on; and the most hops so far. Side by side, and 0 before the first.
   * A group is known by how many members have gone before it beyond one for each requirement, so that groups are close.
   */
  const counts = new Int32Array(2 * down * (member.length - requirementCount));
  return (r: number, level: Level, memberHops: number): number | undefined => {
    const at = 2 * slotOf((memberStart[r] ?? 0) - r, level);
    const known = counts[at] ?? 0;
    if (known === -1) return undefined;
    const left = (known === 0 ? membersToLose(graph, r) : known) - 1;
    const mostHops = Math.max(counts[at + 1] ?? 0, memberHops);
    counts[at] = left === 0 ? -1 : left;
    counts[at + 1] = mostHops;
    return left === 0 ? mostHops : undefined;
  };
}
