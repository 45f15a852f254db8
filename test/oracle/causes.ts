import { compare, type FlatGraph, type FlatRequirement } from './flat-graph.ts';
import { bringsAt, type Level, levels, mildestTarget, type Root, rootAt, type Times } from './times.ts';

/*
 * How equal times are decided. Among the requirements whose time equals T(v, L)
 *
 *   1. the one with fewest hops wins, where hops of a requirement = 1 + the largest hops among the members
 *      that made it fail;
 *   2. then the one with the smallest id among those members;
 *   3. then the one that is first in canonical order: members compared as lists, then phase. No two
 *      requirements of one component are equal in both.
 *
 * The members that made a group fail: order its failed members by (T, hops); the (n - k + 1)-th is the
 * decisive one, and whoever is not later than it in this order is a cause. All of this is read at the level M
 * of the target that matters, not at the state the target ends in.
 *
 * Hops are defined by hops, and zero tolerances allow cycles of equal times; still there is only one solution.
 * Once T is fixed, hops of a requirement is a monotone function of its members' hops: members earlier than the
 * decisive time count as they are, and among those at the decisive time it is the m-th smallest that counts.
 * So a greatest solution exists, and counting down from infinity reaches it. Were there a smaller one, take the
 * (component, level) with the smallest hops of those on which they differ: all its causes have fewer hops, so on
 * them both agree, hence on it too. Nor is it infinite anywhere T is finite: T was derived in some order, each
 * from failures derived before, and the place in that order bounds the hops.
 */

/** hops(v, L): steps from a component at a level back to a root; infinite where the level is never reached. */
export type Hops = (component: string, level: Level) => number;

/** Counts hops down from infinity until nothing changes. */
export function leastHops(graph: FlatGraph, roots: readonly Root[], times: Times): Hops {
  const found = new Map<string, number>();
  const hops: Hops = (component, level) => found.get(`${component} ${level}`) ?? Number.POSITIVE_INFINITY;
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id } of graph.components) {
      for (const level of levels) {
        const now = isOwnCause(id, level, roots, times)
          ? 0
          : Math.min(
              Number.POSITIVE_INFINITY,
              ...tightRequirements(graph, id, level, times).map((it) => hopsOver(it, level, times, hops)),
            );
        if (now === hops(id, level)) continue;
        found.set(`${id} ${level}`, now);
        changed = true;
      }
    }
  }
  return hops;
}

/** The requirement that is the cause of a component's level; nothing if it is a root of that level by itself. */
export function causeOf(
  graph: FlatGraph,
  roots: readonly Root[],
  component: string,
  level: Level,
  times: Times,
  hops: Hops,
): { readonly requirement: FlatRequirement; readonly members: readonly string[] } | undefined {
  if (isOwnCause(component, level, roots, times)) return undefined;
  const candidates = tightRequirements(graph, component, level, times).map((requirement) => ({
    requirement,
    hops: hopsOver(requirement, level, times, hops),
    members: culprits(requirement, level, times, hops),
  }));
  // The sort is stable and requirements come in canonical order, which decides last.
  candidates.sort((a, b) => compare(a.hops, b.hops) || compare(a.members[0] ?? '', b.members[0] ?? ''));
  return candidates[0];
}

function isOwnCause(component: string, level: Level, roots: readonly Root[], times: Times): boolean {
  const time = rootAt(component, level, roots);
  return Number.isFinite(time) && time === times(component, level);
}

/** The requirements that set T(v, L). */
function tightRequirements(graph: FlatGraph, component: string, level: Level, times: Times) {
  const time = times(component, level);
  if (!Number.isFinite(time)) return [];
  return graph.requirements.filter((it) => it.from === component && bringsAt(it, level, times) === time);
}

function hopsOver(requirement: FlatRequirement, level: Level, times: Times, hops: Hops): number {
  const target = targetOf(requirement, level);
  return 1 + Math.max(...culprits(requirement, level, times, hops).map((member) => hops(member, target)));
}

/** The members that made a requirement fail, sorted by id. */
function culprits(requirement: FlatRequirement, level: Level, times: Times, hops: Hops): string[] {
  const { members, atLeast } = requirement;
  const target = targetOf(requirement, level);
  const order = (a: string, b: string) =>
    compare(times(a, target), times(b, target)) || compare(hops(a, target), hops(b, target));
  const failed = members.filter((member) => Number.isFinite(times(member, target))).sort(order);
  const decisive = failed[members.length - atLeast];
  if (decisive === undefined) throw new Error('a requirement that holds causes nothing');
  return failed.filter((member) => order(member, decisive) <= 0).sort(compare);
}

function targetOf(requirement: FlatRequirement, level: Level): Level {
  const target = mildestTarget(requirement.strength, level);
  if (target === undefined) throw new Error(`${requirement.strength} cannot bring ${level}`);
  return target;
}
