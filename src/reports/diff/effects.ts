import { type Cycle, cycleKinds } from '../../analysis/cycles.ts';
import type { CycleChange } from '../../analysis/diff/changed-cycles.ts';
import type { StartUpCauses } from '../../analysis/diff/changed-start-up.ts';
import { type Course, courses } from '../../analysis/diff/root-changes.ts';
import type { Diff } from '../../analysis/diff.ts';
import type { Text } from '../../document/document.ts';
import { componentNumber } from '../../model/component-ids.ts';
import { formatDuration } from '../../model/duration.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { counted, enumerated, id, ids } from '../phrases.ts';
import { causeText, type Sides } from './change-text.ts';
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
    ...cycleEffects(result, sides),
    ...lengthEffects(result, sides),
  ];
  // Stable: of one rank, as they are told.
  return all.sort((a, b) => courses.indexOf(a.course) - courses.indexOf(b.course) || a.rank - b.rank);
}

const ranks = { stuck: 0, down: 1, failure: 2, hit: 3, longer: 4, sooner: 5, other: 6, loose: 7, told: 8 };

/** `by what web needs of db` for at most two changes. */
export function becauseText(causes: readonly number[], { requirements }: Diff, sides: Sides): Text {
  const [first, second, ...more] = causes.flatMap((cause) => requirements[cause] ?? []);
  if (first === undefined) return [];
  const told = [first, ...(second !== undefined && more.length === 0 ? [second] : [])];
  const left = causes.length - told.length;
  return enumerated([
    ...told.map((change) => causeText(change, sides)),
    ...(left > 0 ? [[counted(left, 'more change')]] : []),
  ]);
}

/** Times bear on when something starts, and never on whether. */
function lengthBecause({ requirements, components }: StartUpCauses, result: Diff, sides: Sides): Text {
  const ofRequirements = becauseText(requirements, result, sides);
  if (components.length === 0) return ofRequirements;
  const verb = components.length === 1 ? ' takes' : ' take';
  const ofComponents: Text = ['what ', ...ids(components, 4), verb, ' to start'];
  return requirements.length === 0 ? ofComponents : [...ofComponents, '; ', ...ofRequirements];
}

function stuckEffects(result: Diff, sides: Sides): Effect[] {
  const { newlyStuck, stuckCauses, noLongerStuck, freedCauses } = result.startUp;
  const isIn = (graph: ServiceGraph) => (name: string) => componentNumber(graph, name) !== undefined;
  const [isOld, isLeft] = [isIn(sides.base), isIn(sides.head)];
  const effect = (
    course: Course,
    names: readonly string[],
    causes: StartUpCauses,
    text: (names: Text) => Text,
  ): Effect[] =>
    names.length === 0
      ? []
      : [
          {
            course,
            isOfRoot: false,
            rank: ranks.stuck,
            text: text(ids(names, 5)),
            because: becauseText(causes.requirements, result, sides),
          },
        ];
  const stuckOld = newlyStuck.filter(isOld);
  const freed = noLongerStuck.filter(isLeft);
  return [
    ...effect('worse', stuckOld, stuckCauses, (names) => [...names, ' cannot start from cold any more']),
    ...effect(
      'new',
      newlyStuck.filter((name) => !isOld(name)),
      stuckCauses,
      (names) => [...names, ' cannot start from cold'],
    ),
    ...effect('better', freed, freedCauses, (names) => [
      ...['nothing keeps ', ...names, ' from starting any more'],
    ]),
    ...effect(
      'gone',
      noLongerStuck.filter((name) => !isLeft(name)),
      freedCauses,
      (names) => [...names, ' could not start from cold'],
    ),
  ];
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

/** A cycle that is another one than before is told once: as it is now. */
function cycleEffects(result: Diff, sides: Sides): Effect[] {
  const { added, removed } = result.cycles;
  const stuck = new Set(result.startUp.newlyStuck);
  const became = new Set(added.map(({ counterpart }) => counterpart));
  return [
    ...added.map((change) => ({
      ...cycleEffect(change, 'now', result, sides),
      // What cannot start by it has been told of before.
      ...(change.cycle.members.every((member) => stuck.has(member)) && { rank: ranks.told }),
    })),
    ...removed
      .filter(({ cycle }) => !became.has(cycle))
      .map((change) => cycleEffect(change, 'no longer', result, sides)),
  ];
}

function cycleEffect(change: CycleChange, when: 'now' | 'no longer', result: Diff, sides: Sides): Effect {
  const { cycle, way, counterpart, causes } = change;
  const { kind, members, breakable } = cycle;
  return {
    course: cycleCourse(change, when, sides),
    isOfRoot: false,
    rank: kindRanks[kind],
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

/** Among components that are all new it is no harm to what was there before. */
function cycleCourse(
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

/** `; it was a failure cycle of 3`: what there is on the other side. */
function instead({ kind, members }: Cycle, when: 'now' | 'no longer'): Text {
  const what = `a ${kind} cycle of ${members.length}`;
  return [when === 'now' ? `; it was ${what}` : `; ${what} is left`];
}

function lengthEffects(result: Diff, sides: Sides): Effect[] {
  const { before, after, causes } = result.startUp;
  if (before.totalMs === after.totalMs) return [];
  const isWorse = after.totalMs > before.totalMs;
  return [
    {
      course: isWorse ? 'worse' : 'better',
      isOfRoot: false,
      rank: ranks.longer,
      text: [
        `a start from cold takes ${formatDuration(after.totalMs)}, not ${formatDuration(before.totalMs)}`,
      ],
      because: lengthBecause(causes, result, sides),
    },
  ];
}
