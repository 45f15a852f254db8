import type { State, Strength } from '../../src/model/vocabulary.ts';
import { type FlatGraph, type FlatRequirement, isCarrying, kthSmallest } from './flat-graph.ts';

/** The states that are not well, mildest first. */
export const levels = ['delayed', 'degraded', 'down'] as const;
export type Level = (typeof levels)[number];

/** A component that fails by itself. */
export interface Root {
  readonly component: string;
  readonly state: Level;
  readonly atMs: number;
}

/** T(v, L): the earliest time at which a component is at a level or worse; infinite for never. */
export type Times = (component: string, level: Level) => number;

/** What the state of a target does to its dependent, as the table has it. */
const effects: Readonly<Record<Strength, Readonly<Record<State, State>>>> = {
  hard: { ok: 'ok', delayed: 'delayed', degraded: 'degraded', down: 'down' },
  soft: { ok: 'ok', delayed: 'ok', degraded: 'ok', down: 'degraded' },
  async: { ok: 'ok', delayed: 'ok', degraded: 'ok', down: 'delayed' },
};

/** M of the definition: the mildest target level whose effect is at least `level`, if there is one. */
export function mildestTarget(strength: Strength, level: Level): Level | undefined {
  return levels.find((target) => isAtLeast(effects[strength][target], level));
}

/** Whether a state is a level or worse. */
export function isAtLeast(state: State, level: Level): boolean {
  return state !== 'ok' && levels.indexOf(state) >= levels.indexOf(level);
}

/** T of a requirement's target: of a group the (n - k + 1)-th smallest of its members' times. */
export function lostAt({ members, atLeast }: FlatRequirement, level: Level, times: Times): number {
  return kthSmallest(
    members.map((member) => times(member, level)),
    members.length - atLeast + 1,
  );
}

/** When a requirement by itself puts its dependent at a level: the right side of one inequality. */
export function bringsAt(requirement: FlatRequirement, level: Level, times: Times): number {
  const target = mildestTarget(requirement.strength, level);
  if (target === undefined || !isCarrying(requirement)) return Number.POSITIVE_INFINITY;
  return lostAt(requirement, target, times) + requirement.toleratesMs;
}

/** When a component is at a level as a root. */
export function rootAt(component: string, level: Level, roots: readonly Root[]): number {
  const own = roots.filter((root) => root.component === component && isAtLeast(root.state, level));
  return Math.min(Number.POSITIVE_INFINITY, ...own.map((root) => root.atMs));
}

/** Everybody is well for ever; then every inequality is applied, again and again, until none changes anything. */
export function earliestTimes(graph: FlatGraph, roots: readonly Root[]): Times {
  const found = new Map<string, number>();
  const times: Times = (component, level) => found.get(`${component} ${level}`) ?? Number.POSITIVE_INFINITY;
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id } of graph.components) {
      const own = graph.requirements.filter((requirement) => requirement.from === id);
      for (const level of levels) {
        const time = Math.min(
          rootAt(id, level, roots),
          ...own.map((requirement) => bringsAt(requirement, level, times)),
        );
        if (time === times(id, level)) continue;
        found.set(`${id} ${level}`, time);
        changed = true;
      }
    }
  }
  return times;
}
