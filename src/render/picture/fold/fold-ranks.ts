import type { Picture, PictureNode } from '../../../document/picture.ts';
import { assignRanks } from '../../layout/assign-ranks.ts';
import { gatherBlocks } from '../../layout/blocks.ts';
import { breakCycles } from '../../layout/break-cycles.ts';
import { toDiagram } from '../to-diagram.ts';
import { placeOf } from './fold-twins.ts';
import { mergeNodes } from './merge-nodes.ts';

interface Foldable {
  readonly id: string;
  readonly rank: number;
  /** Nodes with the same one may be folded together when they are of one rank. */
  readonly look: string;
  readonly degree: number;
}

/**
 * Folds what stands at the same height in the same state, area and wave. The best connected nodes stay, as many
 * per group as fit. Where even one fold per group is too much, whole stretches of ranks become one fold each.
 */
export function foldRanks(picture: Picture, maxNodes: number): Picture {
  const foldable = findFoldable(picture);
  const room = Math.max(1, maxNodes - (picture.nodes.length - foldable.length));
  const groups = [...groupBy(foldable, ({ rank, look }) => `${rank} ${look}`).values()];
  for (const group of groups) group.sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  const kept = largestThatFits(groups, room);
  if (kept >= 0)
    return merge(
      picture,
      groups.map((group) => (group.length > kept + 1 ? group.slice(kept) : [])),
    );
  return merge(picture, stretches(foldable, room));
}

function findFoldable(picture: Picture): Foldable[] {
  const { diagram } = toDiagram({ ...picture, frames: [] });
  const gathered = gatherBlocks(diagram);
  const ranks = assignRanks(gathered.blocks, breakCycles(diagram, gathered));
  const degree = new Map<string, number>();
  for (const { from, to } of picture.edges) {
    degree.set(from, (degree.get(from) ?? 0) + 1);
    degree.set(to, (degree.get(to) ?? 0) + 1);
  }
  const areaOf = placeOf(picture.areas);
  const waveOf = placeOf(picture.waves);
  return picture.nodes.flatMap((node, index) => {
    if (isSpecial(node)) return [];
    const look = JSON.stringify([node.state, areaOf.get(node.id), waveOf.get(node.id)]);
    return [{ id: node.id, rank: ranks[index] ?? 0, look, degree: degree.get(node.id) ?? 0 }];
  });
}

function isSpecial(node: PictureNode): boolean {
  return node.kind === 'component' && node.role !== 'other';
}

/** How many nodes each group may keep beside its fold; -1 when not even the folds fit. */
function largestThatFits(groups: readonly (readonly Foldable[])[], room: number): number {
  const drawn = (kept: number): number =>
    groups.reduce((sum, group) => sum + Math.min(group.length, kept + 1), 0);
  let least = -1;
  let most = room;
  while (least < most) {
    const middle = (least + most + 1) >> 1;
    if (drawn(middle) <= room) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** Neighboring ranks together, just as many as make `room` folds, whatever the state. */
function stretches(foldable: readonly Foldable[], room: number): Foldable[][] {
  const rankCount = 1 + foldable.reduce((most, { rank }) => Math.max(most, rank), 0);
  const size = Math.ceil(rankCount / room);
  return [...groupBy(foldable, ({ rank }) => String(Math.floor(rank / size))).values()];
}

function merge(picture: Picture, groups: readonly (readonly Foldable[])[]): Picture {
  return mergeNodes(
    picture,
    groups.filter((group) => group.length > 0).map((group) => group.map(({ id }) => id)),
  );
}

function groupBy(nodes: readonly Foldable[], keyOf: (node: Foldable) => string): Map<string, Foldable[]> {
  const groups = new Map<string, Foldable[]>();
  for (const node of nodes) {
    const key = keyOf(node);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  return groups;
}
