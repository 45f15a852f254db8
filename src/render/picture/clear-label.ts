import type { Point, Rectangle } from '../layout/diagram.ts';

/** Between the label of a frame and the sides of the frame. */
export const frameLabelInset = 10;
/** The stretch of the y axis that the label takes, from the top of the frame. */
const above = 4;
const below = 21;
/** Between the label and a line beside it. */
const distance = 6;

/**
 * Where the label of a frame begins: as far left as no line runs behind it, else at the left side.
 *
 * Lines are given as polylines. Cost: O(points × log(points)).
 */
export function clearLabel(frame: Rectangle, width: number, lines: readonly (readonly Point[])[]): number {
  const first = frame.x + frameLabelInset;
  const last = frame.x + frame.width - frameLabelInset - width;
  const taken = lines
    .flatMap((points) => points.slice(1).map((end, index) => [points[index] ?? end, end] as const))
    .flatMap(([from, to]) => spanWithin(from, to, frame.y + above, frame.y + below))
    .sort(([a], [b]) => a - b);
  let x = first;
  for (const [left, right] of taken) {
    if (left - distance >= x + width) break;
    x = Math.max(x, right + distance);
  }
  return x <= last ? x : first;
}

/** From where to where a straight line is between two heights, if it is. */
function spanWithin([x1, y1]: Point, [x2, y2]: Point, top: number, bottom: number): [number, number][] {
  if (Math.max(y1, y2) < top || Math.min(y1, y2) > bottom) return [];
  if (y1 === y2) return [[Math.min(x1, x2), Math.max(x1, x2)]];
  const xAt = (y: number): number => x1 + ((x2 - x1) * (y - y1)) / (y2 - y1);
  const within = (y: number): number => xAt(Math.min(Math.max(y, top), bottom));
  const [a, b] = [within(y1), within(y2)];
  return [[Math.min(a, b), Math.max(a, b)]];
}
