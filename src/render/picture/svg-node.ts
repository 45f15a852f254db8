import type { PictureNode } from '../../document/picture.ts';
import {
  badgeGap,
  badgeWidth,
  lineHeight,
  noteHeight,
  noteType,
  paddingX,
  paddingY,
  symbolWidth,
} from './node-box.ts';
import type { PlacedNode } from './place-picture.ts';
import { badgePill, stateSymbol } from './svg-symbols.ts';
import { decimal, svgText } from './svg-text.ts';
import { textWidth } from './text-width.ts';
import type { Color, Paint } from './theme.ts';
import { escapeXml } from './xml.ts';

/** A node with all that is written in it; its id as a title, for whoever points at it. */
export function svgNode(placed: PlacedNode, paint: Paint): string {
  const { node } = placed;
  const content =
    node.kind === 'joint' ? joint(placed, paint) : outline(placed, paint) + writing(placed, paint);
  return `<g><title>${escapeXml(node.id)}</title>${content}</g>`;
}

interface Look {
  readonly fill: Color;
  readonly line: Color;
  readonly ink: Color;
  readonly thickness: number;
  /** The dashes of the line, if it has some. */
  readonly dashes?: string;
}

function lookOf(node: PictureNode): Look {
  const { state } = node;
  const role = node.kind === 'component' ? node.role : 'other';
  if (role === 'root' && state !== undefined && state !== 'ok') {
    return { fill: `root-${state}-fill`, line: `root-${state}-line`, ink: 'root-ink', thickness: 1 };
  }
  if (role === 'stuck') return stuckLook;
  const thickness = role === 'other' ? (state === 'down' ? 2 : 1.4) : 3;
  if (state === undefined) {
    return { fill: 'box-fill', line: role === 'other' ? 'box-line' : 'ink', ink: 'ink', thickness };
  }
  return { fill: `${state}-fill`, line: `${state}-line`, ink: `${state}-ink`, thickness };
}

/** Not there yet, and never: told from what is emphasized by its dashes, without a colour. */
export const stuckLook: Look = {
  fill: 'box-fill',
  line: 'muted',
  ink: 'ink',
  thickness: 2,
  dashes: '6 4',
};

function outline({ node, x, y, width, height }: PlacedNode, paint: Paint): string {
  const { fill, line, thickness, dashes } = lookOf(node);
  const box = (grow: number, ground: Color | 'none', stroke: number): string =>
    `<rect x="${decimal(x - grow)}" y="${decimal(y - grow)}" width="${decimal(width + 2 * grow)}" height="${decimal(height + 2 * grow)}" rx="${decimal(6 + grow)}"${paint.paint({ fill: ground, stroke: line })} stroke-width="${stroke}"${dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`}/>`;
  if (node.kind === 'fold') {
    // A second sheet shows behind the first: there are several.
    const behind = `<path d="M${decimal(x + 8)} ${decimal(y - 4)}H${decimal(x + width - 2)}a6 6 0 0 1 6 6V${decimal(y + height - 8)}"${paint.paint({ fill: 'none', stroke: line })} stroke-width="1.4"/>`;
    return behind + box(0, fill, 1.4);
  }
  const ring = node.kind === 'component' && node.role === 'root' ? box(4, 'none', 1.6) : '';
  return ring + box(0, fill, thickness);
}

function writing({ node, box, x, y, width, height }: PlacedNode, paint: Paint): string {
  const { ink, line, fill } = lookOf(node);
  const hasNote = box.note !== '' || box.badges.length > 0;
  const textHeight = box.label.length * lineHeight + (hasNote ? noteHeight : 0);
  const top = y + (height - textHeight) / 2;
  const symbol =
    node.state === undefined
      ? ''
      : stateSymbol(
          node.state,
          [x + paddingX + 6, hasNote ? top + 8 : y + height / 2],
          paint,
          ink === 'root-ink' ? ink : line,
          fill,
        );
  const left = x + paddingX + (node.state === undefined ? 0 : symbolWidth);
  const centered = node.state === undefined && !hasNote;
  const lines = box.label.map((text, index) => {
    const baseline = top + index * lineHeight + 12.5;
    return centered
      ? svgText(text, [x + width / 2, baseline], box.labelType, paint, ink, 'middle')
      : svgText(text, [left, baseline], box.labelType, paint, ink);
  });
  const noteY = y + height - paddingY - noteHeight / 2 + 1;
  const note = box.note === '' ? '' : svgText(box.note, [left, noteY + 3.5], noteType, paint, ink);
  let badgeX = left + (box.note === '' ? 0 : textWidth(box.note, noteType.size) + badgeGap);
  const badges = box.badges.map((badge) => {
    const pill = badgePill(badge, [badgeX, noteY], paint);
    badgeX += badgeWidth(badge) + badgeGap;
    return pill;
  });
  return symbol + lines.join('') + note + badges.join('');
}

function joint({ node, box, x, y, width, height }: PlacedNode, paint: Paint): string {
  const { fill, line, ink } = lookOf(node);
  const state = node.state === undefined || node.state === 'ok' ? 'box-line' : line;
  return (
    `<rect x="${decimal(x)}" y="${decimal(y)}" width="${decimal(width)}" height="${decimal(height)}" rx="${decimal(height / 2)}"${paint.paint({ fill, stroke: state })} stroke-width="1.6"/>` +
    svgText(box.label[0] ?? '', [x + width / 2, y + height / 2 + 4], box.labelType, paint, ink, 'middle')
  );
}
