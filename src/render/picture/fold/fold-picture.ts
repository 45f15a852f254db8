import type { Picture } from '../../../document/picture.ts';
import { canonicalPicture } from '../canonical-picture.ts';
import { foldRanks } from './fold-ranks.ts';
import { foldTwins } from './fold-twins.ts';

/**
 * A picture of at most about `maxNodes` nodes: leaves with the same neighbors become one node, then what stands
 * at the same height. Every component is drawn or counted on the picture; roots and subjects are always drawn,
 * unless there are more of them than anybody would look at.
 *
 * Post: canonical; component count and states are kept; unchanged when it is small enough. It may stay above
 * `maxNodes` only by roots and subjects. Cost: O(nodes + edges), times log for the choice of what to keep.
 */
export function foldPicture(unordered: Picture, maxNodes: number): Picture {
  const whole = canonicalPicture(unordered);
  if (whole.nodes.length <= maxNodes) return whole;
  const picture = withFewSpecial(whole, maxNodes);
  const withoutTwins = foldTwins(picture, maxNodes);
  return withoutTwins.nodes.length <= maxNodes ? withoutTwins : foldRanks(withoutTwins, maxNodes);
}

/** Above as many roots and subjects, a drawing of all of them would take hours, and all of the memory. */
const mostSpecial = 150;

/** With more roots and subjects than that, the first of them as such, and the others as anybody else. */
function withFewSpecial(picture: Picture, maxNodes: number): Picture {
  const special = picture.nodes.filter((node) => node.kind === 'component' && node.role !== 'other');
  if (special.length <= Math.max(maxNodes, mostSpecial)) return picture;
  const kept = new Set(special.slice(0, Math.floor(maxNodes / 2)));
  return canonicalPicture({
    ...picture,
    nodes: picture.nodes.map((node) =>
      node.kind === 'component' && !kept.has(node) ? { ...node, role: 'other' } : node,
    ),
  });
}

/** How many components a picture shows or counts. */
export function componentCount({ nodes }: Picture): number {
  return nodes.reduce(
    (sum, node) => sum + (node.kind === 'component' ? 1 : node.kind === 'fold' ? node.count : 0),
    0,
  );
}
