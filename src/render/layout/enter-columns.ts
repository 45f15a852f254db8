import type { Block } from './block.ts';
import type { Descent } from './break-cycles.ts';
import type { Diagram } from './diagram.ts';
import { boxGap, channelGap, channelWidth, laneGap } from './spacing.ts';

/**
 * The rank in which each descent enters the column that it ends in; above it, it stays in the one that it comes from.
 *
 * That is at once, unless in some rank more would come in than the boxes of the column are wide, and there is room
 * for it beside the boxes of the other: then below the last such rank. So a column is as wide as its boxes need, and
 * not as what passes above them.
 * Post: from the rank below that of `high` to that of `low`. Cost: O(blocks + Σ spans).
 */
export function enterColumns(
  { links }: Diagram,
  blocks: readonly Block[],
  descents: readonly Descent[],
  rank: Int32Array,
): number[] {
  const columnOf = (block: number): number => blocks[block]?.column ?? -1;
  const isIncoming = ({ high, low }: Descent): boolean =>
    columnOf(low) !== -1 && columnOf(low) !== columnOf(high);
  const { widthAt, widest } = widthsOfRanks(blocks, rank);

  const lanes = new Map<string, Set<number>>();
  for (const descent of descents) {
    if (!isIncoming(descent)) continue;
    const { high, low, turned, link } = descent;
    // What comes from one box shares a lane.
    const lane = turned ? -1 - link : (links[link]?.upper ?? 0);
    for (let bend = (rank[high] ?? 0) + 1; bend < (rank[low] ?? 0); bend++) {
      const key = keyOf(columnOf(low), bend);
      const known = lanes.get(key);
      if (known === undefined) lanes.set(key, new Set([lane]));
      else known.add(lane);
    }
  }

  const isBetterOutside = ({ high, low }: Descent, bend: number): boolean => {
    const count = lanes.get(keyOf(columnOf(low), bend))?.size ?? 0;
    const width = count * (channelWidth(1) + laneGap);
    const beside = (widthAt.get(keyOf(columnOf(high), bend)) ?? 0) + channelGap + width;
    return width > (widest.get(columnOf(low)) ?? 0) && beside <= (widest.get(columnOf(high)) ?? 0);
  };
  return descents.map((descent) => {
    const first = (rank[descent.high] ?? 0) + 1;
    let enter = isIncoming(descent) ? (rank[descent.low] ?? 0) : first;
    while (enter > first && !isBetterOutside(descent, enter - 1)) enter--;
    return enter;
  });
}

function keyOf(column: number, rank: number): string {
  return `${column} ${rank}`;
}

/** How wide the boxes of a column are in each rank, and in the fullest. */
function widthsOfRanks(blocks: readonly Block[], rank: Int32Array) {
  const widthAt = new Map<string, number>();
  const widest = new Map<number, number>();
  for (const [block, { column, width }] of blocks.entries()) {
    const key = keyOf(column, rank[block] ?? 0);
    const known = widthAt.get(key);
    const total = known === undefined ? width : known + boxGap + width;
    widthAt.set(key, total);
    widest.set(column, Math.max(widest.get(column) ?? 0, total));
  }
  return { widthAt, widest };
}
