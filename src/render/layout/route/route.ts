import type { Point, Route, RoutePiece } from '../diagram.ts';

/** A stretch of a route that goes straight down. */
export interface Fall {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Falls closer together than this are one. */
const epsilon = 0.05;

/**
 * Joins falls, given from the top, by curves that start and end vertically. Every curve stays between the bottom
 * of one fall and the top of the next, and between their places: it cannot touch what lies beside the gap.
 */
export function descend(falls: readonly Fall[]): Route {
  const joined: Fall[] = [];
  for (const fall of falls) {
    const last = joined.at(-1);
    if (last !== undefined && Math.abs(last.x - fall.x) < epsilon) {
      joined[joined.length - 1] = { ...last, bottom: fall.bottom };
    } else joined.push(fall);
  }
  const first = joined[0] ?? { x: 0, top: 0, bottom: 0 };
  const pieces: RoutePiece[] = [];
  let previous = first;
  for (const fall of joined) {
    if (fall !== first) pieces.push(curve([previous.x, previous.bottom], [fall.x, fall.top]));
    if (fall.bottom - fall.top > epsilon) pieces.push({ kind: 'line', end: [fall.x, fall.bottom] });
    previous = fall;
  }
  return { start: [first.x, first.top], pieces };
}

/** From one point to another, vertical at both ends. */
export function curve(from: Point, to: Point): RoutePiece {
  const middle = (from[1] + to[1]) / 2;
  return { kind: 'curve', control1: [from[0], middle], control2: [to[0], middle], end: to };
}

/** The same line, run through the other way. */
export function reverseRoute({ start, pieces }: Route): Route {
  const starts = [start, ...pieces.map((piece) => piece.end)];
  const reversed = pieces.map((piece, index): RoutePiece => {
    // Every piece has a start.
    const end = starts[index] as Point;
    return piece.kind === 'line'
      ? { kind: 'line', end }
      : { kind: 'curve', control1: piece.control2, control2: piece.control1, end };
  });
  return { start: starts.at(-1) ?? start, pieces: reversed.reverse() };
}

/** The same line at another place, with coordinates rounded to a tenth. */
export function moveRoute({ start, pieces }: Route, dx: number, dy: number): Route {
  const move = ([x, y]: Point): Point => [round(x + dx), round(y + dy)];
  return {
    start: move(start),
    pieces: pieces.map((piece) =>
      piece.kind === 'line'
        ? { kind: 'line', end: move(piece.end) }
        : {
            kind: 'curve',
            control1: move(piece.control1),
            control2: move(piece.control2),
            end: move(piece.end),
          },
    ),
  };
}

export function round(coordinate: number): number {
  // Adding zero turns -0 into 0.
  return Math.round(coordinate * 10) / 10 + 0;
}
