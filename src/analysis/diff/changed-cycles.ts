import { componentNumber } from '../../model/component-ids.ts';
import { belongsTo, type Cycle, type CycleKind, cycles } from '../cycles.ts';
import { makeChangedWay } from './changed-way.ts';
import type { GraphPair, Side } from './graph-pair.ts';

/** A cycle that only one of the graphs has: by its kind and its members. */
export interface CycleChange {
  readonly cycle: Cycle;
  /** Ids of a way round by what changed, from the smallest on; the last needs the first: see `makeChangedWay`. */
  readonly way: readonly string[];
  /** The cycle of the other graph alone that shares most members with it: what it was, or became. */
  readonly counterpart: Cycle | undefined;
  /** Changed requirements inside it, or else inside what it was or is a part of; positions in `requirements`, ascending. */
  readonly causes: readonly number[];
}

/** Cycles of the head alone, and of the base alone; each in the order of `cycles`. */
export interface CycleChanges {
  readonly added: readonly CycleChange[];
  readonly removed: readonly CycleChange[];
}

/** How the cycles of two graphs differ. Cost: that of `cycles`, twice, linear in their members, and that of a way round each. */
export function changedCycles({ base, head }: GraphPair): CycleChanges {
  const before = cycles(base.graph);
  const after = cycles(head.graph);
  return {
    added: onlyIn(after, head, before, base),
    removed: onlyIn(before, base, after, head),
  };
}

function onlyIn(own: readonly Cycle[], side: Side, others: readonly Cycle[], other: Side): CycleChange[] {
  const known = new Set(others.map(identity));
  const isOwn = new Set(own.map(identity));
  const sharing = makeSharing(others);
  const around = makeSharing(own);
  const wayOf = makeChangedWay(side, other);
  return own
    .filter((cycle) => !known.has(identity(cycle)))
    .map((cycle) => {
      const sharers = sharing(cycle);
      const [nearest] = sharers;
      const counterpart = sharers.find((each) => !isOwn.has(identity(each)));
      const wider = around(cycle).filter(({ members }) => members.length > cycle.members.length);
      const candidates = [
        () => changesInside(side, cycle.kind, cycle.members),
        // What is left of a larger cycle, or of a stronger one, is so by what changed in that.
        ...sharers.map((each) => () => changesInside(other, cycle.kind, each.members)),
        ...sharers.map((each) => () => changesInside(other, each.kind, each.members)),
        // And it is told as a stronger one, where that was part of a larger one, by what changed in that.
        ...wider.map((each) => () => changesInside(side, nearest?.kind ?? cycle.kind, each.members)),
      ];
      return { cycle, way: wayOf(cycle), counterpart, causes: firstFound(candidates) };
    });
}

function firstFound(candidates: readonly (() => readonly number[])[]): readonly number[] {
  for (const find of candidates) {
    const found = find();
    if (found.length > 0) return [...new Set(found)].sort((a, b) => a - b);
  }
  return [];
}

function identity({ kind, members }: Cycle): string {
  return `${kind} ${members.join(' ')}`;
}

/** The changed requirements of a kind that lead from one of these components to another. */
function changesInside(
  { graph, changeOf }: Side,
  kind: CycleKind,
  members: readonly string[],
): readonly number[] {
  const { compact } = graph;
  const inside = new Set(members.map((id) => componentNumber(graph, id) ?? -1));
  const changes: number[] = [];
  for (const component of inside) {
    const end = compact.requirementStart[component + 1] ?? 0;
    for (let r = compact.requirementStart[component] ?? 0; r < end; r++) {
      const change = changeOf[r] ?? -1;
      if (change === -1 || !belongsTo[kind](compact, r)) continue;
      const targets = compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1]);
      if (targets.some((target) => inside.has(target))) changes.push(change);
    }
  }
  return changes;
}

/** Makes the function that finds the cycles with members in common: most of them first, then smaller ones, then in order. */
function makeSharing(all: readonly Cycle[]): (cycle: Cycle) => readonly Cycle[] {
  const byMember = new Map<string, number[]>();
  all.forEach(({ members }, index) => {
    for (const member of members) {
      const known = byMember.get(member);
      if (known === undefined) byMember.set(member, [index]);
      else known.push(index);
    }
  });
  const sizeOf = (index: number) => all[index]?.members.length ?? 0;
  return ({ members }) => {
    const shared = new Map<number, number>();
    for (const member of members) {
      for (const index of byMember.get(member) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    return [...shared]
      .sort(([i, a], [j, b]) => b - a || sizeOf(i) - sizeOf(j) || i - j)
      .flatMap(([index]) => all[index] ?? []);
  };
}
