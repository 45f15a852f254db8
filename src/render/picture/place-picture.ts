import type { Picture, PictureEdge, PictureNode } from '../../document/picture.ts';
import type { Placement, Rectangle, Route } from '../layout/diagram.ts';
import { layout } from '../layout/layout.ts';
import { flattenRoute } from '../layout/route/flatten-route.ts';
import { moveRoute, round } from '../layout/route/route.ts';
import { canonicalPicture } from './canonical-picture.ts';
import { clearLabel } from './clear-label.ts';
import { fitLines } from './fit-lines.ts';
import { type LegendEntry, legendLine, placeLegend } from './legend.ts';
import type { NodeBox } from './node-box.ts';
import { type Header, margin, placeHeader } from './svg-header.ts';
import { textWidth } from './text-width.ts';
import { areaLabelInset, areaType, frameType, toDiagram } from './to-diagram.ts';

/** A picture with a place for everything, in tenths of a pixel from the top left corner of the page. */
export interface PlacedPicture extends Pick<Header, 'title' | 'summary'> {
  readonly width: number;
  readonly height: number;
  /** Canonical. */
  readonly picture: Picture;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly frames: readonly PlacedFrame[];
  readonly areas: readonly Labelled[];
  readonly waves: readonly Labelled[];
  readonly legend: readonly LegendEntry[];
  /** What the picture leaves out. Empty when it leaves out nothing. */
  readonly footnote: string;
  readonly footnoteY: number;
}

export interface PlacedNode extends Rectangle {
  readonly node: PictureNode;
  readonly box: NodeBox;
}

export interface PlacedEdge {
  readonly edge: PictureEdge;
  /** From the dependent to what it depends on. */
  readonly route: Route;
  readonly closesCycle: boolean;
}

export interface PlacedFrame extends Labelled {
  /** Where its label begins. */
  readonly labelX: number;
}

export interface Labelled extends Rectangle {
  readonly label: string;
}

const areaHeader = 14;
const narrowest = 580;
const widestWaveLabel = 120;
/** No page is higher than this many times its width. */
const highest = 1.9;

/**
 * Places a picture: measures its texts, lays it out, puts title and summary above and the legend below.
 *
 * Post: equal pictures, their lists in any order, are placed equally; nothing overlaps but what is meant to.
 */
export function placePicture(unordered: Picture): PlacedPicture {
  const picture = canonicalPicture(unordered);
  const { diagram, boxes, frameLabels } = toDiagram(picture);
  const placement = layout(diagram);
  const waveLabels = picture.waves.map((wave) => fitLines(wave.label, areaType, widestWaveLabel, 1)[0] ?? '');
  const gutter = Math.ceil(Math.max(0, ...waveLabels.map((label) => labelWidth(label) + 28)));

  const drawn = placement.width + gutter;
  const closesCycle = placement.links.some((link) => link.closesCycle);
  const content = Math.max(narrowest, drawn, (placement.height + 150) / highest);
  const header = placeHeader(picture, content);
  const legend = placeLegend(picture, closesCycle, content);
  const footnote = footnoteOf(picture);

  const top = header.bottom + (picture.areas.length > 0 ? areaHeader : 0);
  const left = margin + gutter + (content - drawn) / 2;
  const legendTop = top + placement.height + 22;
  const legendHeight = legend.length === 0 ? 0 : (legend.at(-1)?.y ?? 0) + legendLine;
  const footnoteY = legendTop + legendHeight;
  const bottom = footnoteY + (footnote === '' ? 0 : legendLine);

  const move = (box: Rectangle): Rectangle => ({
    x: round(box.x + left),
    y: round(box.y + top),
    width: box.width,
    height: box.height,
  });
  return {
    width: round(Math.ceil(content) + 2 * margin),
    height: round(bottom + margin - 6),
    picture,
    title: header.title,
    summary: header.summary,
    ...moveParts(picture, placement, boxes, frameLabels, move, [left, top]),
    areas: placement.columns.map((column, index) => {
      const { x, y, width, height } = move(column);
      const label =
        fitLines(picture.areas[index]?.label ?? '', areaType, width - 2 * areaLabelInset, 1)[0] ?? '';
      return { x, y: round(y - areaHeader), width, height: round(height + areaHeader), label };
    }),
    waves: placement.waves.map((wave, index) => {
      const { x, y, width, height } = move(wave);
      return {
        x: round(x - gutter),
        y,
        width: round(width + gutter),
        height,
        label: waveLabels[index] ?? '',
      };
    }),
    legend: legend.map((entry) => ({ ...entry, x: round(entry.x + margin), y: round(entry.y + legendTop) })),
    footnote,
    footnoteY: round(footnoteY),
  };
}

function moveParts(
  picture: Picture,
  placement: Placement,
  boxes: readonly NodeBox[],
  frameLabels: readonly string[],
  move: (box: Rectangle) => Rectangle,
  [left, top]: readonly [number, number],
): Pick<PlacedPicture, 'nodes' | 'edges' | 'frames'> {
  // The layout answers in the order of what it was given: nodes, edges, frames.
  const edges = placement.links.map(({ route, closesCycle }, index) => ({
    edge: picture.edges[index] as PictureEdge,
    route: moveRoute(route, left, top),
    closesCycle,
  }));
  return {
    nodes: placement.boxes.map((rectangle, index) => ({
      ...move(rectangle),
      node: picture.nodes[index] as PictureNode,
      box: boxes[index] as NodeBox,
    })),
    edges,
    frames: placement.frames.flatMap((frame, index) => {
      if (frame === undefined) return [];
      const label = frameLabels[index] ?? '';
      const members = new Set(picture.frames[index]?.members);
      return [placeFrame(move(frame), label, members, edges)];
    }),
  };
}

/** No line runs through a frame but those of its members. */
function placeFrame(
  place: Rectangle,
  label: string,
  members: ReadonlySet<string>,
  edges: readonly PlacedEdge[],
): PlacedFrame {
  const own = edges.filter(({ edge }) => members.has(edge.from) || members.has(edge.to));
  const width = textWidth(label, frameType.size, frameType.weight);
  const lines = own.map(({ route }) => flattenRoute(route));
  return { ...place, label, labelX: round(clearLabel(place, width, lines)) };
}

function footnoteOf({ unaffectedCount }: Picture): string {
  if (unaffectedCount === 0) return '';
  return unaffectedCount === 1
    ? '1 other component is unaffected and not drawn.'
    : `${unaffectedCount} other components are unaffected and not drawn.`;
}

function labelWidth(label: string): number {
  return textWidth(label, areaType.size, areaType.weight);
}
