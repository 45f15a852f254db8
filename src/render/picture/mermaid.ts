import type { Picture, PictureEdge, PictureNode } from '../../document/picture.ts';
import { foldPicture } from './fold/fold-picture.ts';
import { type LineKind, lineKindOf } from './line-kind.ts';
import { nodeWords } from './node-words.ts';
import { palette } from './theme.ts';

/** Mermaid refuses 500 edges and 50 000 characters, and a page cannot raise its limits: we stay well below. */
const mostEdges = 450;
const mostCharacters = 45_000;
/** Each time a text is too large, this share of the nodes is tried next. */
const shrink = 0.8;

/**
 * A picture for Mermaid, which places it itself; folded until Mermaid takes it. Names are escaped character by
 * character and never used as ids, so no name can break the text.
 */
export function renderMermaid(picture: Picture, { maxNodes }: { readonly maxNodes: number }): string {
  for (let limit = maxNodes; ; limit = Math.floor(limit * shrink)) {
    const folded = foldPicture(picture, limit);
    const text = write(folded);
    const fits = folded.edges.length <= mostEdges && text.length <= mostCharacters;
    if (fits || limit <= 1) return text;
  }
}

function write(picture: Picture): string {
  const { nodes, edges, frames, areas, waves, flow } = picture;
  const idOf = new Map(nodes.map((node, index) => [node.id, `n${index + 1}`]));
  const ids = (members: readonly string[]): string[] => members.map((member) => idOf.get(member) ?? '');
  const asyncEdges = edges.flatMap((edge, index) => (edge.strength === 'async' ? [index] : []));
  const strong = edges.flatMap((edge, index) => (edge.role === 'other' ? [] : [index]));
  const rest = picture.unaffectedCount;
  return [
    '---',
    `title: ${JSON.stringify(escapeText(picture.title))}`,
    '---',
    `flowchart ${flow === 'needs' ? 'BT' : 'TB'}`,
    `  accTitle: ${escapeText(picture.title)}`,
    `  accDescr: ${escapeText(picture.summary)}`,
    ...nodes.map((node) => `  ${idOf.get(node.id) ?? ''}${shape(node)}${classOf(node)}`),
    ...subgraphs('frame', frames, ids),
    ...subgraphs('area', areas, ids),
    ...subgraphs('wave', waves, ids),
    ...(rest > 0 ? [`  unaffected["${rest} unaffected, not drawn"]`] : []),
    ...edges.map((edge) => `  ${link(edge, idOf, flow)}`),
    ...classDefinitions(nodes),
    ...(asyncEdges.length > 0 ? [`  linkStyle ${asyncEdges.join(',')} stroke-dasharray:2 4`] : []),
    ...(strong.length > 0 ? [`  linkStyle ${strong.join(',')} stroke-width:3px`] : []),
    '',
  ].join('\n');
}

function shape(node: PictureNode): string {
  const text = nodeWords(node).map(escapeText).join('<br/>');
  if (node.kind === 'joint') return `(["${text}"])`;
  const isRoot = node.kind === 'component' && node.role === 'root';
  return isRoot ? `[["${text}"]]` : `["${text}"]`;
}

function classOf(node: PictureNode): string {
  const role = node.kind === 'component' ? node.role : 'other';
  if (role === 'stuck') return ':::isStuck';
  if (node.state === undefined || node.state === 'ok') return '';
  return `:::is${role === 'root' ? 'Root' : ''}${capital(node.state)}`;
}

/** Class names that are none of Mermaid's own: it styles `root` and others itself. */
function capital(look: string): string {
  return look.slice(0, 1).toUpperCase() + look.slice(1);
}

const failed = ['down', 'degraded', 'delayed'] as const;

function classDefinitions(nodes: readonly PictureNode[]): string[] {
  const used = new Set(nodes.map(classOf));
  const stuck = used.has(':::isStuck') ? ['  classDef isStuck stroke-width:2px,stroke-dasharray:6 4'] : [];
  const roots = failed.map((state) => [`isRoot${capital(state)}`, `root-${state}`, 'root-ink'] as const);
  const others = failed.map((state) => [`is${capital(state)}`, state, `${state}-ink`] as const);
  const told = [...roots, ...others]
    .filter(([name]) => used.has(`:::${name}`))
    .map(([name, look, ink]) => {
      const fill = palette[`${look}-fill`].light;
      const line = palette[`${look}-line`].light;
      return `  classDef ${name} fill:${fill},stroke:${line},color:${palette[ink].light},stroke-width:2px`;
    });
  return [...told, ...stuck];
}

function subgraphs(
  kind: string,
  parts: readonly { readonly label: string; readonly members: readonly string[] }[],
  ids: (members: readonly string[]) => string[],
): string[] {
  return parts.flatMap(({ label, members }, index) => [
    `  subgraph ${kind}${index + 1}["${escapeText(label)}"]`,
    ...ids(members).map((id) => `    ${id}`),
    '  end',
  ]);
}

const arrows: Readonly<Record<LineKind, string>> = {
  hard: '-->',
  soft: '-.->',
  async: '-.->',
  start: '-.->|to start|',
};

function link(edge: PictureEdge, idOf: ReadonlyMap<string, string>, flow: Picture['flow']): string {
  const { from, to } = edge;
  const arrow = arrows[lineKindOf(edge)];
  const [dependent, dependency] = [idOf.get(from) ?? '', idOf.get(to) ?? ''];
  return flow === 'needs' ? `${dependent} ${arrow} ${dependency}` : `${dependency} ${arrow} ${dependent}`;
}

/** Letters, digits, spaces and harmless punctuation as they are; everything else as Mermaid's entity. */
function escapeText(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{M} .,:/_+·-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}
