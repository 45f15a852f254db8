import type { Point, Rectangle } from '../../../src/render/layout/diagram.ts';

/** A drawing as anybody could measure it: boxes, and lines from box to box. */
export interface Drawing {
  readonly boxes: readonly Rectangle[];
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

export interface Line {
  /** Numbers of the boxes at its ends. */
  readonly ends: readonly [number, number];
  readonly points: readonly Point[];
}

export interface Measures {
  /** Points in which two lines cross; meeting at an end and running together do not count. */
  readonly crossings: number;
  readonly overlaps: number;
  /** Pairs of a line and a box that is not at one of its ends. */
  readonly throughBoxes: number;
  readonly length: number;
  readonly aspect: number;
}

export function measureDrawing(drawing: Drawing): Measures {
  return {
    crossings: countLineCrossings(drawing.lines),
    overlaps: overlappingPairs(drawing.boxes).length,
    throughBoxes: linesThroughBoxes(drawing).length,
    length: drawing.lines.reduce((sum, line) => sum + lengthOf(line), 0),
    aspect: drawing.width / drawing.height,
  };
}

export function overlappingPairs(boxes: readonly Rectangle[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (const [a, one] of boxes.entries()) {
    for (let b = a + 1; b < boxes.length; b++) {
      const other = boxes[b] as Rectangle;
      const apart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y;
      if (!apart) pairs.push([a, b]);
    }
  }
  return pairs;
}

/** Lines that touch the inside of a box which is not at one of their ends. */
export function linesThroughBoxes({ boxes, lines }: Drawing): [line: number, box: number][] {
  const found: [number, number][] = [];
  for (const [line, { ends, points }] of lines.entries()) {
    for (const [box, { x, y, width, height }] of boxes.entries()) {
      if (ends.includes(box)) continue;
      const inner = { left: x + 0.1, right: x + width - 0.1, top: y + 0.1, bottom: y + height - 0.1 };
      if (points.some((point, index) => index > 0 && enters(points[index - 1] as Point, point, inner))) {
        found.push([line, box]);
      }
    }
  }
  return found;
}

interface Inner {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether a straight piece has a point inside (Liang and Barsky 1984). */
function enters([x1, y1]: Point, [x2, y2]: Point, { left, right, top, bottom }: Inner): boolean {
  if (Math.max(x1, x2) < left || Math.min(x1, x2) > right) return false;
  if (Math.max(y1, y2) < top || Math.min(y1, y2) > bottom) return false;
  let least = 0;
  let most = 1;
  for (const [delta, room] of [
    [x1 - x2, x1 - left],
    [x2 - x1, right - x1],
    [y1 - y2, y1 - top],
    [y2 - y1, bottom - y1],
  ] as const) {
    if (delta === 0) {
      if (room < 0) return false;
    } else if (delta < 0) least = Math.max(least, room / delta);
    else most = Math.min(most, room / delta);
  }
  return least < most;
}

interface Piece {
  readonly line: number;
  readonly a: Point;
  readonly b: Point;
}

/** Compares pieces that share a cell of a grid, and counts a crossing in the cell where it lies. */
export function countLineCrossings(lines: readonly Line[]): number {
  const size = 40;
  const grid = new Map<string, Piece[]>();
  for (const [line, { points }] of lines.entries()) {
    for (let index = 1; index < points.length; index++) {
      const piece = { line, a: points[index - 1] as Point, b: points[index] as Point };
      const [left, right] = [Math.min(piece.a[0], piece.b[0]), Math.max(piece.a[0], piece.b[0])];
      const [top, bottom] = [Math.min(piece.a[1], piece.b[1]), Math.max(piece.a[1], piece.b[1])];
      for (let column = Math.floor(left / size); column <= Math.floor(right / size); column++) {
        for (let row = Math.floor(top / size); row <= Math.floor(bottom / size); row++) {
          const key = `${column} ${row}`;
          const cell = grid.get(key);
          if (cell === undefined) grid.set(key, [piece]);
          else cell.push(piece);
        }
      }
    }
  }
  let crossings = 0;
  for (const [key, cell] of grid) {
    for (const [index, one] of cell.entries()) {
      for (let other = index + 1; other < cell.length; other++) {
        const two = cell[other] as Piece;
        if (one.line === two.line) continue;
        const at = crossing(one, two);
        if (at !== undefined && `${Math.floor(at[0] / size)} ${Math.floor(at[1] / size)}` === key)
          crossings++;
      }
    }
  }
  return crossings;
}

/** Where two pieces cross properly, if they do. */
function crossing(one: Piece, two: Piece): Point | undefined {
  const d1 = side(two.a, two.b, one.a);
  const d2 = side(two.a, two.b, one.b);
  const d3 = side(one.a, one.b, two.a);
  const d4 = side(one.a, one.b, two.b);
  if (d1 * d2 >= 0 || d3 * d4 >= 0) return undefined;
  const t = d1 / (d1 - d2);
  return [one.a[0] + t * (one.b[0] - one.a[0]), one.a[1] + t * (one.b[1] - one.a[1])];
}

function side(a: Point, b: Point, p: Point): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

function lengthOf({ points }: Line): number {
  let length = 0;
  for (let index = 1; index < points.length; index++) {
    const [x1, y1] = points[index - 1] as Point;
    const [x2, y2] = points[index] as Point;
    length += Math.hypot(x2 - x1, y2 - y1);
  }
  return length;
}
