import type { Picture, PictureState } from '../../document/picture.ts';
import { cleanText } from './clean-text.ts';
import { foldPicture } from './fold/fold-picture.ts';
import { legendType } from './legend.ts';
import { type PlacedFrame, type PlacedPicture, placePicture } from './place-picture.ts';
import { lineLook, svgEdge } from './svg-edge.ts';
import { margin, svgHeader } from './svg-header.ts';
import { svgLegendEntry } from './svg-legend.ts';
import { svgNode } from './svg-node.ts';
import { type SvgSetting, svgPage } from './svg-page.ts';
import { decimal, svgText } from './svg-text.ts';
import { textWidth } from './text-width.ts';
import type { Paint } from './theme.ts';
import { areaLabelInset, areaType, frameType } from './to-diagram.ts';

export interface SvgOptions extends SvgSetting {
  /** Above this number of nodes some are folded into one box. */
  readonly maxNodes: number;
}

export const usualMaxNodes = 150;

/** A picture as one self-contained SVG document. */
export function renderSvg(picture: Picture, { maxNodes, ...setting }: SvgOptions): string {
  const folded = foldPicture(picture, maxNodes);
  const placed = placePicture(setting.caption === 'told' ? { ...folded, title: '', summary: '' } : folded);
  const { width, height } = placed;
  const [title, summary] = [cleanText(picture.title), cleanText(picture.summary)];
  return svgPage({ width, height, title, summary }, setting, (paint) => [
    ...svgHeader(placed, paint),
    ...drawing(placed, paint),
    ...legend(placed, paint),
  ]);
}

/** From the ground up: areas, waves, frames, then lines, then boxes. */
function drawing(placed: PlacedPicture, paint: Paint): string[] {
  const { picture, nodes, edges, frames, areas, waves } = placed;
  const stateOf = new Map<string, PictureState | undefined>(nodes.map(({ node }) => [node.id, node.state]));
  const inScenario = picture.edges.some((edge) => edge.role !== 'other');
  const lines = edges.map((edge) => ({
    edge,
    look: lineLook(edge, stateOf.get(edge.edge.from), inScenario),
  }));
  // What matters lies on top of what does not.
  const ordered = lines.toSorted((a, b) => a.look.thickness - b.look.thickness);
  return [
    ...areas.map((area) => {
      const label = svgText(area.label, [area.x + areaLabelInset, area.y + 19], areaType, paint, 'area-ink');
      return ground(area, 10, paint.paint({ fill: 'area-fill', stroke: 'area-line' })) + label;
    }),
    ...waves.map((wave) => {
      const label = svgText(
        wave.label,
        [wave.x + 12, wave.y + wave.height / 2 + 4],
        areaType,
        paint,
        'muted',
      );
      return ground(wave, 8, paint.paint({ fill: 'frame-fill' })) + label;
    }),
    ...frames.map((frame) => ground(frame, 9, paint.paint({ fill: 'frame-fill', stroke: 'frame-line' }))),
    ...ordered.map(({ edge, look }) => svgEdge(edge, look, picture.flow, paint)),
    ...frames.map((frame) => frameLabel(frame, paint)),
    ...nodes.map((node) => svgNode(node, paint)),
  ];
}

/** On a plate of the frame's own color, so that a line which has to pass there passes behind it. */
function frameLabel({ label, labelX, y }: PlacedFrame, paint: Paint): string {
  const width = textWidth(label, frameType.size, frameType.weight);
  const plate = { x: labelX - 2, y: y + 5, width: width + 4, height: 15 };
  const words = svgText(label, [labelX, y + 16], frameType, paint, 'muted');
  return ground(plate, 2, paint.paint({ fill: 'frame-fill' })) + words;
}

function ground(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  radius: number,
  paint: string,
): string {
  return `<rect x="${decimal(x)}" y="${decimal(y)}" width="${decimal(width)}" height="${decimal(height)}" rx="${radius}"${paint}/>`;
}

function legend({ legend: entries, footnote, footnoteY }: PlacedPicture, paint: Paint): string[] {
  const said =
    footnote === '' ? [] : [svgText(footnote, [margin, footnoteY + 12], legendType, paint, 'muted')];
  return [...entries.map((entry) => svgLegendEntry(entry, paint)), ...said];
}
