import { fitLines, type Type } from './fit-lines.ts';
import { svgText } from './svg-text.ts';
import type { Paint } from './theme.ts';

/** Title and summary, which stand above whatever is drawn. */
export interface Header {
  readonly title: readonly string[];
  readonly summary: readonly string[];
  /** Where the drawing may begin. */
  readonly bottom: number;
}

/** The distance of everything from the edges of the page. */
export const margin = 24;

const titleType: Type = { size: 18, weight: 'bold' };
const titleLine = 25;
const summaryType: Type = { size: 13, weight: 'regular' };
const summaryLine = 19;

/** Both in lines of this width. Pre: the texts are clean. */
export function placeHeader(
  texts: { readonly title: string; readonly summary: string },
  width: number,
): Header {
  const title = texts.title === '' ? [] : fitLines(texts.title, titleType, width, 2);
  const summary = texts.summary === '' ? [] : fitLines(texts.summary, summaryType, width, 4);
  const height = title.length * titleLine + summary.length * summaryLine;
  return { title, summary, bottom: margin + height + (height > 0 ? 16 : 0) };
}

export function svgHeader({ title, summary }: Pick<Header, 'title' | 'summary'>, paint: Paint): string[] {
  const below = margin + title.length * titleLine;
  return [
    ...title.map((line, index) =>
      svgText(line, [margin, margin + 15 + index * titleLine], titleType, paint, 'ink'),
    ),
    ...summary.map((line, index) =>
      svgText(line, [margin, below + 13 + index * summaryLine], summaryType, paint, 'muted'),
    ),
  ];
}
