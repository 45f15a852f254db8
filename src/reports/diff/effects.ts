import type { Cycle } from '../../analysis/cycles.ts';
import { longerByMs, type StuckChange } from '../../analysis/diff/changed-start-up.ts';
import type { Presence } from '../../analysis/diff/graph-pair.ts';
import { type Course, courses } from '../../analysis/diff/root-changes.ts';
import type { StartUpCauses } from '../../analysis/diff/start-up-causes.ts';
import type { Diff } from '../../analysis/diff.ts';
import type { Text } from '../../document/document.ts';
import { counted, enumerated, id, ids } from '../phrases.ts';
import { causeText, type Sides } from './change-text.ts';
import { type CycleEffect, cycleEffects } from './cycle-course.ts';
import { lengthText } from './diff-answer.ts';
import { causesOf, changesText, courseIn, type RootGroup, rootsText } from './root-groups.ts';

/** One thing that a change does, in a sentence. */
export interface Effect {
  readonly course: Course;
  /** Whether it is about what fails when one component does. */
  readonly isOfRoot: boolean;
  /** Smaller is told first. */
  readonly rank: number;
  readonly text: Text;
  /** By what; empty where no requirement changed for it. */
  readonly because: Text;
}

/**
 * All that a change does, the worst first: what cannot start any more, what takes down what it did not, what falls
 * together, what is hit otherwise, a longer start, what comes sooner; then what is new, then the same for the better,
 * then what is gone.
 */
export function effects(result: Diff, groups: readonly RootGroup[], sides: Sides): readonly Effect[] {
  const all = [
    ...stuckEffects(result, sides),
    ...groups.flatMap((group) => rootEffects(group, result, sides)),
    ...cycleEffects(result, sides).map((each) => cycleEffect(each, result, sides)),
    ...lengthEffects(result, sides),
  ];
  // Stable: of one rank, as they are told.
  return all.sort((a, b) => courses.indexOf(a.course) - courses.indexOf(b.course) || a.rank - b.rank);
}

const ranks = { stuck: 0, down: 1, failure: 2, hit: 3, longer: 4, sooner: 5, other: 6, loose: 7, told: 8 };

/** `by what web needs of db` for at most two changes. */
export function becauseText(
  causes: readonly number[],
  { requirements }: Pick<Diff, 'requirements'>,
  sides: Sides,
): Text {
  const [first, second, ...more] = causes.flatMap((cause) => requirements[cause] ?? []);
  if (first === undefined) return [];
  const told = [first, ...(second !== undefined && more.length === 0 ? [second] : [])];
  const left = causes.length - told.length;
  return enumerated([
    ...told.map((change) => causeText(change, sides)),
    ...(left > 0 ? [[counted(left, 'more change')]] : []),
  ]);
}

function lengthBecause({ requirements, components }: StartUpCauses, result: Diff, sides: Sides): Text {
  const ofRequirements = becauseText(requirements, result, sides);
  if (components.length === 0) return ofRequirements;
  const verb = components.length === 1 ? ' takes' : ' take';
  const ofComponents: Text = ['what ', ...ids(components, 4), verb, ' to start'];
  return requirements.length === 0 ? ofComponents : [...ofComponents, '; ', ...ofRequirements];
}

function stuckEffects({ startUp, ...result }: Diff, sides: Sides): Effect[] {
  const effect =
    (courseIn: Readonly<Record<Presence, Course>>) =>
    ({ presence, components, causes }: StuckChange): Effect => {
      const course = courseIn[presence];
      return {
        course,
        isOfRoot: false,
        rank: ranks.stuck,
        text: stuckText(course, ids(components, 5)),
        // Times bear on when something starts, and never on whether.
        because: becauseText(causes.requirements, result, sides),
      };
    };
  return [
    ...startUp.newlyStuck.map(effect({ both: 'worse', new: 'new', gone: 'gone' })),
    ...startUp.noLongerStuck.map(effect({ both: 'better', new: 'new', gone: 'gone' })),
  ];
}

function stuckText(course: Course, names: Text): Text {
  switch (course) {
    case 'worse':
      return [...names, ' cannot start from cold any more'];
    case 'new':
      return [...names, ' cannot start from cold'];
    case 'better':
      return ['nothing keeps ', ...names, ' from starting any more'];
    case 'gone':
      return [...names, ' could not start from cold'];
  }
}

/** What gets worse, what is new, what gets better and what is gone, each in a sentence. */
function rootEffects(group: RootGroup, result: Diff, sides: Sides): Effect[] {
  const { roots, changes, counts } = group;
  const isGone = counts.presence === 'gone';
  const fails = `${isGone ? ' failed' : roots.length === 1 ? ' fails' : ' fail'}${roots.length === 1 ? ': ' : ', each alone: '}`;
  return courses.flatMap((course): Effect[] => {
    const list = changes.filter((change) => courseIn(group, change) === course);
    if (list.length === 0) return [];
    return [
      {
        course,
        isOfRoot: true,
        rank: course === 'worse' ? rankOf(counts, list) : ranks.down,
        text: [
          'when ',
          ...rootsText(group, 4),
          fails,
          ...changesText(list, counts.presence, { ways: 3, names: 4 }),
        ],
        because: becauseText(causesOf(list), result, sides),
      },
    ];
  });
}

function rankOf({ newlyDown, newlyHit }: RootGroup['counts'], worse: RootGroup['changes']): number {
  if (newlyDown > 0) return ranks.down;
  if (newlyHit > 0) return ranks.hit;
  return worse.every(({ kind }) => kind === 'sooner') ? ranks.sooner : ranks.other;
}

const kindRanks = { startup: ranks.failure, failure: ranks.failure, loose: ranks.loose };

/** What members of a cycle do, for a sentence that begins with them. */
const cycleVerbs = {
  startup: 'wait for one another to start',
  failure: 'fall together',
  loose: 'need one another',
};

function cycleEffect(
  { change, when, course, isToldAsStart }: CycleEffect,
  result: Diff,
  sides: Sides,
): Effect {
  const { cycle, way, counterpart, causes } = change;
  const { kind, members, breakable } = cycle;
  return {
    course,
    isOfRoot: false,
    // What it keeps, or kept, from starting has been told of before.
    rank: isToldAsStart ? ranks.told : kindRanks[kind],
    text: [
      ...ids(members, 5),
      ` ${when} ${cycleVerbs[kind]}`,
      ...(breakable ? [', though a group lets them start'] : []),
      ': ',
      ...way.flatMap((each): Text => [id(each), ' → ']),
      id(way[0] ?? ''),
      ...(counterpart === undefined ? [] : instead(counterpart, when)),
    ],
    because: becauseText(causes, result, sides),
  };
}

/** `; it was a failure cycle of 3`: what there is on the other side. */
function instead({ kind, members }: Cycle, when: 'now' | 'no longer'): Text {
  const what = `a ${kind} cycle of ${members.length}`;
  return [when === 'now' ? `; it was ${what}` : `; ${what} is left`];
}

/** Where a start never ends, before or after, there is nothing to compare. */
function lengthEffects(result: Diff, sides: Sides): Effect[] {
  const longerMs = longerByMs(result.startUp);
  if (longerMs === 0) return [];
  return [
    {
      course: longerMs > 0 ? 'worse' : 'better',
      isOfRoot: false,
      rank: ranks.longer,
      text: [lengthText(result)],
      because: lengthBecause(result.startUp.causes, result, sides),
    },
  ];
}
