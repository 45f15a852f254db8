import type { Block } from '../block.ts';
import type { Blocks } from '../blocks.ts';
import type { Descent } from '../break-cycles.ts';
import type { Diagram, Rectangle } from '../diagram.ts';
import { channelWidth, portGap } from '../spacing.ts';
import type { Layers } from '../split-links.ts';
import type { Rows } from '../wrap-ranks.ts';

/** Where a link meets a block: at a place on the box, and at another one in the channels of the block's stack. */
export interface Strand {
  /** Absolute place on the box. */
  readonly port: number;
  /** From the middle of a channel. */
  readonly lane: number;
}

/** For every descent its strand at one of its two ends. */
export type Strands = readonly Strand[];

interface End {
  readonly descent: number;
  readonly block: number;
  readonly box: number;
  /** Where the link comes from or goes to: the middle of the slot that faces the block's stack. */
  readonly towards: number;
  /** Ends with the same key are one line here. */
  readonly key: string;
}

/**
 * Spreads the links along the edge of each box in the order in which they leave, so that none crosses another
 * before it has to. Links that share a trunk share a strand.
 *
 * Cost: O(descents × log).
 */
export function strandsAt(
  side: 'high' | 'low',
  diagram: Diagram,
  { blocks }: Blocks,
  descents: readonly Descent[],
  layers: Layers,
  rows: Rows,
  centers: readonly number[],
  boxes: readonly Rectangle[],
): Strands {
  const strands: Strand[] = [];
  const ends = descents.map((descent, index): End => {
    const chain = layers.chains[index] ?? [];
    const facing = (side === 'high' ? chain[1] : chain.at(-2)) ?? 0;
    const slot = (side === 'high' ? rows.stacks[facing]?.[0] : rows.stacks[facing]?.at(-1)) ?? 0;
    const link = diagram.links[descent.link];
    const isUpper = (side === 'high') !== descent.turned;
    const box = (isUpper ? link?.upper : link?.lower) ?? 0;
    const shared = side === 'high' && layers.items[facing]?.block === -1;
    const key = shared ? `${box} ${facing}` : `link ${index}`;
    return { descent: index, block: descent[side], box, towards: centers[slot] ?? 0, key };
  });
  for (const group of groupBy(ends, (end) => end.block)) {
    const block = blocks[group[0]?.block ?? -1];
    if (block !== undefined) spread(group, block, side, boxes, strands);
  }
  return strands;
}

function spread(
  group: readonly End[],
  block: Block,
  side: 'high' | 'low',
  boxes: readonly Rectangle[],
  strands: Strand[],
): void {
  const sorted = group.toSorted((a, b) => a.towards - b.towards || a.descent - b.descent);
  const lanes = [...new Set(sorted.map((end) => end.key))];
  const laneStep = lanes.length > 1 ? (channelWidth(lanes.length) - 4) / (lanes.length - 1) : 0;
  for (const { box, labelInset } of block.members) {
    const here = sorted.filter((end) => end.box === box);
    const ports = [...new Set(here.map((end) => end.key))];
    const rectangle = boxes[box] ?? { x: 0, y: 0, width: 0, height: 0 };
    const inset = side === 'low' ? labelInset : 0;
    const usable = rectangle.width - inset - 16;
    const portStep = ports.length > 1 ? Math.max(0, Math.min(portGap, usable / (ports.length - 1))) : 0;
    const middle = rectangle.x + inset + (rectangle.width - inset) / 2;
    for (const end of here) {
      const port = middle + (ports.indexOf(end.key) - (ports.length - 1) / 2) * portStep;
      const lane = (lanes.indexOf(end.key) - (lanes.length - 1) / 2) * laneStep;
      strands[end.descent] = { port, lane };
    }
  }
}

function groupBy(ends: readonly End[], key: (end: End) => number): End[][] {
  const groups = new Map<number, End[]>();
  for (const end of ends) {
    const group = groups.get(key(end));
    if (group === undefined) groups.set(key(end), [end]);
    else group.push(end);
  }
  return [...groups.values()];
}
