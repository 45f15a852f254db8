import type { Bar, Flag, Text, Timeline, Tone } from '../../document/document.ts';
import { faceOf, type Style } from '../spoken.ts';
import type { Tick } from '../timeline/ticks.ts';
import { usedTones } from '../timeline/used-tones.ts';
import { makeVisible } from '../visible.ts';
import type { Word } from './words.ts';

/** What a bar is made of: the worse a state, the higher; flags are lines. */
const fills: Readonly<Record<Tone, string>> = {
  ok: '_',
  delayed: '▂',
  degraded: '▄',
  down: '█',
  frozen: '╌',
  exposed: '┄',
};
const grid = '┊';
const goesOn = '▸';

/** An axis in columns of characters. */
export interface Axis {
  readonly endMs: number;
  /** Columns of the axis; the sign of what goes on past its end takes one more. */
  readonly length: number;
  readonly ticks: readonly Tick[];
}

/** The column that a time falls into, past the last one for what is later than the axis. */
export function columnOf({ endMs, length }: Axis, milliseconds: number): number {
  return Math.floor((milliseconds / endMs) * length);
}

/**
 * The bars of one lane as one word, so that nothing breaks it: each begins with the sign of its state, however
 * short it is. Flags are signs alone, each beside those that are there.
 */
export function barsWord(bars: readonly Bar[], flags: readonly Flag[], axis: Axis): Word {
  const { length, endMs, ticks } = axis;
  const cells = Array.from({ length: length + 1 }, (): Cell => ({ style: 'plain', text: ' ' }));
  for (const { atMs } of ticks) cells[columnOf(axis, atMs)] = { style: 'quiet', text: grid };
  for (const { tone, fromMs, untilMs = Number.POSITIVE_INFINITY } of bars) {
    if (fromMs > endMs) continue;
    const from = Math.min(columnOf(axis, fromMs), length - 1);
    const end = Math.min(columnOf(axis, untilMs), length);
    for (let at = from + 1; at < end; at++) cells[at] = { style: tone, text: fills[tone] };
    cells[from] = { style: tone, text: faceOf(tone).symbol };
    if (untilMs > endMs) cells[length] = { style: tone, text: goesOn };
  }
  putFlags(cells, flags, axis);
  const pieces: Cell[] = [];
  for (const cell of cells.slice(0, cells.findLastIndex(({ text }) => text !== ' ') + 1)) {
    const last = pieces.at(-1);
    if (last?.style === cell.style) pieces[pieces.length - 1] = { ...cell, text: last.text + cell.text };
    else pieces.push(cell);
  }
  return {
    pieces: pieces.map(({ style, text }) => ({ style, text: makeVisible(text) })),
    width: pieces.reduce((sum, { text }) => sum + text.length, 0),
    gap: 0,
  };
}

function putFlags(cells: Cell[], flags: readonly Flag[], axis: Axis): void {
  const isFree = ({ text }: Cell) => [' ', grid, ...Object.values(fills)].includes(text);
  for (const { tone, fromMs } of flags) {
    if (fromMs > axis.endMs) continue;
    const from = Math.min(columnOf(axis, fromMs), axis.length - 1);
    const after = cells.findIndex((cell, at) => at >= from && at < axis.length && isFree(cell));
    // At the end of the axis there is room only before.
    const free = after === -1 ? cells.findLastIndex((cell, at) => at < from && isFree(cell)) : after;
    if (free !== -1) cells[free] = { style: tone, text: faceOf(tone).symbol };
  }
}

interface Cell {
  readonly style: Style;
  readonly text: string;
}

/** What the bars that are used mean. */
export function barLegend(timeline: Timeline): Text {
  return usedTones(timeline).flatMap((tone, index): Text => {
    const { symbol, word } = faceOf(tone);
    // The space before it keeps the sign from being added a second time.
    const sample = ` ${symbol}${fills[tone].repeat(2)}`;
    return [index === 0 ? '' : '  ', { kind: 'tone', tone, text: sample }, ` ${word}`];
  });
}
