import type { Text, Tree, TreeNode } from '../document/document.ts';

/** A node of a tree on its own line. */
export interface TreeLine {
  readonly text: Text;
  /** 0 at a root. */
  readonly depth: number;
  /** Whether no sibling follows. */
  readonly last: boolean;
}

/** The nodes from top to bottom. No recursion: a chain of causes can be as long as the graph. */
export function* treeOrder(tree: Tree): Generator<TreeLine> {
  const levels: { readonly nodes: readonly TreeNode[]; next: number }[] = [{ nodes: tree.roots, next: 0 }];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const node = level.nodes[level.next++];
    if (node === undefined) {
      levels.pop();
      continue;
    }
    yield { text: node.text, depth: levels.length - 1, last: level.next === level.nodes.length };
    levels.push({ nodes: node.children, next: 0 });
  }
}
