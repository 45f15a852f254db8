import type { PictureNode } from '../../document/picture.ts';

/**
 * What a node says, line by line, for formats that measure and place texts themselves: its name, then state,
 * time and badges. Pre: the picture is canonical.
 */
export function nodeWords(node: PictureNode): string[] {
  switch (node.kind) {
    case 'joint':
      return [`${node.atLeast} of ${node.memberCount}`];
    case 'fold':
      return [`and ${node.count} more`, noteOf(node.state, undefined, node.badges)].filter(
        (line) => line !== '',
      );
    case 'component': {
      const name = node.plane === undefined ? node.label : `${node.label} / ${node.plane}`;
      const state = node.role === 'root' && node.state !== undefined ? `fails: ${node.state}` : node.state;
      return [name, noteOf(state, node.when, node.badges)].filter((line) => line !== '');
    }
  }
}

function noteOf(state: string | undefined, when: string | undefined, badges: readonly string[]): string {
  return [state, when, ...badges].filter((part) => part !== undefined && part !== '').join(' · ');
}
