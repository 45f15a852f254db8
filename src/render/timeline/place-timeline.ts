import type { Bar, Timeline, TimelineRow, Tone } from '../../document/document.ts';
import { cleanText } from '../picture/clean-text.ts';
import { fitLines } from '../picture/fit-lines.ts';
import { badgeWords, flowEntries, legendLine, type Placed, stateWords } from '../picture/legend.ts';
import { type Header, margin, placeHeader } from '../picture/svg-header.ts';
import { textWidth } from '../picture/text-width.ts';
import { makeVisible } from '../visible.ts';
import {
  type Columns,
  columnsOf,
  labelType,
  pageWidth,
  smallType,
  widestLabel,
  widestLane,
  widestNote,
  wordsOf,
} from './columns.ts';
import { type PlacedFlag, placeFlags } from './place-flags.ts';
import { chooseTicks } from './ticks.ts';
import { usedTones } from './used-tones.ts';
import { visibleBars } from './visible-bars.ts';

/** A timeline with a place for everything, in pixels from the top left corner of the page. */
export interface PlacedTimeline {
  readonly width: number;
  readonly height: number;
  readonly header: Header;
  readonly chart: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly rows: readonly PlacedRow[];
  readonly legend: readonly (Placed & { readonly tone: Tone })[];
  /** What the timeline leaves out, or nothing. */
  readonly footnote: readonly string[];
  readonly footnoteY: number;
}

export interface PlacedRow {
  readonly y: number;
  readonly height: number;
  readonly label: readonly string[];
  readonly lanes: readonly PlacedLane[];
  readonly note: readonly string[];
  readonly noteX: number;
}

export interface PlacedLane {
  readonly name: string;
  readonly nameX: number;
  /** The middle of its bars. */
  readonly y: number;
  readonly bars: readonly PlacedBar[];
  readonly flags: readonly PlacedFlag[];
  /** In place of bars. */
  readonly instead: string;
}

export interface PlacedBar {
  readonly tone: Tone;
  readonly left: number;
  readonly right: number;
  readonly goesOn: boolean;
  /** Whether there is room for the sign of its tone. */
  readonly signed: boolean;
  /** For whoever points at it. */
  readonly says: string;
}

export const labelLine = 16;
const laneHeight = 18;
const rowPadding = 6;
const axisHeight = 20;

/** Measures the texts of a timeline and gives everything its place. Cost: that of `visibleBars` per lane. */
export function placeTimeline(
  timeline: Timeline,
  texts: { readonly title: string; readonly summary: string },
): PlacedTimeline {
  const content = pageWidth - 2 * margin;
  const header = placeHeader(texts, content);
  const columns = columnsOf(timeline);
  const chartTop = header.bottom + axisHeight;
  const scale = scaleOf(timeline, columns);
  let y = chartTop;
  const rows = timeline.rows.map((row) => {
    const placed = placeRow(timeline, row, y, columns, scale);
    y += placed.height;
    return placed;
  });
  const legend = flowEntries(
    usedTones(timeline).map((tone) => ({ tone, text: toneWords[tone], signWidth: 44 })),
    content,
  );
  const legendTop = y + 18;
  const footnoteY = legendTop + (legend.length === 0 ? 0 : (legend.at(-1)?.y ?? 0) + legendLine);
  const footnote = timeline.more === undefined ? [] : fitLines(wordsOf(timeline.more), smallType, content, 2);
  return {
    width: pageWidth,
    height: footnoteY + footnote.length * labelLine + margin - 6,
    header,
    chart: { left: columns.left, right: columns.right, top: chartTop, bottom: y },
    ticks: ticksOf(timeline, columns, scale),
    rows,
    legend: legend.map((entry) => ({ ...entry, x: entry.x + margin, y: entry.y + legendTop })),
    footnote,
    footnoteY,
  };
}

const toneWords: Readonly<Record<Tone, string>> = {
  ...stateWords,
  frozen: `frozen: ${badgeWords.frozen}`,
  exposed: `exposed: ${badgeWords.exposed}`,
};

/** Where a time is on the page. */
type Scale = (milliseconds: number) => number;

function scaleOf({ endMs }: Timeline, { left, right }: Columns): Scale {
  return (milliseconds) => left + (milliseconds / Math.max(1, endMs)) * (right - left);
}

function ticksOf(
  { endMs, timeText }: Timeline,
  { left, right }: Columns,
  scale: Scale,
): PlacedTimeline['ticks'] {
  const ticks = chooseTicks(Math.max(1, endMs), right - left, {
    textOf: (milliseconds) => cleanText(makeVisible(timeText(milliseconds))),
    widthOf: (label) => textWidth(label, smallType.size),
    gap: 28,
  });
  return ticks.map(({ atMs, label }) => ({ x: scale(atMs), label }));
}

function placeRow(
  timeline: Timeline,
  row: TimelineRow,
  y: number,
  columns: Columns,
  scale: Scale,
): PlacedRow {
  const label = fitLines(wordsOf(row.label), labelType, widestLabel, 2);
  const note = row.note === undefined ? [] : fitLines(wordsOf(row.note), smallType, widestNote, 2);
  const lanesHeight = timeline.lanes.length * laneHeight;
  const inner = Math.max(lanesHeight, label.length * labelLine, note.length * labelLine);
  const lanesTop = y + rowPadding + (inner - lanesHeight) / 2;
  return {
    y,
    height: inner + 2 * rowPadding,
    label,
    note,
    noteX: columns.note,
    lanes: timeline.lanes.map((name, index) => ({
      name: fitLines(cleanText(name), smallType, widestLane, 1)[0] ?? '',
      nameX: columns.lane,
      y: lanesTop + (index + 0.5) * laneHeight,
      instead: insteadOf(row, index, columns),
      ...placeLane(timeline, row, index, scale),
    })),
  };
}

function placeLane(timeline: Timeline, { label, lanes, flags }: TimelineRow, index: number, scale: Scale) {
  const [row, lane] = [wordsOf(label), cleanText(timeline.lanes[index] ?? '')];
  const subject = lane === '' ? row : `${row}, ${lane}`;
  const bars = placeBars(timeline, lanes[index] ?? [], subject, scale);
  const signs = bars.filter(({ signed }) => signed).map(({ left }) => left);
  return { bars, flags: placeFlags(timeline, flags?.[index] ?? [], { subject, signs, scale }) };
}

/** What a lane without bars says, if there is room. */
function insteadOf({ lanes, instead }: TimelineRow, index: number, { left, right }: Columns): string {
  const text = instead?.[index];
  if (text === undefined || (lanes[index] ?? []).length > 0) return '';
  return fitLines(cleanText(text), smallType, right - left - 8, 1)[0] ?? '';
}

/** Narrower than this, a bar has no room for a sign beside the next one. */
const signWidth = 14;
/** No bar is narrower than this, however short its time. */
const narrowestBar = 2.5;

function placeBars(
  { endMs, timeText }: Timeline,
  bars: readonly Bar[],
  subject: string,
  scale: Scale,
): PlacedBar[] {
  const seen = visibleBars(bars, endMs);
  return seen.map(({ tone, fromMs, untilMs, goesOn, starts }, index) => {
    const [left, end] = [scale(fromMs), scale(untilMs)];
    const next = seen[index + 1];
    const time = goesOn ? `from ${timeText(fromMs)} on` : `${timeText(fromMs)} to ${timeText(untilMs)}`;
    return {
      tone,
      left,
      right: Math.max(end, left + narrowestBar),
      goesOn,
      signed: starts && (next === undefined || scale(next.fromMs) - left >= signWidth),
      says: cleanText(makeVisible(`${subject}: ${tone} ${time}`)),
    };
  });
}
