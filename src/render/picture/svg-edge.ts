import type { PictureFlow, PictureState } from '../../document/picture.ts';
import type { Point, Route } from '../layout/diagram.ts';
import { pointOn } from '../layout/route/flatten-route.ts';
import { reverseRoute } from '../layout/route/route.ts';
import { type LineKind, lineKindOf } from './line-kind.ts';
import type { PlacedEdge } from './place-picture.ts';
import { decimal } from './svg-text.ts';
import type { Color, Paint } from './theme.ts';

/** How a line looks: its color and weight say what it did, its dashes how strong it is. */
export interface LineLook {
  readonly color: Color;
  readonly thickness: number;
  readonly kind: LineKind;
}

/** A line with its arrowhead. Lines run from the upper end, so that dashes of one trunk fall together. */
export function svgEdge(placed: PlacedEdge, look: LineLook, flow: PictureFlow, paint: Paint): string {
  const { route, closesCycle } = placed;
  const tip = flow === 'needs' ? endOf(route) : endOf(reverseRoute(route));
  const drawn = svgLine(pathOf(reverseRoute(route)), look, paint) + arrowhead(tip, look, paint);
  return closesCycle ? drawn + cycleMark(middleOf(route), paint) : drawn;
}

export function lineLook(
  { edge, closesCycle }: PlacedEdge,
  dependent: PictureState | undefined,
  inScenario: boolean,
): LineLook {
  const { role } = edge;
  const kind = lineKindOf(edge);
  switch (role) {
    case 'cause':
      return { color: causeColor(dependent), thickness: 1.9, kind };
    case 'cycle':
      return { color: 'cycle', thickness: 2.2, kind };
    case 'critical':
      return { color: 'critical', thickness: 2.6, kind };
    case 'other':
      return { color: closesCycle ? 'cycle' : inScenario ? 'quiet-line' : 'line', thickness: 1.3, kind };
  }
}

/** What carried a failure has the color of what it did. */
export function causeColor(dependent: PictureState | undefined): Color {
  return dependent === undefined ? 'ink' : `${dependent}-line`;
}

const dashes: Readonly<Record<LineKind, string>> = {
  hard: '',
  soft: ' stroke-dasharray="7 4"',
  async: ' stroke-dasharray="0.1 5" stroke-linecap="round"',
  start: ' stroke-dasharray="11 4 2 4"',
};

export function svgLine(path: string, { color, thickness, kind }: LineLook, paint: Paint): string {
  const width = kind === 'async' ? thickness + 0.8 : thickness;
  return `<path d="${path}"${paint.paint({ fill: 'none', stroke: color })} stroke-width="${decimal(width)}"${dashes[kind]}/>`;
}

interface Tip {
  readonly at: Point;
  /** Unit vector in which the line arrives. */
  readonly direction: Point;
}

/** Filled for hard, open for what does not bring its dependent down. */
export function arrowhead({ at, direction: [dx, dy] }: Tip, { color, kind }: LineLook, paint: Paint): string {
  const corner = (back: number, side: number): string =>
    `${decimal(at[0] - dx * back - dy * side)} ${decimal(at[1] - dy * back + dx * side)}`;
  const tip = corner(0.5, 0);
  return kind === 'hard'
    ? `<path d="M${corner(8, -4)}L${tip}L${corner(8, 4)}Z"${paint.paint({ fill: color })}/>`
    : `<path d="M${corner(6.5, -3.8)}L${tip}L${corner(6.5, 3.8)}"${paint.paint({ fill: 'none', stroke: color })} stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** A loop in a disc: this edge leads back. */
export function cycleMark([x, y]: Point, paint: Paint): string {
  const at = (dx: number, dy: number): string => `${decimal(x + dx)} ${decimal(y + dy)}`;
  const line = paint.paint({ fill: 'none', stroke: 'cycle' });
  return (
    `<circle cx="${decimal(x)}" cy="${decimal(y)}" r="8"${paint.paint({ fill: 'page', stroke: 'cycle' })} stroke-width="1.5"/>` +
    `<path d="M${at(3.2, 2.2)}A4 4 0 1 1 ${at(3.4, -2)}M${at(0.6, -2.4)}L${at(3.6, -1.7)}L${at(4.2, -4.8)}"${line} stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`
  );
}

function pathOf({ start, pieces }: Route): string {
  const write = ([x, y]: Point): string => `${decimal(x)} ${decimal(y)}`;
  return pieces.reduce(
    (path, piece) =>
      piece.kind === 'line'
        ? `${path}L${write(piece.end)}`
        : `${path}C${write(piece.control1)} ${write(piece.control2)} ${write(piece.end)}`,
    `M${write(start)}`,
  );
}

function endOf({ start, pieces }: Route): Tip {
  const last = pieces.at(-1);
  if (last === undefined) return { at: start, direction: [0, 1] };
  const before = last.kind === 'curve' ? last.control2 : (pieces.at(-2)?.end ?? start);
  const [dx, dy] = [last.end[0] - before[0], last.end[1] - before[1]];
  const length = Math.hypot(dx, dy) || 1;
  return { at: last.end, direction: [dx / length, dy / length] };
}

/** A point near the middle of the line, where nothing else is: on a curve, which runs between rows. */
function middleOf({ start, pieces }: Route): Point {
  const starts = [start, ...pieces.map((piece) => piece.end)];
  const curves = pieces.flatMap((piece, index) => (piece.kind === 'curve' ? [{ piece, index }] : []));
  const { piece, index } = curves[curves.length >> 1] ?? {};
  const from = starts[index ?? 0] ?? start;
  if (piece !== undefined) return pointOn(from, piece, 0.5);
  const end = starts.at(-1) ?? start;
  return [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
}
