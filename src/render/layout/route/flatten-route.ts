import type { Point, Route } from '../diagram.ts';
import { round } from './route.ts';

const steps = 12;

/**
 * A route as a polyline, coordinates rounded to a tenth, no point twice in a row.
 *
 * Curves are cut at equal parameters (de Casteljau's polynomial, evaluated directly), which lie densest where
 * they bend most. Cost: O(pieces).
 */
export function flattenRoute({ start, pieces }: Route): Point[] {
  const points: Point[] = [start];
  let from = start;
  for (const piece of pieces) {
    if (piece.kind === 'curve') {
      for (let step = 1; step < steps; step++) points.push(pointOn(from, piece, step / steps));
    }
    points.push(piece.end);
    from = piece.end;
  }
  const rounded = points.map(([x, y]): Point => [round(x), round(y)]);
  return rounded.filter(
    ([x, y], index) => index === 0 || x !== rounded[index - 1]?.[0] || y !== rounded[index - 1]?.[1],
  );
}

interface Curve {
  readonly control1: Point;
  readonly control2: Point;
  readonly end: Point;
}

/** The point of a cubic curve at `t` between 0 and 1. */
export function pointOn(start: Point, { control1, control2, end }: Curve, t: number): Point {
  const u = 1 - t;
  const blend = (axis: 0 | 1): number =>
    u * u * u * start[axis] +
    3 * u * u * t * control1[axis] +
    3 * u * t * t * control2[axis] +
    t * t * t * end[axis];
  return [blend(0), blend(1)];
}
