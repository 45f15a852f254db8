import type { Level } from '../effect.ts';

/**
 * When each component reaches each level, and over how many hops. What is reached at the same time over as many hops
 * is reached in one step, so what is kept of each slot is the number of a step.
 */
export interface Propagation {
  /** The step in which each slot, see `slotOf`, is reached; 0 for never. A worse level never comes before a milder one. */
  readonly step: Int32Array;
  /** The levels that each component reaches, as a set: a number with a bit for each. */
  readonly levels: Uint8Array;
  /** Milliseconds of each step, ascending but for `Infinity` at 0. */
  readonly stepMs: readonly number[];
  /** 0 for roots, otherwise 1 + the hops of the cause; ascending in steps of the same time. */
  readonly stepHops: readonly number[];
  /** What happens later than this was not looked at; `Infinity` for no limit. */
  readonly horizonMs: number;
}

/** The slot of a component at a level of 1 or more. */
export function slotOf(component: number, level: Level): number {
  return 3 * component + level - 1;
}

/** When a component reaches a level of 1 or more, or a worse one; `Infinity` for never. */
export function onsetMs({ step, stepMs }: Propagation, component: number, level: Level): number {
  return stepMs[step[slotOf(component, level)] ?? 0] ?? Number.POSITIVE_INFINITY;
}

/** Over how many hops it does; 0 for never, as at a root. */
export function hopsTo({ step, stepHops }: Propagation, component: number, level: Level): number {
  return stepHops[step[slotOf(component, level)] ?? 0] ?? 0;
}

/** The one of some members that reaches a level over the most hops; of equals the first. Pre: there is one. */
export function memberWithMostHops(
  propagation: Propagation,
  members: readonly number[],
  level: Level,
): number {
  const hops = (member: number) => hopsTo(propagation, member, level);
  return members.reduce((most, member) => (hops(member) > hops(most) ? member : most));
}

export function isReached({ levels }: Propagation, component: number, level: Level): boolean {
  return (((levels[component] ?? 0) >> level) & 1) === 1;
}

/** The worst level that a component reaches. */
export function levelOf({ levels }: Propagation, component: number): Level {
  return (31 - Math.clz32((levels[component] ?? 0) | 1)) as Level; // the highest bit of a set of levels
}
