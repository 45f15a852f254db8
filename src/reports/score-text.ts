import type { onsetDifference, recoveryDifference, TimeError } from '../analysis/replay/score.ts';
import type { Replay } from '../analysis/replay.ts';
import type { Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import { counted, id } from './phrases.ts';

/** A share as people read it: `94.1%`, and `100%` only when nothing is missing. */
export function percentText(share: number | undefined): string {
  if (share === undefined) return '–';
  const percent = Math.round(share * 1000) / 10;
  return `${share < 1 ? Math.min(99.9, percent) : percent}%`;
}

/** How good a prediction was, as a sentence without its end. */
export function scoreSentence({
  recall,
  precision,
  counts,
}: Pick<Replay, 'recall' | 'precision' | 'counts'>): Text {
  const both = counts.hit + counts.milder + counts.worse;
  const affected = both + counts.miss;
  const seen: Text =
    recall === undefined
      ? ['nothing was observed to be affected']
      : [`${both} of ${counted(affected, 'affected component')} predicted (recall ${percentText(recall)})`];
  if (precision === undefined) return [...seen, ', and nothing predicted that the incident speaks of'];
  const alarms = counts['false-alarm'];
  const raised = alarms === 0 ? 'no false alarm' : counted(alarms, 'false alarm');
  return [...seen, `, ${raised} (precision ${percentText(precision)})`];
}

/** `22 in the state that was observed, 9 predicted worse, 2 missed; …`: numbers that add up. */
export function verdictTally({ counts }: Replay): Text {
  const unaffected = counts['agreed-unaffected'] + counts['false-alarm'];
  const parts = [
    [counts.hit, 'in the state that was observed'],
    [counts.worse, 'predicted worse'],
    [counts.milder, 'predicted milder'],
    [counts.miss, 'missed'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const silent = counts.unknown;
  return [
    told.length === 0 ? 'none affected' : told.join(', '),
    unaffected === 0
      ? ''
      : `; ${counts['agreed-unaffected']} of ${unaffected} unaffected ones were left alone`,
    silent === 0 ? '' : `; ${silent} more predicted that the incident does not speak of`,
  ];
}

/** `median 51m early, largest 17h29m early (redshift/data), of 18 compared`. */
export function errorText(
  result: Replay,
  error: TimeError | undefined,
  differenceOf: typeof onsetDifference | typeof recoveryDifference,
): Text {
  if (error === undefined) return ['no two times to compare'];
  const compared = result.comparisons.flatMap((comparison) => {
    const difference = differenceOf(comparison);
    return difference === undefined ? [] : [{ component: comparison.component, difference }];
  });
  const largest = compared.find(({ difference }) => difference === error.largestMs);
  return [
    `median ${lateText(error.medianMs)}`,
    ...(largest === undefined || error.largestMs === 0
      ? []
      : [', largest ', lateText(error.largestMs), ' (', id(largest.component), ')']),
    `, of ${compared.length} compared`,
  ];
}

/** A prediction against what happened: `5m early`, `1h late`, `on time`. */
export function lateText(differenceMs: number): string {
  if (differenceMs === 0) return 'on time';
  return `${formatDuration(Math.abs(differenceMs))} ${differenceMs < 0 ? 'early' : 'late'}`;
}
