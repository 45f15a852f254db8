import { type State, states } from '../../model/vocabulary.ts';
import { type Spell, worst } from '../outage/spells.ts';

/** What a prediction is worth, worst first. */
export const verdicts = [
  /** Affected, and not predicted. */
  'miss',
  /** Predicted, and said to be unaffected. */
  'false-alarm',
  /** Affected both, and predicted to be less so. */
  'milder',
  /** Affected both, and predicted to be more so. */
  'worse',
  /** In the same state, at its worst. */
  'hit',
  'agreed-unaffected',
  /** Predicted, and the incident is silent about it. */
  'unknown',
] as const;
export type Verdict = (typeof verdicts)[number];

/** A time at which somebody saw a component in a state; a beginning or an end that nobody told is undefined. */
export interface ObservedSpell {
  readonly state: Exclude<State, 'ok'>;
  readonly fromMs: number | undefined;
  readonly untilMs: number | undefined;
}

/** What was predicted of a component, and what was observed. */
export interface Comparison {
  readonly component: string;
  readonly verdict: Verdict;
  /** In order of time; empty for the unaffected. */
  readonly predicted: readonly Spell[];
  /** In the order of the file; empty when unaffected or unknown. */
  readonly observed: readonly ObservedSpell[];
}

/** Predicted minus observed, in milliseconds. */
export interface TimeError {
  readonly medianMs: number;
  /** The one furthest from 0, with its sign; of two equally far the late one. */
  readonly largestMs: number;
}

export interface Score {
  /** Predicted among observed affected; undefined when nothing was observed. */
  readonly recall: number | undefined;
  /** Observed among predicted affected, of those that the incident speaks of; undefined when none was predicted. */
  readonly precision: number | undefined;
  /** How many of each verdict there are. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Over components affected both ways; undefined where no two times could be compared. */
  readonly onsetError: TimeError | undefined;
  readonly recoveryError: TimeError | undefined;
}

/** What a prediction is worth for one component that the incident speaks of, or is silent about. */
export function verdictOf(
  predicted: readonly Spell[],
  observed: readonly ObservedSpell[],
  isSaidUnaffected: boolean,
): Verdict {
  const [expected, seen] = [worst(predicted), worst(observed)];
  if (seen === undefined) {
    if (!isSaidUnaffected) return 'unknown';
    return expected === undefined ? 'agreed-unaffected' : 'false-alarm';
  }
  if (expected === undefined) return 'miss';
  const difference = states.indexOf(expected) - states.indexOf(seen);
  return difference === 0 ? 'hit' : difference < 0 ? 'milder' : 'worse';
}

/** How good a prediction was, over all components but the roots. Cost: O(n log n). */
export function scoreOf(comparisons: readonly Comparison[]): Score {
  const counts: Record<Verdict, number> = {
    ...{ miss: 0, 'false-alarm': 0, milder: 0, worse: 0, hit: 0 },
    ...{ 'agreed-unaffected': 0, unknown: 0 },
  };
  for (const { verdict } of comparisons) counts[verdict]++;
  const both = counts.hit + counts.milder + counts.worse;
  return {
    recall: share(both, counts.miss),
    precision: share(both, counts['false-alarm']),
    counts,
    onsetError: errorOf(comparisons.flatMap((each) => onsetDifference(each) ?? [])),
    recoveryError: errorOf(comparisons.flatMap((each) => recoveryDifference(each) ?? [])),
  };
}

/**
 * How much later a component was predicted to be affected than it was, first time against first time; undefined
 * when it was not affected both ways, or not every beginning is told.
 */
export function onsetDifference({ predicted, observed }: Comparison): number | undefined {
  const expected = predicted[0]?.fromMs;
  const seen = observed.map(({ fromMs }) => fromMs ?? Number.NaN);
  return expected === undefined ? undefined : told(expected - Math.min(...seen));
}

/** How much later it was predicted to be well for good than it was: last time against last time, in the same way. */
export function recoveryDifference({ predicted, observed }: Comparison): number | undefined {
  const expected = predicted.at(-1)?.untilMs;
  const seen = observed.map(({ untilMs }) => untilMs ?? Number.NaN);
  return expected === undefined ? undefined : told(expected - Math.max(...seen));
}

/** A difference that is a number: neither of never nor of what nobody told. */
function told(difference: number): number | undefined {
  return Number.isFinite(difference) ? difference : undefined;
}

function share(part: number, rest: number): number | undefined {
  return part + rest === 0 ? undefined : part / (part + rest);
}

function errorOf(differences: readonly number[]): TimeError | undefined {
  const inOrder = [...differences].sort((a, b) => a - b);
  const middle = inOrder.length >> 1;
  const upper = inOrder[middle];
  if (upper === undefined) return undefined;
  const lower = inOrder.length % 2 === 1 ? upper : (inOrder[middle - 1] ?? upper);
  const largestMs = inOrder.reduce((most, each) => (Math.abs(each) >= Math.abs(most) ? each : most));
  // Adding 0 makes a 0 of -0.
  return { medianMs: Math.round((lower + upper) / 2) + 0, largestMs };
}
