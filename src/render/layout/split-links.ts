import type { Block } from './block.ts';
import type { Descent } from './break-cycles.ts';
import type { Diagram } from './diagram.ts';
import { enterColumns } from './enter-columns.ts';

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
  /** From which box of its block it leaves, from the left; 0 for a bend and for a block of one box. */
  readonly highPort: number;
  readonly lowPort: number;
  /** How many links run along it. */
  readonly weight: number;
}

/** Boxes of a block that are told apart; what is further right counts as the last. */
export const portCount = 4;

/**
 * Gives every link that spans several ranks a bend in each rank between. What several blocks need of one box
 * shares bends as long as it travels together: one trunk that branches, instead of a cable for each.
 *
 * Post: the first items are the blocks, in order; every segment joins adjacent ranks.
 * Cost: O(blocks + Σ spans).
 */
export function splitLinks(
  diagram: Diagram,
  blocks: readonly Block[],
  descents: readonly Descent[],
  rank: Int32Array,
): Layers {
  const { links } = diagram;
  const items: Item[] = blocks.map(({ column }, block) => ({ block, rank: rank[block] ?? 0, column }));
  const trunks = new Map<string, number>();
  const segments = new Map<string, Segment & { weight: number }>();
  const portOf = makePorts(blocks);
  const enters = enterColumns(diagram, blocks, descents, rank);

  const chains = descents.map(({ high, low, turned, link }, index) => {
    const chain = [high];
    const { lower = 0, upper = 0 } = links[link] ?? {};
    for (let bendRank = (rank[high] ?? 0) + 1; bendRank < (rank[low] ?? 0); bendRank++) {
      const column = blocks[bendRank < (enters[index] ?? 0) ? high : low]?.column ?? -1;
      const key = turned ? `turned ${link} ${bendRank}` : `${turned ? lower : upper} ${column} ${bendRank}`;
      let bend = trunks.get(key);
      if (bend === undefined) {
        bend = items.length;
        items.push({ block: -1, rank: bendRank, column });
        trunks.set(key, bend);
      }
      chain.push(bend);
    }
    chain.push(low);
    for (let next = 1; next < chain.length; next++) {
      const highPort = next === 1 ? portOf(turned ? lower : upper) : 0;
      const lowPort = next === chain.length - 1 ? portOf(turned ? upper : lower) : 0;
      // Inside the loop both lie in the chain.
      const ends = { high: chain[next - 1] as number, low: chain[next] as number, highPort, lowPort };
      const key = `${ends.high} ${ends.low} ${highPort} ${lowPort}`;
      const known = segments.get(key);
      if (known === undefined) segments.set(key, { ...ends, weight: 1 });
      else known.weight++;
    }
    return chain;
  });
  const rankCount = 1 + items.reduce((most, item) => Math.max(most, item.rank), -1);
  return { items, rankCount, segments: [...segments.values()], chains };
}

function makePorts(blocks: readonly Block[]): (box: number) => number {
  const ports = new Map<number, number>();
  for (const { members } of blocks) {
    for (const [index, { box }] of members.entries()) ports.set(box, Math.min(index, portCount - 1));
  }
  return (box) => ports.get(box) ?? 0;
}
