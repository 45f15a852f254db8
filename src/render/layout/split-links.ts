import type { Block } from './blocks.ts';
import type { Descent } from './break-cycles.ts';

/** Blocks and bends in ranks, joined by segments that go down exactly one rank. */
export interface Layers {
  readonly items: readonly Item[];
  readonly rankCount: number;
  readonly segments: readonly Segment[];
  /** For every descent its items, from the block `high` to the block `low`. */
  readonly chains: readonly (readonly number[])[];
}

export interface Item {
  /** -1 for a bend. */
  readonly block: number;
  readonly rank: number;
  readonly column: number;
}

export interface Segment {
  readonly high: number;
  readonly low: number;
  /** How many links run along it. */
  readonly weight: number;
}

/**
 * Gives every link that spans several ranks a bend in each rank between. What several blocks need of one block
 * shares bends as long as it travels together: one trunk that branches, instead of a cable for each.
 *
 * Post: the first items are the blocks, in order; every segment joins adjacent ranks, each pair of items once.
 * Cost: O(blocks + Σ spans).
 */
export function splitLinks(blocks: readonly Block[], descents: readonly Descent[], rank: Int32Array): Layers {
  const items: Item[] = blocks.map(({ column }, block) => ({ block, rank: rank[block] ?? 0, column }));
  const trunks = new Map<string, number>();
  const weights = new Map<string, { high: number; low: number; weight: number }>();

  const chains = descents.map(({ high, low, turned, link }) => {
    const chain = [high];
    const column = blocks[low]?.column ?? -1;
    for (let bendRank = (rank[high] ?? 0) + 1; bendRank < (rank[low] ?? 0); bendRank++) {
      const key = turned ? `turned ${link} ${bendRank}` : `${high} ${column} ${bendRank}`;
      let bend = trunks.get(key);
      if (bend === undefined) {
        bend = items.length;
        items.push({ block: -1, rank: bendRank, column });
        trunks.set(key, bend);
      }
      chain.push(bend);
    }
    chain.push(low);
    for (let index = 1; index < chain.length; index++) {
      // Inside the loop both indices lie in the chain.
      const upper = chain[index - 1] as number;
      const lower = chain[index] as number;
      const key = `${upper} ${lower}`;
      const known = weights.get(key);
      if (known === undefined) weights.set(key, { high: upper, low: lower, weight: 1 });
      else known.weight++;
    }
    return chain;
  });
  const rankCount = 1 + items.reduce((most, item) => Math.max(most, item.rank), -1);
  return { items, rankCount, segments: [...weights.values()], chains };
}
