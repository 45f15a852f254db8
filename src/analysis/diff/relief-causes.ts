import { bucketed } from '../../model/buckets.ts';
import type { CompactGraph } from '../../model/compact-graph.ts';
import { stronglyConnectedComponents } from '../cycle/components.ts';
import { carriesState, gatesStart, type Level, mildestWithEffect } from '../effect.ts';
import { type Changes, unionOf } from './changed-causes.ts';
import { type GraphPair, numbersInPair, viewOn } from './graph-pair.ts';

/** What is true of a component now and was not: that it is at most at a level, or that it is ok and not frozen. */
export type Relief = 0 | 1 | 2 | typeof startable;
export const startable = 3;

/** One component (a number of the pair) that fares better, and in what. */
export interface Relieved {
  readonly component: number;
  readonly relief: Relief;
}

/** The worst level that each component (a number of the pair) comes to when one fails. */
export type LevelOf = (number: number) => Level;

/**
 * Makes the function that says which changed requirements relieve components when `root` fails: the base with these
 * changes alone comes to the same, or better.
 *
 * What holds a component up in the head is that enough of what each of its requirements names is well enough. Whatever
 * was so in the base needs no change. A requirement for which it cannot be so has changed, as the head has it no
 * more; it is a cause, and what it became, if anything, has to hold in its place. What fares better among the names is
 * to be relieved in its turn; so the states of the base, with those of the head for all that is visited, are a fixpoint
 * from above of the base with the causes, and its least fixpoint is no worse. Of the members of a group that fare
 * better, the first ones that are enough are visited.
 * Cost of a call: linear in the requirements of what is visited, and that of joining the causes.
 */
export function makeReliefCauses(pair: GraphPair) {
  const idInPair = {
    base: numbersInPair(pair.base),
    head: numbersInPair(pair.head),
  };
  return (
    root: number,
    before: LevelOf,
    after: LevelOf,
    relieved: readonly Relieved[],
  ): readonly Changes[] => {
    /** As well as a component can be without more than is asked for: what is gone, or failed, is as it was. */
    const nowOf: LevelOf = (number) =>
      number === root || pair.head.numberOf[number] === -1 ? before(number) : after(number);

    /** Those to be relieved for a requirement to have enough that is at `most` at this level; undefined if it cannot. */
    const helpers = (which: 'base' | 'head', r: number, most: number): readonly number[] | undefined => {
      const { compact } = pair[which].graph;
      const end = compact.memberStart[r + 1] ?? 0;
      let lacking = compact.atLeast[r] ?? 1;
      const better: number[] = [];
      for (let slot = compact.memberStart[r] ?? 0; slot < end; slot++) {
        const member = idInPair[which][compact.member[slot] ?? 0] ?? -1;
        if (before(member) <= most) lacking--;
        else if (nowOf(member) <= most) better.push(member);
      }
      if (lacking > better.length) return undefined;
      return better.slice(0, Math.max(0, lacking));
    };
    const visit = (node: number): { readonly own: Changes; readonly next: readonly number[] } => {
      const [component, relief] = [Math.floor(node / 4), (node % 4) as Relief]; // 0 to 3
      const own: number[] = [];
      const next: number[] = [];
      const hold = (which: 'base' | 'head', r: number): boolean => {
        const most = mostOf(pair[which].graph.compact, r, relief);
        const found = most === 3 ? [] : helpers(which, r, most);
        // Less than down, so 0 to 2.
        for (const each of found ?? []) next.push(nodeOf(each, most as Relief));
        return found !== undefined;
      };
      const { compact } = pair.base.graph;
      const number = pair.base.numberOf[component] ?? -1;
      const end = compact.requirementStart[number + 1] ?? 0;
      for (let r = compact.requirementStart[number] ?? 0; r < end; r++) {
        if (hold('base', r)) continue;
        const position = pair.base.changeOf[r] ?? -1;
        const change = pair.requirements[position];
        if (change === undefined) continue;
        own.push(position);
        const became = viewOn(change, 'after')?.number;
        if (became !== undefined) hold('head', became);
      }
      return { own, next };
    };
    return causesOf(
      relieved.map(({ component, relief }) => nodeOf(component, relief)),
      visit,
    );
  };
}

function nodeOf(component: number, relief: Relief): number {
  return 4 * component + relief;
}

/** The worst level of its target, or group, at which a requirement leaves its dependent such relief; 3 for any. */
function mostOf(graph: CompactGraph, r: number, relief: Relief): number {
  const level = relief === startable ? 0 : relief;
  const tooMuch = carriesState(graph, r) ? mildestWithEffect(graph, r, (level + 1) as Level) : 0; // 1 to 3
  const mostToRun = tooMuch === 0 ? 3 : tooMuch - 1;
  return relief === startable && gatesStart(graph, r) ? Math.min(mostToRun, 2) : mostToRun;
}

/** For each of these nodes all that is found at the nodes that it leads to, itself included. */
function causesOf(
  nodes: readonly number[],
  visit: (node: number) => { readonly own: Changes; readonly next: readonly number[] },
): readonly Changes[] {
  const placeOf = new Map<number, number>();
  const place = (node: number): number => {
    const known = placeOf.get(node) ?? placeOf.size;
    placeOf.set(node, known);
    return known;
  };
  for (const node of nodes) place(node);
  const own: Changes[] = [];
  const start: number[] = [0];
  const target: number[] = [];
  // A Map is walked in the order of its keys, those that come while walking too.
  for (const node of placeOf.keys()) {
    const found = visit(node);
    own.push(found.own);
    for (const each of found.next) target.push(place(each));
    start.push(target.length);
  }
  const ring = stronglyConnectedComponents({
    nodeCount: own.length,
    start: Int32Array.from(start),
    target: Int32Array.from(target),
  });
  const { starts, items } = bucketed(ring.of, ring.count);
  // No edge leads to a higher number, so what a ring leads to is known before it.
  const causes: Changes[] = [];
  for (let of = 0; of < ring.count; of++) {
    const ringMembers = [...items.subarray(starts[of], starts[of + 1])];
    const after = ringMembers.flatMap((at) =>
      target.slice(start[at], start[at + 1]).flatMap((to) => {
        const known = causes[ring.of[to] ?? -1];
        return known === undefined ? [] : [known];
      }),
    );
    const ownCauses = [...new Set(ringMembers.flatMap((at) => own[at] ?? []))].sort((a, b) => a - b);
    causes.push(unionOf(ownCauses.length === 0 ? after : [...after, ownCauses]));
  }
  return nodes.map((node) => causes[ring.of[place(node)] ?? -1] ?? []);
}
