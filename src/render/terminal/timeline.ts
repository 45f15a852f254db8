import type { Text, Timeline, TimelineRow } from '../../document/document.ts';
import { displayWidth } from '../display-width.ts';
import { chooseTicks } from '../timeline/ticks.ts';
import { makeVisible, visibleLines } from '../visible.ts';
import { indent } from './grid.ts';
import type { Paint } from './paint.ts';
import { drawParagraph } from './paragraph.ts';
import { type Axis, barLegend, barsWord, columnOf } from './timeline-bars.ts';
import { lineWidth, type Word, wordsOf } from './words.ts';
import { wrap } from './wrap.ts';

const gutter = 2;
/** What a page of 40 columns leaves to the axis beside a label and a lane. */
const leastAxis = 8;
const widestAxis = 100;
const leastLabel = 12;
const widestLane = 12;

/**
 * Bars below an axis of time. On a narrow page labels wrap, and notes stand below their rows.
 *
 * Cost: linear in rows and bars.
 */
export function drawTimeline(timeline: Timeline, width: number, paint: Paint): string[] {
  if (timeline.rows.length === 0) return [];
  const columns = columnsOf(timeline, width);
  const axis = axisOf(timeline, columns.axis);
  const lines = axisLine(axis, columns, paint);
  for (const row of timeline.rows) {
    for (const line of drawTimelineRow(timeline, row, { columns, axis, paint, width })) lines.push(line);
  }
  for (const line of drawParagraph(barLegend(timeline), width, paint, below)) lines.push(line);
  for (const line of drawParagraph(timeline.more ?? [], width, paint, below)) lines.push(line);
  return lines;
}

const below = { indent, plain: 'quiet' } as const;

/** Widths of the parts of a line. */
interface Columns {
  readonly label: number;
  /** 0 when lanes have no names. */
  readonly lane: number;
  readonly axis: number;
  /** 0 when notes stand below their rows. */
  readonly note: number;
}

function columnsOf({ rows, lanes }: Timeline, width: number): Columns {
  const room = width - indent.length;
  const lane = Math.min(widestLane, widest(lanes.map((name) => [name])));
  const label = Math.max(1, Math.min(widest(rows.map((row) => row.label)), Math.max(leastLabel, room / 3)));
  // One more, for the sign of what goes on past the end.
  const left = Math.floor(room - label - gutter - (lane === 0 ? 0 : lane + gutter)) - 1;
  const note = widest(rows.map((row) => row.note ?? []));
  const beside = note > 0 && left - note - gutter >= room / 3;
  const axis = Math.max(leastAxis, Math.min(widestAxis, beside ? left - note - gutter : left));
  return { label: Math.floor(label), lane, axis, note: beside ? note : 0 };
}

function widest(texts: readonly Text[]): number {
  return texts.reduce((most, text) => Math.max(most, lineWidth(wordsOf(text))), 0);
}

function axisOf({ endMs, timeText }: Timeline, length: number): Axis {
  const ticks = chooseTicks(Math.max(1, endMs), length, {
    textOf: (milliseconds) => visibleLines(makeVisible(timeText(milliseconds)))[0] ?? '',
    widthOf: (label) => displayWidth(makeVisible(label)),
    gap: gutter,
  });
  return { endMs: Math.max(1, endMs), length, ticks };
}

/** The labels of the axis, or no line when there is room for none. */
function axisLine(axis: Axis, { label, lane }: Columns, paint: Paint): string[] {
  let line = '';
  let written = 0;
  for (const tick of axis.ticks) {
    const at = columnOf(axis, tick.atMs);
    line += ' '.repeat(at - written) + tick.label;
    written = at + displayWidth(makeVisible(tick.label));
  }
  const before = label + gutter + (lane === 0 ? 0 : lane + gutter);
  return line.trim() === '' ? [] : [indent + ' '.repeat(before) + paint.guide(line.trimEnd())];
}

interface Drawing {
  readonly columns: Columns;
  readonly axis: Axis;
  readonly paint: Paint;
  readonly width: number;
}

/** A line for each lane, and more where the label wraps or the note stands below. */
function drawTimelineRow({ lanes }: Timeline, row: TimelineRow, drawing: Drawing): string[] {
  const { columns, axis, paint, width } = drawing;
  const label = wrap(wordsOf(row.label), Math.max(leastLabel, columns.label));
  const lines: string[] = [];
  for (let at = 0; at < Math.max(label.length, lanes.length); at++) {
    const lane = columns.lane === 0 ? [] : (wrap(wordsOf([lanes[at] ?? ''], 'quiet'), widestLane)[0] ?? []);
    const bars = at < lanes.length ? laneWords(row, at, axis) : [];
    const parts: Part[] = [
      { words: label[at] ?? [], width: columns.label + gutter },
      { words: lane, width: columns.lane === 0 ? 0 : columns.lane + gutter },
      { words: bars, width: columns.axis + 1 + gutter },
    ];
    if (at === 0 && columns.note > 0) parts.push({ words: wordsOf(row.note ?? []), width: columns.note });
    lines.push(joinParts(parts, paint));
  }
  if (columns.note > 0 || row.note === undefined) return lines;
  const note = drawParagraph(row.note, width, paint, { indent: `${indent}  `, plain: 'quiet' });
  return [...lines, ...note];
}

/** The bars of a lane, or what is said in place of them where it fits. */
function laneWords({ lanes, flags, instead }: TimelineRow, at: number, axis: Axis): readonly Word[] {
  const bars = lanes[at] ?? [];
  const words = bars.length > 0 ? [] : wordsOf([instead?.[at] ?? ''], 'quiet');
  const line = wrap(words, axis.length);
  return words.length > 0 && line.length === 1 && lineWidth(words) <= axis.length
    ? words
    : [barsWord(bars, flags?.[at] ?? [], axis)];
}

interface Part {
  readonly words: readonly Word[];
  readonly width: number;
}

function joinParts(parts: readonly Part[], paint: Paint): string {
  let line = indent;
  let gap = 0;
  for (const { words, width } of parts) {
    const taken = lineWidth(words);
    if (taken > 0) {
      line += ' '.repeat(gap) + paint.line(words);
      gap = 0;
    }
    gap += width - taken;
  }
  return line.trimEnd();
}
