import type { Tree } from '../../document/document.ts';
import { type TreeLine, treeOrder } from '../tree-order.ts';
import { indent } from './grid.ts';
import type { Paint } from './paint.ts';
import { wordsOf } from './words.ts';
import { wrap } from './wrap.ts';

/** What a level of a tree is drawn with; each is as wide as the others. */
const guides = { last: '└─ ', other: '├─ ', past: '   ', beside: '│  ' };

/** Columns that the branches leave to the text at least. */
const leastText = 24;

/**
 * Nodes below one another, each with the branches that lead to it.
 *
 * Levels that would leave no room for text are not set in any further: `⋯ 19` says how deep a node is.
 * Cost: linear in nodes and text, whatever the shape.
 */
export function drawTree(tree: Tree, width: number, paint: Paint): string[] {
  const deepest = Math.floor((width - indent.length - leastText) / guides.last.length);
  const lines: string[] = [];
  /** By depth, what stands before whatever follows below the node last drawn there. */
  const below = [''];
  for (const node of treeOrder(tree)) {
    const stem = stemOf(node, below[node.depth - 1] ?? '', deepest);
    below[node.depth] = stem.below;
    const room = width - indent.length - stem.first.length;
    for (const [index, line] of wrap(wordsOf(node.text), room).entries()) {
      const guide = index === 0 ? stem.first : stem.below;
      const drawn = line.length === 0 ? guide.trimEnd() : guide;
      lines.push((indent + paint.guide(drawn) + paint.line(line)).trimEnd());
    }
  }
  return lines;
}

/** What stands before the first line of a node and before all that follows below it. */
function stemOf(
  node: TreeLine,
  above: string,
  deepest: number,
): { readonly first: string; readonly below: string } {
  const { depth, last } = node;
  if (depth === 0) return { first: '', below: '' };
  if (depth > deepest) {
    const first = `⋯ ${depth} `;
    return { first, below: ' '.repeat(first.length) };
  }
  return {
    first: above + (last ? guides.last : guides.other),
    below: above + (last ? guides.past : guides.beside),
  };
}
