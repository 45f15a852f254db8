import type { Block } from './block.ts';
import type { Descent } from './break-cycles.ts';

/**
 * The rank of every block, 0 at the top: one more than the largest rank above it, and below every earlier wave.
 * Blocks without a link come last, where they are in nobody's way.
 *
 * Longest paths over a topological order (Sugiyama, Tagawa, Toda, IEEE Trans. SMC 11, 1981, step 1).
 * Pre: the descents form no cycle and none leads to an earlier wave.
 * Post: rank of `high` < rank of `low` for every descent; ranks of a wave are below those of the waves before it.
 * Cost: O(blocks + descents).
 */
export function assignRanks(blocks: readonly Block[], descents: readonly Descent[]): Int32Array {
  const below: number[][] = blocks.map(() => []);
  const waiting = new Int32Array(blocks.length);
  for (const { high, low } of descents) {
    below[high]?.push(low);
    waiting[low] = (waiting[low] ?? 0) + 1;
  }
  const rank = new Int32Array(blocks.length);
  let base = 0;
  for (const wave of wavesOf(blocks)) {
    let last = base - 1;
    const ready = wave.filter((block) => waiting[block] === 0);
    for (const block of wave) rank[block] = Math.max(base, rank[block] ?? 0);
    for (let block = ready.pop(); block !== undefined; block = ready.pop()) {
      last = Math.max(last, rank[block] ?? 0);
      for (const lower of below[block] ?? []) {
        rank[lower] = Math.max(rank[lower] ?? 0, (rank[block] ?? 0) + 1);
        waiting[lower] = (waiting[lower] ?? 0) - 1;
        if (waiting[lower] === 0 && blocks[lower]?.wave === blocks[block]?.wave) ready.push(lower);
      }
    }
    base = last + 1;
  }
  return sinkLoneBlocks(blocks, descents, rank);
}

function wavesOf(blocks: readonly Block[]): number[][] {
  const waves = new Map<number, number[]>();
  for (const [index, { wave }] of blocks.entries()) {
    const members = waves.get(wave);
    if (members === undefined) waves.set(wave, [index]);
    else members.push(index);
  }
  return [...waves.entries()].sort(([a], [b]) => a - b).map(([, members]) => members);
}

function sinkLoneBlocks(
  blocks: readonly Block[],
  descents: readonly Descent[],
  rank: Int32Array,
): Int32Array {
  if (descents.length === 0) return rank;
  const linked = new Set(descents.flatMap(({ high, low }) => [high, low]));
  const last = rank.reduce((most, one) => Math.max(most, one), 0);
  return rank.map((one, block) => {
    const lone = !linked.has(block) && blocks[block]?.wave === -1 && blocks[block]?.top === false;
    return lone ? last + 1 : one;
  });
}
