import type { Picture, PictureEdge, PictureNode } from '../../document/picture.ts';
import { cleanText } from './clean-text.ts';

/**
 * The same picture with its lists in a fixed order and its texts safe to show, so that every format begins from
 * the same place and equal pictures give equal bytes. Ids stay as they are: they are names, not text.
 *
 * Post: nodes are sorted by id; edges by ends, strength, role, phase, and both ends exist; members exist and are sorted.
 */
export function canonicalPicture(picture: Picture): Picture {
  const nodes = picture.nodes.map(cleanNode).sort((a, b) => compare(a.id, b.id));
  const ids = new Set(nodes.map((node) => node.id));
  const membersOf = <T extends { readonly members: readonly string[] }>(part: T): T => ({
    ...part,
    members: part.members.filter((id) => ids.has(id)).sort(compare),
  });
  const cleanLabel = <T extends { readonly label: string }>(part: T): T => ({
    ...part,
    label: cleanText(part.label),
  });
  const edges = picture.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)).sort(compareEdges);
  const withJoints = gatherJoints(nodes, edges);
  return {
    ...picture,
    title: cleanText(picture.title),
    summary: cleanText(picture.summary),
    nodes,
    edges,
    frames: picture.frames
      .map((frame) => membersOf(cleanLabel(frame)))
      .filter((frame) => frame.members.length > 1)
      .sort((a, b) => compare(a.id, b.id)),
    areas: withJoints(picture.areas)
      .map((area) => membersOf(cleanLabel(area)))
      .filter((area) => area.members.length > 0)
      .sort((a, b) => compare(a.label, b.label) || compare(a.members[0] ?? '', b.members[0] ?? '')),
    waves: withJoints(picture.waves)
      .map((wave) => membersOf(cleanLabel(wave)))
      .filter((wave) => wave.members.length > 0),
  };
}

/** Puts every joint where the first of its dependents is, unless the picture has put it somewhere. */
function gatherJoints(nodes: readonly PictureNode[], edges: readonly PictureEdge[]) {
  const dependentOf = new Map<string, string>();
  for (const { from, to } of edges) if (!dependentOf.has(to)) dependentOf.set(to, from);
  const joints = nodes.filter((node) => node.kind === 'joint').map((node) => node.id);
  return <T extends { readonly members: readonly string[] }>(parts: readonly T[]): T[] => {
    const placed = new Set(parts.flatMap((part) => part.members));
    const free = joints.filter((joint) => !placed.has(joint));
    return parts.map((part) => {
      const members = new Set(part.members);
      const own = free.filter((joint) => members.has(dependentOf.get(joint) ?? ''));
      return { ...part, members: [...part.members, ...own] };
    });
  };
}

function cleanNode(node: PictureNode): PictureNode {
  if (node.kind !== 'component') return node;
  return {
    ...node,
    label: cleanText(node.label),
    badges: [...new Set(node.badges)].sort(compare),
    ...(node.plane === undefined ? {} : { plane: cleanText(node.plane) }),
    ...(node.when === undefined ? {} : { when: cleanText(node.when) }),
  };
}

function compareEdges(a: PictureEdge, b: PictureEdge): number {
  return (
    compare(a.from, b.from) ||
    compare(a.to, b.to) ||
    compare(a.strength, b.strength) ||
    compare(a.role, b.role) ||
    Number(a.toStart ?? false) - Number(b.toStart ?? false)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
