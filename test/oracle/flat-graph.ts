import { type Phase, phases, type Strength } from '../../src/model/vocabulary.ts';

/** The graph the slow twins work on: everything resolved, everything named by id, nothing indexed. */
export interface FlatGraph {
  readonly serviceCount: number;
  /** Sorted by id. */
  readonly components: readonly FlatComponent[];
  /** Sorted by dependent, then by `compareRequirements`. */
  readonly requirements: readonly FlatRequirement[];
}

export interface FlatComponent {
  readonly id: string;
  readonly service: string;
  readonly startupMs: number;
}

/** One thing one component needs: a single target has one member, a group two or more. */
export interface FlatRequirement {
  readonly from: string;
  /** Component ids, sorted. */
  readonly members: readonly string[];
  readonly atLeast: number;
  readonly strength: Strength;
  readonly phase: Phase;
  readonly toleratesMs: number;
  readonly for?: string;
}

/** Whether a component needs it in order to start. Only this may keep one from starting. */
export function isGating(requirement: FlatRequirement): boolean {
  return requirement.strength === 'hard' && requirement.phase !== 'runtime';
}

/** Whether a component needs it in order to run. Only this carries the state of a target. */
export function isCarrying(requirement: FlatRequirement): boolean {
  return requirement.phase !== 'startup';
}

/** The canonical order of one component's requirements: members compared as lists, then phase. */
export function compareRequirements(a: FlatRequirement, b: FlatRequirement): number {
  return compareLists(a.members, b.members) || phases.indexOf(a.phase) - phases.indexOf(b.phase);
}

/** Order by code units; numbers by size, infinity included. */
export function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The k-th smallest of some numbers, counted from 1. */
export function kthSmallest(numbers: readonly number[], k: number): number {
  const found = [...numbers].sort(compare)[k - 1];
  if (found === undefined) throw new Error(`no ${k}-th of ${numbers.length} numbers`);
  return found;
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [index, id] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (id !== other) return compare(id, other);
  }
  return a.length - b.length;
}
