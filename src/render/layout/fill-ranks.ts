import type { Block } from './block.ts';
import type { Descent } from './break-cycles.ts';
import { areaOf } from './choose-row-counts.ts';
import { idealAspect } from './page-shape.ts';
import { boxGap } from './spacing.ts';

/**
 * Moves leaves out of ranks that are too wide for the page into emptier ranks below, so that a hub's dependents
 * fill the page instead of one long line.
 *
 * A leaf has nothing below it and hangs on one block alone, so that its link can follow that block's trunk.
 * A width-bounded layering in the sense of Coffman and Graham (Acta Inf. 1, 1972), for leaves only.
 * Pre and post: `high` ranks above `low` for every descent. No rank is emptied, none added.
 * Cost: O(blocks × log + leaves × ranks).
 */
export function fillRanks(
  blocks: readonly Block[],
  descents: readonly Descent[],
  ranks: Int32Array,
): Int32Array {
  const rank = ranks.slice();
  const rankCount = 1 + rank.reduce((most, one) => Math.max(most, one), -1);
  const widths = new Float64Array(rankCount);
  for (const [block, { width }] of blocks.entries())
    widths[rank[block] ?? 0] = (widths[rank[block] ?? 0] ?? 0) + width + boxGap;
  const area = areaOf(blocks);
  const page = Math.sqrt(area * idealAspect(area));
  for (const leaf of leavesFromTop(blocks, descents, rank)) {
    const own = rank[leaf] ?? 0;
    const need = (blocks[leaf]?.width ?? 0) + boxGap;
    if ((widths[own] ?? 0) <= page) continue;
    let target = own + 1;
    while (target < rankCount && (widths[target] ?? 0) + need > page) target++;
    if (target >= rankCount) continue;
    rank[leaf] = target;
    widths[own] = (widths[own] ?? 0) - need;
    widths[target] = (widths[target] ?? 0) + need;
  }
  return rank;
}

function leavesFromTop(blocks: readonly Block[], descents: readonly Descent[], rank: Int32Array): number[] {
  const above: Set<number>[] = blocks.map(() => new Set());
  const carries = new Uint8Array(blocks.length);
  for (const { high, low } of descents) {
    above[low]?.add(high);
    carries[high] = 1;
  }
  return [...blocks.keys()]
    .filter((block) => carries[block] === 0 && above[block]?.size === 1 && blocks[block]?.wave === -1)
    .sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || a - b);
}
