import type { Block } from './block.ts';
import type { Descent } from './break-cycles.ts';

const sweeps = 8;

/**
 * Moves blocks down towards what hangs on them while that shortens more links than it lengthens, so that
 * a dependency which only something deep needs stands just above it and not at the top of the page.
 *
 * Coordinate descent on the total link length that network simplex minimizes (Gansner, Koutsofios, North, Vo,
 * A technique for drawing directed graphs, IEEE Trans. Softw. Eng. 19, 1993, section 2).
 * Pre and post: `high` ranks above `low` for every descent. Blocks of the top, and those in waves, stay.
 * Cost: O(sweeps × (blocks + descents)).
 */
export function tightenRanks(
  blocks: readonly Block[],
  descents: readonly Descent[],
  ranks: Int32Array,
): Int32Array {
  const rank = ranks.slice();
  const below: number[][] = blocks.map(() => []);
  const aboveCount = new Int32Array(blocks.length);
  for (const { high, low } of descents) {
    below[high]?.push(low);
    aboveCount[low] = (aboveCount[low] ?? 0) + 1;
  }
  const bottomUp = [...blocks.keys()].sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0) || a - b);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let moved = false;
    for (const block of bottomUp) {
      const lower = below[block] ?? [];
      if (blocks[block]?.top || blocks[block]?.wave !== -1) continue;
      if (lower.length <= (aboveCount[block] ?? 0)) continue;
      const target = Math.min(...lower.map((other) => rank[other] ?? 0)) - 1;
      if (target <= (rank[block] ?? 0)) continue;
      rank[block] = target;
      moved = true;
    }
    if (!moved) break;
  }
  return withoutGaps(rank);
}

/** Renumbers so that every rank up to the last has a block. */
function withoutGaps(rank: Int32Array): Int32Array {
  const used = [...new Set(rank)].sort((a, b) => a - b);
  const numbered = new Map(used.map((old, index) => [old, index]));
  return rank.map((old) => numbered.get(old) ?? 0);
}
