import type { Text, Timeline } from '../../document/document.ts';
import { cleanText } from '../picture/clean-text.ts';
import type { Type } from '../picture/fit-lines.ts';
import { margin } from '../picture/svg-header.ts';
import { textWidth } from '../picture/text-width.ts';
import { speak } from '../spoken.ts';

export const labelType: Type = { size: 13, weight: 'regular' };
export const smallType: Type = { size: 11, weight: 'regular' };
export const pageWidth = 960;
export const widestLabel = 250;
export const widestLane = 90;
export const widestNote = 170;
const gap = 14;
/** Room after the end of the axis for what goes on. */
const overrun = 12;

/** Where the columns of the page are. */
export interface Columns {
  readonly lane: number;
  /** From where to where the axis goes. */
  readonly left: number;
  readonly right: number;
  readonly note: number;
}

/** As wide as their texts are, up to a point; the axis has what is left. */
export function columnsOf({ rows, lanes }: Timeline): Columns {
  const label = widest(
    rows.map((row) => wordsOf(row.label)),
    labelType,
    widestLabel,
  );
  const lane = widest(lanes.map(cleanText), smallType, widestLane);
  const note = widest(
    rows.map((row) => wordsOf(row.note ?? [])),
    smallType,
    widestNote,
  );
  const laneX = margin + label + gap;
  const noteX = pageWidth - margin - note;
  return {
    lane: laneX,
    left: laneX + (lane === 0 ? 0 : lane + gap),
    right: noteX - (note === 0 ? 0 : gap) - overrun,
    note: noteX,
  };
}

function widest(texts: readonly string[], { size, weight }: Type, most: number): number {
  const width = texts.reduce((largest, text) => Math.max(largest, textWidth(text, size, weight)), 0);
  return Math.ceil(Math.min(most, width));
}

/** Running text as one line of words. */
export function wordsOf(text: Text): string {
  const said = speak(text).map(({ symbol, text: words }) =>
    symbol === undefined ? words : `${symbol} ${words}`,
  );
  return cleanText(said.join(''));
}
