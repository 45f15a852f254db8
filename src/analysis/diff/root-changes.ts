import { states } from '../../model/vocabulary.ts';
import type { Level } from '../effect.ts';
import { propagate } from '../propagation/propagate.ts';
import { levelOf, onsetMs, type Propagation } from '../propagation/propagation.ts';
import { type ChangedCauses, type Changes, makeChangedCauses } from './changed-causes.ts';
import type { RequirementChange } from './changed-requirements.ts';
import type { GraphPair, Side } from './graph-pair.ts';
import {
  type ComponentOutcome,
  componentsThatMayFreeze,
  outcomeOf,
  outcomes,
  unaffected,
} from './outcome.ts';
import { makeReliefCauses, type Relief, type Relieved, startable } from './relief-causes.ts';

/**
 * How a component fares otherwise than before: `sooner` and `later` where it comes to the same, `new` and `gone` where
 * only one graph has it and it is affected there.
 */
export const outcomeChangeKinds = [
  'newly-affected',
  'worse',
  'sooner',
  'new',
  'no-longer-affected',
  'milder',
  'later',
  'gone',
] as const;
export type OutcomeChangeKind = (typeof outcomeChangeKinds)[number];

/** Which way a change goes, in the order in which they are told: what is new or gone is neither for the worse nor better. */
export const courses = ['worse', 'new', 'better', 'gone'] as const;
export type Course = (typeof courses)[number];

export const courseOf: Readonly<Record<OutcomeChangeKind, Course>> = {
  'newly-affected': 'worse',
  worse: 'worse',
  sooner: 'worse',
  new: 'new',
  'no-longer-affected': 'better',
  milder: 'better',
  later: 'better',
  gone: 'gone',
};

/** What becomes of one component otherwise than before, when another is down. */
export interface OutcomeChange {
  readonly component: string;
  readonly kind: OutcomeChangeKind;
  /** Ok in a graph that does not have it. */
  readonly before: ComponentOutcome;
  readonly after: ComponentOutcome;
  /**
   * Changed requirements by which it comes about; positions in `requirements`, ascending. What gets worse, or better, does
   * so by these alone; of what comes later, and of what is gone, they are among what caused it before.
   */
  readonly causes: readonly number[];
}

/**
 * Makes the function that says what else comes of it when a component (a number of the pair) is down for ever: the
 * other components that fare otherwise, worst change first. Cost of a call: that of two propagations, and of the
 * causes of what changed.
 */
export function makeRootChanges(pair: GraphPair): (root: number) => readonly OutcomeChange[] {
  const sides = {
    base: makeScenario(pair.base, pair.requirements),
    head: makeScenario(pair.head, pair.requirements),
  };
  const reliefCauses = makeReliefCauses(pair);
  return (root) => {
    const before = sides.base(root);
    const after = sides.head(root);
    const changes: OutcomeChange[] = [];
    const relieved: Relieved[] = [];
    pair.ids.forEach((component, number) => {
      if (number === root || isQuicklySame(before, after, number)) return;
      const old = before.outcomeOf(number);
      const now = after.outcomeOf(number);
      const kind = isIn(pair.base, number)
        ? isIn(pair.head, number)
          ? kindOf(old, now)
          : goneIfAffected(old)
        : newIfAffected(now);
      if (kind === undefined) return;
      if (isRelief(kind)) {
        relieved.push({ component: number, relief: reliefTo(now) });
        changes.push({ component, kind, before: old, after: now, causes: [] });
        return;
      }
      const isOfHead = courseOf[kind] === 'worse' || courseOf[kind] === 'new';
      const causes = isOfHead
        ? after.causesOf(number, now, firstDifference(now, old), kind === 'sooner')
        : before.causesOf(number, old, firstDifference(old, now), kind === 'later');
      changes.push({ component, kind, before: old, after: now, causes });
    });
    return withCauses(changes, reliefCauses(root, before.levelOf, after.levelOf, relieved)).sort(
      compareChanges,
    );
  };
}

/** How much better it is for the component to come to this. */
function reliefTo({ state }: ComponentOutcome): Relief {
  if (state === 'ok') return startable;
  return state === 'frozen' ? 0 : (states.indexOf(state) as Relief); // 1 or 2: who is down fares no better
}

/** Those that are found for all that is relieved at once, in the same order. */
function withCauses(changes: readonly OutcomeChange[], found: readonly Changes[]): OutcomeChange[] {
  let next = 0;
  return changes.map((change) =>
    isRelief(change.kind) ? { ...change, causes: found[next++] ?? [] } : change,
  );
}

/** Whether it gets better, and not only later. */
function isRelief(kind: OutcomeChangeKind): boolean {
  return kind === 'no-longer-affected' || kind === 'milder';
}

function isIn({ numberOf }: Side, number: number): boolean {
  return numberOf[number] !== -1;
}

function newIfAffected({ state }: ComponentOutcome): OutcomeChangeKind | undefined {
  return state === 'ok' ? undefined : 'new';
}

function goneIfAffected({ state }: ComponentOutcome): OutcomeChangeKind | undefined {
  return state === 'ok' ? undefined : 'gone';
}

type Scenario = ReturnType<ReturnType<typeof makeScenario>>;

/** Most components fare alike; that is seen without putting it into words. */
function isQuicklySame(before: Scenario, after: Scenario, number: number): boolean {
  if (before.mayFreeze(number) || after.mayFreeze(number)) return false;
  return levels.every((level) => before.onsetOf(number, level) === after.onsetOf(number, level));
}

const levels: readonly Level[] = [1, 2, 3];

/** What happens otherwise, if anything does: the end first, then when it comes, then when milder states do. */
function kindOf(before: ComponentOutcome, after: ComponentOutcome): OutcomeChangeKind | undefined {
  const difference = outcomes.indexOf(after.state) - outcomes.indexOf(before.state);
  if (difference > 0) return before.state === 'ok' ? 'newly-affected' : 'worse';
  if (difference < 0) return after.state === 'ok' ? 'no-longer-affected' : 'milder';
  const times = timesOf(before);
  const at = timesOf(after).findIndex((time, index) => time !== times[index]);
  if (at === -1) return undefined;
  return (timesOf(after)[at] ?? 0) < (times[at] ?? 0) ? 'sooner' : 'later';
}

/** When it came to its end, then to each milder state, worst first. */
function timesOf({ atMs, earlierMs }: ComponentOutcome): readonly number[] {
  return atMs === undefined ? [] : [atMs, ...[...earlierMs].reverse()];
}

/** How many levels below its end the two part: 0 unless both end alike and at the same time. */
function firstDifference(some: ComponentOutcome, other: ComponentOutcome): number {
  if (some.state !== other.state) return 0;
  const times = timesOf(other);
  return Math.max(
    0,
    timesOf(some).findIndex((time, index) => time !== times[index]),
  );
}

/** Makes the function that lets one component of the pair be down in one graph; nothing happens where it is not. */
function makeScenario(side: Side, requirements: readonly RequirementChange[]) {
  const { graph, numberOf } = side;
  const mayFreeze = componentsThatMayFreeze(graph);
  const isMoreThanTime = requirements.map(
    (change) => change.kind !== 'changed' || change.fields.some((field) => isStateField(field)),
  );
  return (root: number) => {
    const component = numberOf[root] ?? -1;
    if (component === -1) return nothingHappens;
    const propagation = propagate(graph.compact, [{ component, level: 3, atMs: 0 }]);
    const causes = makeLazyCauses(side, propagation, isMoreThanTime);
    return {
      mayFreeze: (number: number): boolean => mayFreeze[numberOf[number] ?? -1] === 1,
      levelOf: (number: number): Level => levelOf(propagation, numberOf[number] ?? -1),
      onsetOf: (number: number, level: Level): number => onsetMs(propagation, numberOf[number] ?? -1, level),
      outcomeOf: (number: number): ComponentOutcome => {
        const own = numberOf[number] ?? -1;
        return own === -1 ? unaffected : outcomeOf(graph, propagation, mayFreeze, own);
      },
      causesOf: (
        number: number,
        { state }: ComponentOutcome,
        below: number,
        isTime: boolean,
      ): readonly number[] => {
        const own = numberOf[number] ?? -1;
        if (state === 'frozen') return causes(isTime).ofFreeze(own);
        if (state === 'ok') return [];
        return causes(isTime).ofLevel(own, (states.indexOf(state) - below) as Level); // 1 to 3
      },
    };
  };
}

const nothingHappens = {
  levelOf: (): Level => 0,
  mayFreeze: () => false,
  onsetOf: () => Number.POSITIVE_INFINITY,
  outcomeOf: () => unaffected,
  causesOf: () => [],
};

/** How long it is held changes when something comes and never whether. */
function isStateField(field: string): boolean {
  return field !== 'tolerates' && field !== 'for' && field !== 'evidence';
}

/** The same causes serve all components of a scenario; of times, all changes count. */
function makeLazyCauses(side: Side, propagation: Propagation, isMoreThanTime: readonly boolean[]) {
  let ofTimes: ChangedCauses | undefined;
  let ofStates: ChangedCauses | undefined;
  return (isTime: boolean): ChangedCauses => {
    if (isTime) {
      ofTimes ??= makeChangedCauses(side, propagation, () => true);
      return ofTimes;
    }
    ofStates ??= makeChangedCauses(side, propagation, (change) => isMoreThanTime[change] ?? false);
    return ofStates;
  };
}

/** By course, then by how it ends, then by id. */
function compareChanges(a: OutcomeChange, b: OutcomeChange): number {
  return (
    courses.indexOf(courseOf[a.kind]) - courses.indexOf(courseOf[b.kind]) ||
    worst(b) - worst(a) ||
    outcomeChangeKinds.indexOf(a.kind) - outcomeChangeKinds.indexOf(b.kind) ||
    (a.component < b.component ? -1 : 1)
  );
}

function worst({ before, after }: OutcomeChange): number {
  return Math.max(outcomes.indexOf(before.state), outcomes.indexOf(after.state));
}
