import type { Block } from './block.ts';
import type { Diagram, PlacedLink, Placement, Point, Rectangle, Route } from './diagram.ts';
import type { PlacedBoxes } from './position/place-boxes.ts';
import { type RowSpan, waveOf } from './position/stack-rows.ts';
import type { ColumnSpan } from './position/strips.ts';
import { moveRoute, round } from './route/route.ts';
import { bandPadding, columnPadding } from './spacing.ts';
import type { Rows } from './wrap-ranks.ts';

/**
 * The way out: everything moved so that it begins at 0, 0, in tenths of a pixel, with the size of the whole and
 * the rectangles of columns and waves.
 */
export function outline(
  diagram: Diagram,
  blocks: readonly Block[],
  rows: Rows,
  columns: readonly ColumnSpan[],
  spans: readonly RowSpan[],
  placed: PlacedBoxes,
  links: readonly PlacedLink[],
): Placement {
  const bottom = spans.at(-1)?.bottom ?? 0;
  const framesOf = placed.frames.filter((frame) => frame !== undefined);
  const columnBoxes = columnRectangles(diagram, columns, bottom);
  const waveRows = waveSpans(diagram, blocks, rows, spans);
  const edges = [...placed.boxes, ...framesOf, ...columnBoxes].flatMap(({ x, width }) => [x, x + width]);
  const routed = links.flatMap(({ route }) => controlsOf(route).map(([x]) => x));
  const all = [...edges, ...routed];
  const sides = diagram.waveCount > 0 ? bandPadding : 0;
  const first = all.reduce((least, x) => Math.min(least, x), all.length > 0 ? Number.POSITIVE_INFINITY : 0);
  const left = first - sides;
  const right = all.reduce((most, x) => Math.max(most, x), first) + sides;
  const topPadding = diagram.waveCount > 0 ? bandPadding : diagram.columns.length > 0 ? columnPadding : 0;
  const width = right - left;
  const move = (box: Rectangle): Rectangle => ({
    x: round(box.x - left),
    y: round(box.y + topPadding),
    width: round(box.width),
    height: round(box.height),
  });
  return {
    width: round(width),
    height: round(bottom + 2 * topPadding),
    boxes: placed.boxes.map(move),
    frames: placed.frames.map((frame) => (frame === undefined ? undefined : move(frame))),
    columns: columnBoxes.map(move),
    waves: waveRows.map(({ top, bottom: end }) => move({ x: left, y: top, width, height: end - top })),
    links: links.map((link) => ({ ...link, route: moveRoute(link.route, -left, topPadding) })),
  };
}

/** Points whose hull holds the line. */
function controlsOf({ start, pieces }: Route): Point[] {
  return [
    start,
    ...pieces.flatMap((piece) =>
      piece.kind === 'line' ? [piece.end] : [piece.control1, piece.control2, piece.end],
    ),
  ];
}

function columnRectangles(diagram: Diagram, columns: readonly ColumnSpan[], bottom: number): Rectangle[] {
  const middle = diagram.columns.length >> 1;
  return Array.from({ length: diagram.columns.length }, (_, column) => {
    const span = columns[column + (column >= middle ? 1 : 0)] ?? { left: 0, right: 0 };
    const x = span.left - columnPadding;
    const height = bottom + 2 * columnPadding;
    return { x, y: -columnPadding, width: span.right + columnPadding - x, height };
  });
}

function waveSpans(
  diagram: Diagram,
  blocks: readonly Block[],
  rows: Rows,
  spans: readonly RowSpan[],
): RowSpan[] {
  return Array.from({ length: diagram.waveCount }, (_, wave) => {
    const own = spans.filter((_span, row) => waveOf(blocks, rows, row) === wave);
    return { top: (own[0]?.top ?? 0) - bandPadding, bottom: (own.at(-1)?.bottom ?? 0) + bandPadding };
  });
}
