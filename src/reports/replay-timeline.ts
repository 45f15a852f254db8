import type { Comparison, ObservedSpell } from '../analysis/replay/score.ts';
import type { Replay } from '../analysis/replay.ts';
import type { Bar, Text, Timeline, TimelineRow } from '../document/document.ts';
import { moreText } from './limited-table.ts';
import { id, tone } from './phrases.ts';
import { plainText } from './plain-text.ts';
import { pointInTime } from './point-in-time.ts';
import { scoreSentence } from './score-text.ts';
import { verdictText } from './verdict-text.ts';

/**
 * Predicted and observed times below one another: the roots first, then in the order in which it happened, or was
 * to happen. What was unaffected both ways has no row.
 *
 * `limit` is the number of components to show, 0 for all.
 */
export function replayTimeline(result: Replay, limit: number): Timeline {
  const rows = [...rootRows(result), ...result.comparisons.filter(hasBars).sort(compareBegins).map(rowOf)];
  const shown = limit === 0 ? rows : rows.slice(0, limit);
  const left = rows.length - shown.length;
  return {
    kind: 'timeline',
    title: result.incident.title,
    summary: plainText([...scoreSentence(result), '.']),
    lanes: ['predicted', 'observed'],
    rows: shown,
    endMs: endOf(result),
    timeText: pointInTime,
    ...(left > 0 && { more: moreText(`${left} more`, '--limit') }),
  };
}

/** In place of a bar. */
const notTold = 'time not told';

/** What was given: a root is no prediction, but what it did is the first lane of the picture. */
function rootRows({ incident, outage }: Replay): TimelineRow[] {
  const roots = [...new Set(incident.roots.map(({ component }) => component))];
  return roots.map((component) => {
    const observed = incident.observed.filter((each) => each.component === component);
    return {
      label: [id(component)],
      lanes: [(outage.spells.get(component) ?? []).map(barOf), observed.filter(isTold).map(barOf)],
      instead: [undefined, observed.length === 0 ? 'given' : notTold],
      note: ['root, as given'],
    };
  });
}

function rowOf({ component, verdict, predicted, observed }: Comparison): TimelineRow {
  const open = untold(observed);
  // Two bars that are alike need no word.
  const said: Text = verdict === 'hit' ? [] : [verdictText[verdict], ...(open.length === 0 ? [] : [', '])];
  const note = [...said, ...open];
  return {
    label: [id(component)],
    lanes: [predicted.map(barOf), observed.filter(isTold).map(barOf)],
    ...(observed.length > 0 && { instead: [undefined, notTold] }),
    ...(note.length > 0 && { note }),
  };
}

/** A bar begins and ends somewhere, so what nobody told is said beside it. */
function untold(observed: readonly ObservedSpell[]): Text {
  const never = observed.find((each) => !isTold(each));
  if (never !== undefined) return [tone(never.state), ' at a time not told'];
  if (observed.some(({ fromMs }) => fromMs === undefined)) return ['begin not told'];
  return observed.some(({ untilMs }) => untilMs === undefined) ? ['end not told'] : [];
}

function isTold({ fromMs, untilMs }: ObservedSpell): boolean {
  return fromMs !== undefined || untilMs !== undefined;
}

function barOf({ state, fromMs = 0, untilMs }: ObservedSpell): Bar {
  const isOpen = untilMs === undefined || untilMs === Number.POSITIVE_INFINITY || untilMs <= fromMs;
  return { tone: state, fromMs, ...(!isOpen && { untilMs }) };
}

function hasBars({ predicted, observed }: Comparison): boolean {
  return predicted.length + observed.length > 0;
}

function compareBegins(a: Comparison, b: Comparison): number {
  return beginOf(a) - beginOf(b) || (a.component < b.component ? -1 : 1);
}

function beginOf({ predicted, observed }: Comparison): number {
  const begins = [...predicted, ...observed].flatMap(({ fromMs }) => fromMs ?? []);
  return begins.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...begins);
}

/** A little past the last thing that ends. */
function endOf({ outage, comparisons }: Replay): number {
  const spells = [...[...outage.spells.values()].flat(), ...comparisons.flatMap(({ observed }) => observed)];
  const times = spells.flatMap(({ fromMs = 0, untilMs = 0 }) => [fromMs, untilMs]);
  const last = times.filter(Number.isFinite).reduce((most, time) => Math.max(most, time), 0);
  return Math.max(1, Math.ceil(last * 1.02));
}
