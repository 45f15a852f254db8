import type { Block } from '../block.ts';
import { bandGap, bandPadding, rowGap, wideRowGap } from '../spacing.ts';
import type { Layers } from '../split-links.ts';
import type { Rows } from '../wrap-ranks.ts';

/** Top and bottom of every row. Boxes and links inside a row never leave it; curves run only between rows. */
export interface RowSpan {
  readonly top: number;
  readonly bottom: number;
}

/** A link that goes far to the side gets this share of the way as height, so that it is not too flat. */
const slope = 0.11;

/**
 * The rows from the top, each as high as its highest box, further apart where links go far to the side.
 *
 * Cost: O(slots + segments).
 */
export function stackRows(
  blocks: readonly Block[],
  layers: Layers,
  rows: Rows,
  centers: readonly number[],
): RowSpan[] {
  const reach = reachBelow(layers, rows, centers);
  const spans: RowSpan[] = [];
  let top = 0;
  for (const [row, members] of rows.rows.entries()) {
    const height = Math.max(0, ...members.map((slot) => blocks[rows.slots[slot]?.block ?? -1]?.height ?? 0));
    spans.push({ top, bottom: top + height });
    const gap = Math.max(rowGap, Math.min(wideRowGap, 30 + slope * (reach[row] ?? 0)));
    const band = waveOf(blocks, rows, row) !== waveOf(blocks, rows, row + 1) ? 2 * bandPadding + bandGap : 0;
    top += height + Math.max(gap, band);
  }
  return spans;
}

/** The wave that a row belongs to, or -1. */
export function waveOf(blocks: readonly Block[], rows: Rows, row: number): number {
  for (const slot of rows.rows[row] ?? []) {
    const block = blocks[rows.slots[slot]?.block ?? -1];
    if (block !== undefined) return block.wave;
  }
  return -1;
}

/** The widest way to the side that a link goes below each row. */
function reachBelow(layers: Layers, { slots, stacks }: Rows, centers: readonly number[]): Float64Array {
  const reach = new Float64Array(slots.length);
  const note = (upper: number | undefined, lower: number | undefined): void => {
    const row = slots[upper ?? -1]?.row ?? 0;
    const distance = Math.abs((centers[upper ?? -1] ?? 0) - (centers[lower ?? -1] ?? 0));
    reach[row] = Math.max(reach[row] ?? 0, distance);
  };
  for (const { high, low } of layers.segments) note(stacks[high]?.at(-1), stacks[low]?.[0]);
  for (const stack of stacks) {
    for (let index = 1; index < stack.length; index++) note(stack[index - 1], stack[index]);
  }
  return reach;
}
