import type { CompactGraph } from '../../model/compact-graph.ts';
import { down, gatesStart, type Level } from '../effect.ts';
import { causeOf } from '../propagation/cause.ts';
import { type Propagation, slotOf } from '../propagation/propagation.ts';
import { lossOf } from '../propagation/requirement-loss.ts';
import type { Side } from './graph-pair.ts';

/** Positions of changed requirements, ascending. */
export type Changes = readonly number[];

/** Which changed requirements are among what brought a component to a level, or froze it. */
export interface ChangedCauses {
  readonly ofLevel: (component: number, level: Level) => Changes;
  readonly ofFreeze: (component: number) => Changes;
}

/**
 * Makes the functions for one propagated failure in one of the graphs. `counts` says which changes to look for.
 *
 * Causes are followed to the root, for a group along all members that made it fail. The requirements on the way
 * are a proof of what happens, so some of them changed if the other graph has a milder, or later, end: if none
 * had, the same proof would hold there. And the other graph with these changes alone comes to this end at least.
 * Cost: linear in the causes that are followed, each once.
 */
export function makeChangedCauses(
  { graph: { compact }, changeOf }: Side,
  propagation: Propagation,
  counts: (change: number) => boolean,
): ChangedCauses {
  const known = new Map<number, Changes>();

  const ofLevel = (component: number, level: Level): Changes => {
    const waiting = [slotOf(component, level)];
    for (let slot = waiting.at(-1); slot !== undefined; slot = waiting.at(-1)) {
      const cause = causeOf(compact, propagation, Math.floor(slot / 3), ((slot % 3) + 1) as Level); // 1 to 3
      const before = cause?.members.map((member) => slotOf(member, cause.targetLevel)) ?? [];
      const open = before.filter((each) => !known.has(each));
      if (open.length > 0) {
        // Causes have fewer hops than what they cause, so this ends.
        for (const each of open) waiting.push(each);
        continue;
      }
      waiting.pop();
      known.set(
        slot,
        joined(
          own(cause?.requirement),
          before.map((each) => known.get(each) ?? []),
        ),
      );
    }
    return known.get(slotOf(component, level)) ?? [];
  };
  const own = (requirement: number | undefined): number | undefined => {
    const change = requirement === undefined ? -1 : (changeOf[requirement] ?? -1);
    return change === -1 || !counts(change) ? undefined : change;
  };
  const ofFreeze = (component: number): Changes => {
    const freeze = firstFreeze(compact, propagation, component);
    if (freeze === undefined) return [];
    return joined(
      own(freeze.requirement),
      freeze.members.map((member) => ofLevel(member, down)),
    );
  };
  return { ofLevel, ofFreeze };
}

/** As few new lists as can be: most requirements did not change and have one cause. */
function joined(own: number | undefined, others: readonly Changes[]): Changes {
  const [first = [], ...rest] = others;
  if (rest.some((each) => each !== first)) return unionOf(own === undefined ? others : [...others, [own]]);
  if (own === undefined) return first;
  // Where most requirements changed, these lists grow with each step of a chain.
  const after = first.findIndex((each) => each >= own);
  if (first[after] === own) return first;
  return after === -1 ? [...first, own] : [...first.slice(0, after), own, ...first.slice(after)];
}

/** What any of the lists has; they ascend, and so does it. The list itself where there is but one. */
export function unionOf(lists: readonly Changes[]): Changes {
  const [first = [], ...rest] = [...new Set(lists)];
  if (rest.length === 0) return first;
  const last = lists.reduce((most, list) => Math.max(most, list.at(-1) ?? -1), -1);
  const isIn = new Uint8Array(last + 1);
  for (const list of [first, ...rest]) for (const change of list) isIn[change] = 1;
  const union: number[] = [];
  for (let change = isIn.indexOf(1); change !== -1; change = isIn.indexOf(1, change + 1)) union.push(change);
  return union;
}

/** The requirement that freezes a component first, with the members that are down; as `freezeOf` has it. */
function firstFreeze(graph: CompactGraph, propagation: Propagation, component: number) {
  let first: { atMs: number; requirement: number; members: readonly number[] } | undefined;
  const end = graph.requirementStart[component + 1] ?? 0;
  for (let r = graph.requirementStart[component] ?? 0; r < end; r++) {
    const loss = gatesStart(graph, r) ? lossOf(graph, propagation, r, down) : undefined;
    if (loss === undefined) continue;
    const atMs = loss.atMs + (graph.toleratesMs[r] ?? 0);
    if (first === undefined || atMs < first.atMs) first = { atMs, requirement: r, members: loss.members };
  }
  return first;
}
