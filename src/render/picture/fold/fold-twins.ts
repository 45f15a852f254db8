import type { Picture } from '../../../document/picture.ts';
import { mergeNodes } from './merge-nodes.ts';

/** Fewer than this are drawn one by one: the first of them, and a fold, would take the room of two. */
const smallestGroup = 3;

/**
 * Folds leaves that look alike: the same needs in the same way, the same state, badges, area and wave. The first
 * of them stays and shows what they are. Largest groups go first, and no more than `maxNodes` asks for.
 */
export function foldTwins(picture: Picture, maxNodes: number): Picture {
  const groups = [...twins(picture).values()].filter((group) => group.length >= smallestGroup);
  groups.sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  const chosen: string[][] = [];
  let count = picture.nodes.length;
  for (const group of groups) {
    if (count <= maxNodes) break;
    chosen.push(group.slice(1));
    count -= group.length - 2;
  }
  return mergeNodes(picture, chosen);
}

function twins(picture: Picture): Map<string, string[]> {
  const carries = new Set(picture.edges.map((edge) => edge.to));
  const needs = new Map<string, string[]>();
  for (const { from, to, strength, role, toStart } of picture.edges) {
    const list = needs.get(from);
    const need = JSON.stringify([to, strength, role, toStart]);
    if (list === undefined) needs.set(from, [need]);
    else list.push(need);
  }
  const framed = new Set(picture.frames.flatMap((frame) => frame.members));
  const areaOf = placeOf(picture.areas);
  const waveOf = placeOf(picture.waves);
  const groups = new Map<string, string[]>();
  for (const node of picture.nodes) {
    const special = node.kind !== 'component' || node.role !== 'other' || framed.has(node.id);
    if (special || carries.has(node.id)) continue;
    const place = [areaOf.get(node.id), waveOf.get(node.id)];
    const key = JSON.stringify([node.state, node.badges, place, needs.get(node.id) ?? []]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node.id]);
    else group.push(node.id);
  }
  return groups;
}

/** For every member the number of its part; `null` in JSON for none. */
export function placeOf(parts: readonly { readonly members: readonly string[] }[]): Map<string, number> {
  return new Map(parts.flatMap(({ members }, index) => members.map((member) => [member, index] as const)));
}
