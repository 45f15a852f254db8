import type { Link, PlacedLink, Point, Rectangle } from '../diagram.ts';
import { curve, reverseRoute } from './route.ts';

const nowhere: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

/**
 * The way of a link that does not leave its block: from a box to itself, or between two boxes of one frame.
 *
 * Pre: boxes of a frame stand side by side, and the one below another stands right of it.
 * Post: the route touches no box but those at its ends.
 */
export function routeInside(link: Link, boxes: readonly Rectangle[], isFirstOfPair: boolean): PlacedLink {
  const lower = boxes[link.lower] ?? nowhere;
  const upper = boxes[link.upper] ?? nowhere;
  if (link.lower === link.upper) return { route: loop(lower), closesCycle: true };
  if (upper.y + upper.height <= lower.y)
    return { route: reverseRoute(drop(upper, lower)), closesCycle: false };
  if (lower.y + lower.height <= upper.y) return { route: drop(lower, upper), closesCycle: true };
  return { route: across(lower, upper, isFirstOfPair ? -6 : 6), closesCycle: !isFirstOfPair };
}

/** Out of the right side and back into it. */
function loop({ x, y, width, height }: Rectangle): PlacedLink['route'] {
  const start: Point = [x + width, y + height * 0.7];
  const end: Point = [x + width, y + height * 0.3];
  const reach = x + width + 16;
  const piece = {
    kind: 'curve',
    control1: [reach, start[1] + 4],
    control2: [reach, end[1] - 4],
    end,
  } as const;
  return { start, pieces: [piece] };
}

/** Straight down to the height of the lower box's free top, then over to it. */
function drop(high: Rectangle, low: Rectangle): PlacedLink['route'] {
  const start: Point = [high.x + high.width - 22, high.y + high.height];
  const turn: Point = [start[0], Math.max(start[1], low.y - 26)];
  const end: Point = [low.x + 22, low.y];
  return {
    start,
    pieces: [...(turn[1] > start[1] ? [{ kind: 'line', end: turn } as const] : []), curve(turn, end)],
  };
}

/** Between two boxes at one height: straight over where they are neighbors. */
function across(from: Rectangle, to: Rectangle, dy: number): PlacedLink['route'] {
  const y = Math.max(from.y, to.y) + Math.min(from.height, to.height) / 2 + dy;
  const rightwards = from.x < to.x;
  const start: Point = [rightwards ? from.x + from.width : from.x, y];
  const end: Point = [rightwards ? to.x : to.x + to.width, y];
  return { start, pieces: [{ kind: 'line', end }] };
}
