import type { Block } from '../block.ts';
import type { Diagram, Rectangle } from '../diagram.ts';
import type { Rows } from '../wrap-ranks.ts';
import type { RowSpan } from './stack-rows.ts';

/** Where everything that is not a link has come to stand. */
export interface PlacedBoxes {
  readonly boxes: readonly Rectangle[];
  readonly frames: readonly (Rectangle | undefined)[];
  /** The slot of every block. */
  readonly slotOf: Int32Array;
}

/** Boxes in the middle of their row, boxes of a frame where the frame has them. Cost: O(boxes). */
export function placeBoxes(
  diagram: Diagram,
  blocks: readonly Block[],
  rows: Rows,
  centers: readonly number[],
  spans: readonly RowSpan[],
): PlacedBoxes {
  const boxes: Rectangle[] = [];
  const frames: (Rectangle | undefined)[] = diagram.frames.map(() => undefined);
  const slotOf = new Int32Array(blocks.length).fill(-1);
  for (const [slot, { block: index, row }] of rows.slots.entries()) {
    const block = blocks[index];
    const span = spans[row];
    if (block === undefined || span === undefined) continue;
    slotOf[index] = slot;
    const x = (centers[slot] ?? 0) - block.width / 2;
    const y = (span.top + span.bottom - block.height) / 2;
    if (block.frame !== -1) frames[block.frame] = { x, y, width: block.width, height: block.height };
    for (const { box, dx, dy } of block.members) {
      const size = diagram.boxes[box];
      if (size !== undefined) boxes[box] = { x: x + dx, y: y + dy, width: size.width, height: size.height };
    }
  }
  return { boxes, frames, slotOf };
}
