import type { PictureBlock, Timeline } from '../../document/document.ts';
import { renderSvg, usualMaxNodes } from '../picture/svg.ts';
import { renderTimelineSvg } from '../timeline/svg.ts';

/** A picture; one that is too large to be read on a part of a sheet has a sheet of its own. */
export function pictureFigure({ picture }: PictureBlock, number: number): string {
  const svg = renderSvg(picture, { theme: 'auto', maxNodes: usualMaxNodes, caption: 'told', figure: number });
  return figure(svg, ['picture', ...sheetOf(svg), ...sideOf(svg)]);
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

function figure(svg: string, classes: readonly string[] = []): string {
  return `<figure${classes.length === 0 ? '' : ` class="${classes.join(' ')}"`}>\n${svg.trimEnd()}\n</figure>`;
}

/** The width of an upright sheet of paper in pixels, and the largest height that shrinks to what is left below a few lines. */
const sheetWidth = 688;
const mostBesideText = 760;
/** A picture of so many widths of a sheet can be read only where the sheet lies on its side. */
const mostUpright = 2.5;

/** The sheet a picture has for itself in print: none, upright, or on its side. */
function sheetOf(svg: string): readonly string[] {
  const [, width, height] = (/ width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(Number);
  if (width === undefined || height === undefined) return [];
  if (width > 1.15 * height && width > mostUpright * sheetWidth) return ['sheet', 'wide'];
  return height * Math.min(1, sheetWidth / width) > mostBesideText ? ['sheet'] : [];
}

/** Where a narrow page shows a part of the picture, it begins on the side of what fails. */
function sideOf(svg: string): readonly string[] {
  const width = Number(/ width="([\d.]+)"/.exec(svg)?.[1]);
  const [, left, own] = (
    /<rect x="([\d.]+)"[^>]* width="([\d.]+)"[^>]*-f-root-[a-z]+-fill/.exec(svg) ?? []
  ).map(Number);
  return left !== undefined && own !== undefined && left + own / 2 > width / 2 ? ['from-right'] : [];
}
