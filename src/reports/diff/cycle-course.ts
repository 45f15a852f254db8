import { type Cycle, cycleKinds } from '../../analysis/cycles.ts';
import type { CycleChange } from '../../analysis/diff/changed-cycles.ts';
import type { Course } from '../../analysis/diff/root-changes.ts';
import type { Diff } from '../../analysis/diff.ts';
import { componentNumber } from '../../model/component-ids.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import type { Sides } from './change-text.ts';

/** A cycle that only one side has, and what to make of it. */
export interface CycleEffect {
  readonly change: CycleChange;
  readonly when: 'now' | 'no longer';
  readonly course: Course;
  /** Whether all of it is told of as what can no longer start, or can now. */
  readonly isToldAsStart: boolean;
}

/** The cycles that differ, new ones first. One that is another one than before is there once: as it is now. */
export function cycleEffects({ cycles: { added, removed }, startUp }: Diff, sides: Sides): CycleEffect[] {
  const isStart = {
    now: new Set(startUp.newlyStuck.flatMap(({ components }) => components)),
    'no longer': new Set(startUp.noLongerStuck.flatMap(({ components }) => components)),
  };
  const became = new Set(added.map(({ counterpart }) => counterpart));
  const effect =
    (when: 'now' | 'no longer') =>
    (change: CycleChange): CycleEffect => ({
      change,
      when,
      course: courseOf(change, when, sides),
      isToldAsStart: change.cycle.members.every((member) => isStart[when].has(member)),
    });
  return [
    ...added.map(effect('now')),
    ...removed.filter(({ cycle }) => !became.has(cycle)).map(effect('no longer')),
  ];
}

/** How many cycles differ in which way; those aside that are told of as what can no longer start, or can now. */
export function cycleCourses(result: Diff, sides: Sides): Readonly<Record<Course, number>> {
  const told = cycleEffects(result, sides).filter(({ isToldAsStart }) => !isToldAsStart);
  const count = (course: Course) => told.filter((each) => each.course === course).length;
  return { worse: count('worse'), new: count('new'), better: count('better'), gone: count('gone') };
}

/** Among components that are all new it is no harm to what was there before. */
function courseOf(
  { cycle, counterpart }: CycleChange,
  when: 'now' | 'no longer',
  { base, head }: Sides,
): Course {
  const isIn = (graph: ServiceGraph) => cycle.members.some((id) => componentNumber(graph, id) !== undefined);
  if (when === 'no longer') return isIn(head) ? 'better' : 'gone';
  if (!isIn(base)) return 'new';
  return counterpart === undefined || !isMilder(cycle, counterpart) ? 'worse' : 'better';
}

/** Whether a cycle is of a weaker kind than what it was, or of fewer. */
function isMilder(cycle: Cycle, was: Cycle): boolean {
  const weaker = cycleKinds.indexOf(cycle.kind) - cycleKinds.indexOf(was.kind);
  return weaker > 0 || (weaker === 0 && cycle.members.length < was.members.length);
}
