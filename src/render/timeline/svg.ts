import type { Timeline } from '../../document/document.ts';
import { cleanText } from '../picture/clean-text.ts';
import { legendType } from '../picture/legend.ts';
import { margin, svgHeader } from '../picture/svg-header.ts';
import { type SvgSetting, svgPage } from '../picture/svg-page.ts';
import { badgePill } from '../picture/svg-symbols.ts';
import { decimal, svgText } from '../picture/svg-text.ts';
import type { Paint } from '../picture/theme.ts';
import { labelType, smallType } from './columns.ts';
import { labelLine, type PlacedRow, type PlacedTimeline, placeTimeline } from './place-timeline.ts';
import { svgBar, svgBarShape, titled } from './svg-bar.ts';

/** A timeline as one self-contained SVG document, with the colors and signs of the pictures. */
export function renderTimelineSvg(timeline: Timeline, setting: SvgSetting): string {
  const texts = { title: cleanText(timeline.title), summary: cleanText(timeline.summary) };
  const placed = placeTimeline(timeline, setting.caption === 'told' ? { title: '', summary: '' } : texts);
  const { width, height, header } = placed;
  return svgPage({ width: Math.ceil(width), height: Math.ceil(height), ...texts }, setting, (paint) => [
    ...svgHeader(header, paint),
    ...axis(placed, paint),
    ...placed.rows.flatMap((row) => svgRow(row, placed, paint)),
    ...legend(placed, paint),
  ]);
}

/** The marks, and behind the bars a line for each of them. */
function axis({ chart, ticks }: PlacedTimeline, paint: Paint): string[] {
  const { top, bottom } = chart;
  return ticks.flatMap(({ x, label }) => [
    `<path d="M${decimal(x)} ${decimal(top - 4)}L${decimal(x)} ${decimal(bottom)}"${paint.paint({ fill: 'none', stroke: 'frame-line' })} stroke-width="1"/>`,
    svgText(label, [x, top - 8], smallType, paint, 'muted'),
  ]);
}

function svgRow(row: PlacedRow, { width, chart }: PlacedTimeline, paint: Paint): string[] {
  const middle = row.y + row.height / 2;
  const above = `<path d="M${margin} ${decimal(row.y)}L${width - margin} ${decimal(row.y)}"${paint.paint({ fill: 'none', stroke: 'frame-line' })} stroke-width="1"/>`;
  const lines = (texts: readonly string[], x: number, type: typeof labelType, color: 'ink' | 'muted') =>
    texts.map((text, index) => {
      const baseline = middle + (index - (texts.length - 1) / 2) * labelLine + type.size * 0.36;
      return svgText(text, [x, baseline], type, paint, color);
    });
  return [
    above,
    ...lines(row.label, margin, labelType, 'ink'),
    ...row.lanes.flatMap(({ name, nameX, y, bars, flags, instead }) => [
      ...(name === '' ? [] : [svgText(name, [nameX, y + 4], smallType, paint, 'muted')]),
      ...bars.map((bar) => svgBar(bar, y, paint)),
      ...flags.map(({ tone, left, says }) => titled(says, badgePill(tone, [left, y], paint))),
      ...(instead === '' ? [] : [svgText(instead, [chart.left + 6, y + 4], smallType, paint, 'muted')]),
    ]),
    ...lines(row.note, row.noteX, smallType, 'muted'),
  ];
}

function legend({ legend: entries, footnote, footnoteY }: PlacedTimeline, paint: Paint): string[] {
  return [
    ...entries.map(({ tone, text, x, y, signWidth }) => {
      const bar = { tone, left: x + 8, right: x + signWidth - 10, goesOn: false, signed: true };
      return (
        svgBarShape(bar, y + 8, paint) + svgText(text, [x + signWidth, y + 12], legendType, paint, 'muted')
      );
    }),
    ...footnote.map((line, index) =>
      svgText(line, [margin, footnoteY + 12 + index * labelLine], smallType, paint, 'muted'),
    ),
  ];
}
