import type { Block, BlockMember } from './block.ts';
import type { Diagram, FrameBox } from './diagram.ts';

const padding = 10;
const gap = 14;
/** Links keep at most this share of a box free for the label above it; past that they run behind it. */
const mostInset = 0.4;
/** Between a box and the one below it that needs it. */
const drop = 30;

/**
 * Places the boxes of a frame: side by side, and where one needs another, lower and to the right of it.
 *
 * At one height, those with a lesser `towards` stand further left.
 * Post: no two boxes share a stretch of the x axis, so a vertical line from any of them leaves the frame freely.
 * Links that come from above keep clear of the label as far as
 * that leaves them room.
 */
export function arrangeFrame(
  diagram: Diagram,
  frame: FrameBox,
  towards: (box: number) => number = () => 0,
): Pick<Block, 'width' | 'height' | 'members'> {
  const level = levels(diagram, frame);
  const order = frame.members.toSorted(
    (a, b) => (level.get(a) ?? 0) - (level.get(b) ?? 0) || towards(a) - towards(b) || a - b,
  );
  const tallest = Math.max(...order.map((box) => diagram.boxes[box]?.height ?? 0));
  const members: BlockMember[] = [];
  let x = padding;
  let bottom = 0;
  for (const box of order) {
    const { width, height } = diagram.boxes[box] ?? { width: 0, height: 0 };
    const dy = frame.labelHeight + (level.get(box) ?? 0) * (tallest + drop);
    const labelInset = Math.max(0, padding + frame.labelWidth + 6 - x);
    members.push({ box, dx: x, dy, labelInset: Math.min(labelInset, width * mostInset) });
    x += width + gap;
    bottom = Math.max(bottom, dy + height);
  }
  const width = Math.max(x - gap + padding, frame.labelWidth + 2 * padding + 22);
  return { width, height: bottom + padding, members };
}

/** How many boxes of the frame stand above each, by repeated relaxing; cycles inside a frame stay level. */
function levels(diagram: Diagram, frame: FrameBox): Map<number, number> {
  const level = new Map(frame.members.map((box) => [box, 0]));
  const inner = diagram.links.filter(({ lower, upper }) => level.has(lower) && level.has(upper));
  for (let round = 1; round < frame.members.length; round++) {
    for (const { lower, upper } of inner) {
      const mutual = inner.some((other) => other.lower === upper && other.upper === lower);
      if (mutual && lower <= upper) continue;
      const least = Math.min((level.get(upper) ?? 0) + 1, frame.members.length - 1);
      level.set(lower, Math.max(level.get(lower) ?? 0, least));
    }
  }
  return level;
}
