import type { Block } from '../block.ts';
import type { Blocks } from '../blocks.ts';
import type { Descent } from '../break-cycles.ts';
import type { Diagram } from '../diagram.ts';
import { arrangeFrame } from '../frame-block.ts';
import { type Layers, splitLinks } from '../split-links.ts';
import { countCrossings } from './count-crossings.ts';
import { findNeighbors } from './neighbors.ts';
import { orderLayers, reorderLayers } from './order-layers.ts';
import { orderMembers } from './order-members.ts';
import type { Ordering } from './ordering.ts';

/** Blocks with their boxes in place, layers that know which box a link leaves, and the order of everything. */
export interface Ordered {
  readonly blocks: readonly Block[];
  readonly layers: Layers;
  readonly ordering: Ordering;
  readonly crossings: number;
}

/** Up to this many segments every arrangement is ordered from the start, and not from the best order so far. */
const fewSegments = 80;
/** Frames are turned one by one as long as frames × segments stay below this. */
const mostWork = 600;

/**
 * Orders ranks and the boxes of frames together: first the ranks, then the boxes towards their links, then, while
 * links cross, each frame the other way round where that helps.
 *
 * Post: no more crossings than with the frames as they came. Cost: that of `orderLayers`, and of one search more
 * for every frame that is tried.
 */
export function orderWithFrames(
  diagram: Diagram,
  gathered: Blocks,
  descents: readonly Descent[],
  rank: Int32Array,
): Ordered {
  const attempt = (blocks: readonly Block[], order: (layers: Layers) => Ordering): Ordered => {
    const layers = splitLinks(diagram, blocks, descents, rank);
    const ordering = order(layers);
    return { blocks, layers, ordering, crossings: countCrossings(ordering, findNeighbors(layers)) };
  };
  let best = attempt(gathered.blocks, (layers) => orderLayers(layers, diagram.columns.length));
  const framed = [...best.blocks.keys()].filter((block) => best.blocks[block]?.frame !== -1);
  const small = best.layers.segments.length <= fewSegments;
  const tryBlocks = (blocks: readonly Block[]): void => {
    const other = attempt(blocks, (layers) =>
      small ? orderLayers(layers, diagram.columns.length) : reorderLayers(layers, best.ordering),
    );
    if (other.crossings < best.crossings) best = other;
  };
  if (framed.length > 0) tryBlocks(orderMembers(diagram, descents, best));
  if (framed.length * best.layers.segments.length > mostWork) return best;
  for (const turned of framed) {
    if (best.crossings === 0) break;
    tryBlocks(best.blocks.map((block, index) => (index === turned ? turnRound(diagram, block) : block)));
  }
  return best;
}

function turnRound(diagram: Diagram, block: Block): Block {
  const frame = diagram.frames[block.frame];
  const order = block.members.map(({ box }) => box);
  return frame === undefined
    ? block
    : { ...block, ...arrangeFrame(diagram, frame, (box) => -order.indexOf(box)) };
}
