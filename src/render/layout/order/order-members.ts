import type { Block } from '../block.ts';
import type { Descent } from '../break-cycles.ts';
import type { Diagram } from '../diagram.ts';
import { arrangeFrame } from '../frame-block.ts';
import type { Layers } from '../split-links.ts';
import type { Ordering } from './ordering.ts';

/** What is known when the boxes are turned. */
interface Known {
  readonly blocks: readonly Block[];
  readonly layers: Layers;
  readonly ordering: Ordering;
}

/**
 * Turns the boxes of a frame so that each stands on the side where its links lead.
 *
 * Boxes are sorted by the mean place of what they are linked to, the barycenter of Sugiyama et al. 1981; a box
 * below another in its frame stays right of it. Pre and post: blocks keep members and sizes.
 * Cost: O(descents + members × log).
 */
export function orderMembers(
  diagram: Diagram,
  descents: readonly Descent[],
  { blocks, layers, ordering: { place, cells } }: Known,
): Block[] {
  const sizes = cells.map((rank) => rank.reduce((sum, cell) => sum + cell.length, 0));
  const sums = new Map<number, { total: number; count: number }>();
  const note = (box: number, neighbor: number): void => {
    // Places in wide and narrow ranks are compared as shares of the rank.
    const size = sizes[layers.items[neighbor]?.rank ?? 0] ?? 1;
    const known = sums.get(box) ?? { total: 0, count: 0 };
    const share = ((place[neighbor] ?? 0) + 0.5) / size;
    sums.set(box, { total: known.total + share, count: known.count + 1 });
  };
  for (const [index, { link, turned }] of descents.entries()) {
    const chain = layers.chains[index] ?? [];
    const { lower, upper } = diagram.links[link] ?? { lower: 0, upper: 0 };
    note(turned ? lower : upper, chain[1] ?? 0);
    note(turned ? upper : lower, chain.at(-2) ?? 0);
  }
  const mean = (box: number): number => {
    const known = sums.get(box);
    return known === undefined ? 0.5 : known.total / known.count;
  };
  return blocks.map((block) => {
    const frame = diagram.frames[block.frame];
    return frame === undefined ? block : { ...block, ...arrangeFrame(diagram, frame, mean) };
  });
}
