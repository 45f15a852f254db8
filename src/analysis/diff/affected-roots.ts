import { carriesState } from '../effect.ts';
import type { GraphPair, Side } from './graph-pair.ts';

/**
 * The components whose failure can do something else in one graph than in the other; numbers of the pair, ascending.
 *
 * A failure that affects no member of a changed requirement, in the graph that has it so, does the same in both: what
 * it does is explained by requirements that did not change. So these are the members, and what they come to depend on.
 * Cost: linear in both graphs.
 */
export function affectedRoots({ base, head, ids }: GraphPair): Int32Array {
  const reached = [base, head].map(reachedFromChanges);
  const isAffected = (number: number) =>
    [base, head].some(({ numberOf }, side) => reached[side]?.[numberOf[number] ?? -1] === 1);
  return Int32Array.from(ids.keys()).filter(isAffected);
}

/** 1 for each component that a changed requirement of this graph names, and for what those depend on at run time. */
function reachedFromChanges({ graph: { compact }, changeOf }: Side): Uint8Array {
  const reached = new Uint8Array(compact.componentCount);
  const waiting: number[] = [];
  const reachMembers = (r: number) => {
    for (let slot = compact.memberStart[r] ?? 0; slot < (compact.memberStart[r + 1] ?? 0); slot++) {
      const member = compact.member[slot] ?? 0;
      if (reached[member] === 1) continue;
      reached[member] = 1;
      waiting.push(member);
    }
  };
  changeOf.forEach((change, r) => {
    if (change !== -1) reachMembers(r);
  });
  for (let component = waiting.pop(); component !== undefined; component = waiting.pop()) {
    const end = compact.requirementStart[component + 1] ?? 0;
    for (let r = compact.requirementStart[component] ?? 0; r < end; r++) {
      if (carriesState(compact, r)) reachMembers(r);
    }
  }
  return reached;
}
