import type {
  Picture,
  PictureEdge,
  PictureFold,
  PictureNode,
  PictureState,
} from '../../../document/picture.ts';
import { canonicalPicture } from '../canonical-picture.ts';

const strengths: readonly PictureEdge['strength'][] = ['hard', 'soft', 'async'];
const roles: readonly PictureEdge['role'][] = ['cause', 'cycle', 'critical', 'other'];
const worstFirst: readonly (PictureState | undefined)[] = ['down', 'degraded', 'delayed', 'ok', undefined];

/**
 * Draws each group of nodes as one fold. Edges of a fold to one neighbor become one edge, the strongest that
 * was there; edges within a group are inside the fold. Joints within a group are not counted.
 *
 * Pre: groups are disjoint and hold ids of the picture. Post: canonical.
 */
export function mergeNodes(picture: Picture, groups: readonly (readonly string[])[]): Picture {
  const byId = new Map(picture.nodes.map((node) => [node.id, node]));
  const standIn = new Map<string, string>();
  const folds = groups.map((group): PictureFold => {
    const members = group.map((id) => byId.get(id)).filter((node) => node !== undefined);
    const id = freeId(members[0]?.id ?? '', byId);
    for (const member of group) standIn.set(member, id);
    return foldOf(id, members);
  });
  const target = (id: string): string => standIn.get(id) ?? id;
  const kept = picture.nodes.filter((node) => !standIn.has(node.id));
  const renamed = <T extends { readonly members: readonly string[] }>(part: T): T => ({
    ...part,
    members: [...new Set(part.members.map(target))],
  });
  return canonicalPicture({
    ...picture,
    nodes: [...kept, ...folds.filter((fold) => fold.count > 0)],
    edges: mergeEdges(picture.edges, target, standIn),
    frames: picture.frames.map((frame) => ({
      ...frame,
      members: frame.members.filter((member) => !standIn.has(member)),
    })),
    areas: picture.areas.map(renamed),
    waves: picture.waves.map(renamed),
  });
}

/** The first member's id with an ellipsis, or several where somebody already has that name. */
function freeId(first: string, taken: ReadonlyMap<string, PictureNode>): string {
  let id = `${first}…`;
  while (taken.has(id)) id += '…';
  return id;
}

function foldOf(id: string, members: readonly PictureNode[]): PictureFold {
  const state = worstFirst.find((one) => members.some((node) => node.kind !== 'joint' && node.state === one));
  const counted = members.filter((node) => node.kind !== 'joint');
  const badges = (counted[0]?.badges ?? []).filter((badge) =>
    counted.every((node) => node.badges.includes(badge)),
  );
  const count = counted.reduce((sum, node) => sum + (node.kind === 'fold' ? node.count : 1), 0);
  return { kind: 'fold', id, count, badges, ...(state === undefined ? {} : { state }) };
}

function mergeEdges(
  edges: readonly PictureEdge[],
  target: (id: string) => string,
  standIn: ReadonlyMap<string, string>,
): PictureEdge[] {
  const merged = new Map<string, PictureEdge>();
  const untouched: PictureEdge[] = [];
  for (const edge of edges) {
    if (!standIn.has(edge.from) && !standIn.has(edge.to)) {
      untouched.push(edge);
      continue;
    }
    const moved = { ...edge, from: target(edge.from), to: target(edge.to) };
    if (moved.from === moved.to) continue;
    const key = JSON.stringify([moved.from, moved.to]);
    const known = merged.get(key);
    merged.set(key, known === undefined ? moved : stronger(known, moved));
  }
  return [...untouched, ...merged.values()];
}

function stronger(a: PictureEdge, b: PictureEdge): PictureEdge {
  const strength = strengths.find((one) => one === a.strength || one === b.strength) ?? a.strength;
  const role = roles.find((one) => one === a.role || one === b.role) ?? a.role;
  const { toStart: _, ...rest } = a;
  return { ...rest, strength, role, ...(a.toStart && b.toStart && { toStart: true }) };
}
