import type { PictureBlock, Timeline } from '../../document/document.ts';
import { renderSvg, usualMaxNodes } from '../picture/svg.ts';
import { renderTimelineSvg } from '../timeline/svg.ts';

/** A picture; one that is too large to be read on a part of a sheet has a sheet of its own. */
export function pictureFigure({ picture }: PictureBlock, number: number): string {
  const svg = renderSvg(picture, { theme: 'auto', maxNodes: usualMaxNodes, caption: 'told', figure: number });
  return figure(svg, sheetOf(svg));
}

/** Rows that a sheet of paper has room for, in the width of the sheet. */
const rowsOnSheet = 20;

/** A long timeline in parts as even as can be, each with its axis: on paper a row would be a hair otherwise. */
export function timelineParts(timeline: Timeline): Timeline[] {
  const { rows, more, ...same } = timeline;
  const count = Math.ceil(rows.length / rowsOnSheet);
  return Array.from({ length: count }, (_, part) => ({
    ...same,
    rows: rows.slice(Math.ceil((part * rows.length) / count), Math.ceil(((part + 1) * rows.length) / count)),
    ...(part === count - 1 && more !== undefined && { more }),
  }));
}

/** The page has said already what it is about. */
export function timelineFigure(timeline: Timeline, number: number): string {
  const count = timeline.rows.length;
  const summary = `${count === 1 ? '1 row' : `${count} rows`}, from ${timeline.timeText(0)} to ${timeline.timeText(timeline.endMs)}.`;
  const setting = { theme: 'auto', caption: 'told', figure: number } as const;
  return figure(renderTimelineSvg({ ...timeline, title: 'Timeline', summary }, setting));
}

function figure(svg: string, sheet?: Sheet): string {
  return `<figure${sheet === undefined ? '' : ` class="${sheet}"`}>\n${svg.trimEnd()}\n</figure>`;
}

/** The sheet a figure has for itself in print: upright, or on its side. */
type Sheet = 'sheet' | 'sheet wide';

/** What fits beside text, in pixels: the width of an upright sheet, half its height. */
const sheetWidth = 688;
const halfSheet = 530;

function sheetOf(svg: string): Sheet | undefined {
  const [, width, height] = (/ width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(Number);
  if (width === undefined || height === undefined) return undefined;
  const isWide = width > 1.15 * height && width > 1.4 * sheetWidth;
  const printed = height * Math.min(1, sheetWidth / width);
  if (!isWide && printed <= halfSheet) return undefined;
  return isWide ? 'sheet wide' : 'sheet';
}
