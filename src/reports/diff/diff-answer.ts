import { longerByMs, type StuckChange } from '../../analysis/diff/changed-start-up.ts';
import type { Diff } from '../../analysis/diff.ts';
import type { Text } from '../../document/document.ts';
import { formatDuration } from '../../model/duration.ts';
import type { FindingChanges } from '../../policy/finding-changes.ts';
import { counted, enumerated, id } from '../phrases.ts';
import { plainText } from '../plain-text.ts';
import type { Sides } from './change-text.ts';
import { cycleCourses } from './cycle-course.ts';
import { changeCounts, failureCounts, reachedGone, reachesNew, told } from './diff-counts.ts';

/** What two sides of a comparison are called. */
export interface SideNames {
  readonly base: string;
  readonly head: string;
}

/** So many characters of a verdict are read at a glance. */
const glance = 100;

/** What comes of a change in one short sentence: what gets worse and what better; all else is told below. */
export function diffAnswer(
  result: Diff,
  { names, ...sides }: Sides & { readonly names: SideNames },
  findings: FindingChanges | undefined,
): Text {
  const lead: Text = [id(names.base), ' → ', id(names.head), ': '];
  if (changeCounts(result).length === 0) return [...lead, 'nothing changes.'];
  const found = findings?.added.length ?? 0;
  return [
    ...lead,
    ...verdict(outcomesOf(result, sides)),
    ...(found === 0 ? [] : [`; ${counted(found, 'new finding')}`]),
    '.',
  ];
}

/** Each list has what matters most first. */
interface Outcomes {
  readonly worse: readonly string[];
  readonly better: readonly string[];
  /** What is new, or gone, is neither worse than before nor better. */
  readonly new: readonly string[];
  readonly gone: readonly string[];
}

/** What matters most of each kind, and as much more as has room; at least one thing of what is worse and of what is better. */
function verdict(outcomes: Outcomes): Text {
  const { worse, better } = outcomes;
  if (Object.values(outcomes).every((all) => all.length === 0)) {
    return ['nothing fails, starts or goes round otherwise than before'];
  }
  const shown: Record<keyof Outcomes, string[]> = {
    worse: worse.slice(0, 1),
    better: better.slice(0, 1),
    new: [],
    gone: [],
  };
  const take = (kind: keyof Outcomes, all: readonly string[]) => {
    const taken = { ...shown, [kind]: all };
    if (plainText(clauses(taken)).length <= glance) shown[kind] = [...all];
  };
  take('worse', worse.slice(0, 2));
  take('new', outcomes.new.slice(0, 1));
  take('better', better.slice(0, 2));
  take('gone', outcomes.gone.slice(0, 1));
  return clauses(shown);
}

function clauses({ worse, better, ...others }: Outcomes): Text {
  const neither = [...others.new, ...others.gone];
  const listed = (all: readonly string[]) => enumerated(all.map((text): Text => [text]));
  return [
    ...(worse.length === 0 ? [] : [['worse: ', ...listed(worse)]]),
    ...(better.length === 0 ? [] : [['better: ', ...listed(better)]]),
    ...(worse.length + better.length === 0 ? [['what stays fares as before']] : []),
    ...(neither.length === 0 ? [] : [listed(neither)]),
  ].flatMap((text, index): Text => (index === 0 ? text : ['; ', ...text]));
}

function outcomesOf(result: Diff, sides: Sides): Outcomes {
  const { startUp } = result;
  const failures = failureCounts(result);
  const cycles = cycleCourses(result, sides);
  const [more, less] = [failures.worse + failures.mixed, failures.better + failures.mixed];
  const stuck = countOf(startUp.newlyStuck, 'both');
  const freed = countOf(startUp.noLongerStuck, 'both');
  const stuckNew = countOf(startUp.newlyStuck, 'new');
  const { newRoots, goneRoots } = failures;
  const longerMs = longerByMs(startUp);
  const length = lengthText(result);
  return {
    worse: told([
      [stuck, `${counted(stuck, 'component')} can no longer start`],
      [more, `${counted(more, 'failure')} ${more === 1 ? 'does' : 'do'} more harm`],
      [cycles.worse, counted(cycles.worse, 'new cycle')],
      [longerMs, length],
    ]),
    new: told([
      [stuckNew, `${counted(stuckNew, 'new component')} cannot start`],
      [newRoots, `${counted(newRoots, 'new component')} can harm others`],
      [failures.reachNew, reachesNew(failures)],
      [cycles.new, `${counted(cycles.new, 'cycle')} of what is new`],
    ]),
    gone: told([
      [failures.reachedGone, reachedGone(failures)],
      [
        goneRoots,
        `${counted(goneRoots, 'component')} that harmed others ${goneRoots === 1 ? 'is' : 'are'} gone`,
      ],
      [cycles.gone + countOf(startUp.noLongerStuck, 'gone'), 'what is gone went round or could not start'],
    ]),
    better: told([
      [freed, `${counted(freed, 'component')} can start now`],
      [less, `${counted(less, 'failure')} ${less === 1 ? 'does' : 'do'} less harm`],
      [cycles.better, `${counted(cycles.better, 'cycle')} fewer`],
      [-longerMs, length],
    ]),
  };
}

function countOf(changes: readonly StuckChange[], presence: StuckChange['presence']): number {
  return changes.find((each) => each.presence === presence)?.components.length ?? 0;
}

/** `a start from cold takes 5m, not 2m`; only where both end is there anything to compare. */
export function lengthText({ startUp: { before, after } }: Diff): string {
  const [was, is] = [before.totalMs ?? 0, after.totalMs ?? 0].map(formatDuration);
  return `a start from cold takes ${is}, not ${was}`;
}
