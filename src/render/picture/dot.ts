import type { Picture, PictureEdge, PictureNode, PictureNodeRole } from '../../document/picture.ts';
import { canonicalPicture } from './canonical-picture.ts';
import { cleanText } from './clean-text.ts';
import { type LineKind, lineKindOf } from './line-kind.ts';
import { nodeWords } from './node-words.ts';
import { palette } from './theme.ts';

const edgeStyles: Readonly<Record<LineKind, string>> = {
  hard: 'style=solid',
  soft: 'style=dashed',
  async: 'style=dotted',
  start: 'style=dashed, label="to start", fontsize=9',
};

/**
 * A picture for Graphviz, which places it itself. Every edge is written from the dependent to what it depends on;
 * where failure is what travels, the arrowhead sits at its tail. Nothing is folded: Graphviz takes any size.
 */
export function renderDot(unordered: Picture): string {
  const picture = canonicalPicture(unordered);
  const { nodes, edges, frames, areas, waves } = picture;
  const framed = new Set(frames.flatMap((frame) => frame.members));
  return [
    `digraph ${quote(picture.title)} {`,
    '  graph [rankdir=BT, labelloc=t, fontname="Helvetica", nodesep=0.3, ranksep=0.55, newrank=true];',
    `  graph [label=${quote(footed(picture).join('\n'))}];`,
    '  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=12, margin="0.12,0.08"];',
    `  edge [dir=${picture.flow === 'needs' ? 'forward' : 'back'}, color="${palette.line.light}", arrowsize=0.7];`,
    ...nodes.map((node) => `  ${quote(node.id)} [${nodeStyle(node)}];`),
    ...areas.flatMap(({ label, members }, index) =>
      cluster(
        `cluster_area_${index}`,
        label,
        members.filter((member) => !framed.has(member)),
        palette['area-fill'].light,
      ),
    ),
    ...frames.flatMap(({ label, members }, index) =>
      cluster(`cluster_frame_${index}`, label, members, palette['frame-fill'].light),
    ),
    ...waves.map(
      ({ members }) => `  { rank=same; ${members.map((member) => `${quote(member)};`).join(' ')} }`,
    ),
    ...edges.map((edge) => `  ${quote(edge.from)} -> ${quote(edge.to)} [${edgeStyle(edge, nodes)}];`),
    '}\n',
  ].join('\n');
}

function footed({ title, summary, unaffectedCount }: Picture): string[] {
  const rest = unaffectedCount === 0 ? '' : `${unaffectedCount} unaffected, not drawn`;
  return [title, summary, rest].filter((line) => line !== '');
}

function cluster(id: string, label: string, members: readonly string[], color: string): string[] {
  if (members.length === 0) return [];
  return [
    `  subgraph ${id} {`,
    `    label=${quote(label)}; style="rounded,filled"; color="${color}"; fontsize=11; labelloc=b; labeljust=l;`,
    `    ${members.map((member) => `${quote(member)};`).join(' ')}`,
    '  }',
  ];
}

function nodeStyle(node: PictureNode): string {
  const { state } = node;
  const isRoot = node.kind === 'component' && node.role === 'root' && state !== undefined && state !== 'ok';
  const look = isRoot ? (`root-${state}` as const) : (state ?? 'box');
  const ink = isRoot ? palette['root-ink'] : state === undefined ? palette.ink : palette[`${state}-ink`];
  const fill = palette[`${look}-fill`].light;
  const line = palette[`${look}-line`].light;
  const shape =
    node.kind === 'joint' ? ', shape=ellipse, margin="0.05,0.02"' : isRoot ? ', peripheries=2' : '';
  const width = node.kind === 'component' ? roleStyles[node.role] : '';
  return `label=${quote(nodeWords(node).join('\n'))}, fillcolor="${fill}", color="${line}", fontcolor="${ink.light}"${shape}${width}`;
}

const roleStyles: Readonly<Record<PictureNodeRole, string>> = {
  root: '',
  subject: ', penwidth=2.5',
  stuck: ', style="rounded,filled,dashed", penwidth=1.5',
  other: '',
};

function edgeStyle(edge: PictureEdge, nodes: readonly PictureNode[]): string {
  const { from, role } = edge;
  const style = edgeStyles[lineKindOf(edge)];
  switch (role) {
    case 'cause': {
      const state = nodes.find((node) => node.id === from)?.state;
      return `${style}, color="${state === undefined ? palette.ink.light : palette[`${state}-line`].light}", penwidth=1.8`;
    }
    case 'cycle':
      return `${style}, color="${palette.cycle.light}", penwidth=2`;
    case 'critical':
      return `${style}, color="${palette.critical.light}", penwidth=2.4`;
    case 'other':
      return style;
  }
}

/** A quoted string of DOT: only quotes and backslashes mean something in it. */
function quote(text: string): string {
  const lines = text.split('\n').map((line) => cleanText(line).replace(/\\/g, '\\\\').replace(/"/g, '\\"'));
  return `"${lines.join('\\n')}"`;
}
