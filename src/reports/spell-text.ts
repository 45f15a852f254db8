import type { ObservedSpell } from '../analysis/replay/score.ts';
import type { Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import { quiet, tone } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';

/** When something was in which state: `degraded t+0–5m, down t+5m–10h48m`. A dash for never. */
export function spellsText(spells: readonly ObservedSpell[]): Text {
  if (spells.length === 0) return [quiet('–')];
  return spells.flatMap(
    (spell, index): Text => [...(index === 0 ? [] : [', ']), tone(spell.state), ...timesText(spell)],
  );
}

/** The same of a prediction, which leaves no time open: what has no end never ends. */
function timesText({ fromMs, untilMs }: ObservedSpell): Text {
  if (fromMs === undefined) return untilMs === undefined ? [] : [` until ${pointInTime(untilMs)}`];
  if (untilMs === undefined) return [` from ${pointInTime(fromMs)}`];
  return spanText(fromMs, untilMs);
}

/** ` t+5m–10h48m`, ` t+5m for ever`; what is over at once has one time: ` at t+0`. */
export function spanText(fromMs: number, untilMs: number): Text {
  const from = pointInTime(fromMs);
  if (untilMs === Number.POSITIVE_INFINITY) return [` ${from} for ever`];
  return [untilMs === fromMs ? ` at ${from}` : ` ${from}–${formatDuration(untilMs)}`];
}
