import { onsetDifference, recoveryDifference } from '../analysis/replay/score.ts';
import type { Replay } from '../analysis/replay.ts';
import type { Block, Text } from '../document/document.ts';
import { notesOf } from './replay-reasons.ts';
import { lateText } from './score-text.ts';

/** The median says how it is on the whole; of single ones, the furthest off are what somebody looks into. */
const mostShown = 5;

/** Who was predicted furthest off the times at which it was affected, and what the incident notes of it. */
export function replayTimes(result: Replay): Block[] {
  const off = result.comparisons.flatMap((comparison) => {
    const onset = onsetDifference(comparison);
    const recovery = recoveryDifference(comparison);
    const size = Math.max(Math.abs(onset ?? 0), Math.abs(recovery ?? 0));
    return size === 0 ? [] : [{ comparison, onset, recovery, size }];
  });
  if (off.length === 0) return [];
  off.sort((a, b) => b.size - a.size || (a.comparison.component < b.comparison.component ? -1 : 1));
  return [
    { kind: 'heading', text: 'Furthest off in time' },
    {
      kind: 'facts',
      rows: off.slice(0, mostShown).map(({ comparison, onset, recovery }) => ({
        name: comparison.component,
        value: [...timesText(onset, recovery), ...notesOf(result, comparison)],
      })),
    },
  ];
}

function timesText(onset: number | undefined, recovery: number | undefined): Text {
  const begins = onset === undefined ? [] : [`begins ${lateText(onset)}`];
  const ends = recovery === undefined ? [] : [`ends ${lateText(recovery)}`];
  return [[...begins, ...ends].join(', ')];
}
