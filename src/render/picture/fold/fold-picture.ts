import type { Picture } from '../../../document/picture.ts';
import { canonicalPicture } from '../canonical-picture.ts';
import { foldRanks } from './fold-ranks.ts';
import { foldTwins } from './fold-twins.ts';

/**
 * A picture of at most about `maxNodes` nodes: leaves with the same neighbors become one node, then what stands
 * at the same height. Every component is drawn or counted on the picture; roots and subjects are always drawn.
 *
 * Post: canonical; component count and states are kept; unchanged when it is small enough. It may stay above
 * `maxNodes` only by roots and subjects. Cost: O(nodes + edges), times log for the choice of what to keep.
 */
export function foldPicture(unordered: Picture, maxNodes: number): Picture {
  const picture = canonicalPicture(unordered);
  if (picture.nodes.length <= maxNodes) return picture;
  const withoutTwins = foldTwins(picture, maxNodes);
  return withoutTwins.nodes.length <= maxNodes ? withoutTwins : foldRanks(withoutTwins, maxNodes);
}

/** How many components a picture shows or counts. */
export function componentCount({ nodes }: Picture): number {
  return nodes.reduce(
    (sum, node) => sum + (node.kind === 'component' ? 1 : node.kind === 'fold' ? node.count : 0),
    0,
  );
}
