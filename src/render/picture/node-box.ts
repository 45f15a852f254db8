import type { PictureBadge, PictureNode } from '../../document/picture.ts';
import { fitLines, type Type } from './fit-lines.ts';
import { textWidth } from './text-width.ts';

/** What is written in a node and how large that makes it. All drawings of a picture share these measures. */
export interface NodeBox {
  readonly width: number;
  readonly height: number;
  readonly label: readonly string[];
  readonly labelType: Type;
  /** Under the label: state and time. Empty when there is neither. */
  readonly note: string;
  readonly badges: readonly PictureBadge[];
}

export const noteType: Type = { size: 11, weight: 'regular' };
export const badgeType: Type = { size: 10, weight: 'bold' };
export const paddingX = 10;
export const paddingY = 8;
export const lineHeight = 16;
export const noteHeight = 16;
/** A state's symbol stands left of the text. */
export const symbolWidth = 21;
export const badgeGap = 5;

const labelType: Type = { size: 13, weight: 'regular' };
const rootType: Type = { size: 13, weight: 'bold' };
const jointType: Type = { size: 11, weight: 'bold' };
const widestLabel = 150;
const mostLines = 3;
const widestNote = 170;
const narrowest = 64;

/** Measures a node. `inFrame`: its service is named by the frame around it, so that it shows its plane alone. */
export function nodeBox(node: PictureNode, inFrame: boolean): NodeBox {
  if (node.kind === 'joint') {
    const label = `${node.atLeast} of ${node.memberCount}`;
    const width = textWidth(label, jointType.size, jointType.weight) + 20;
    return { width: up(width), height: 22, label: [label], labelType: jointType, note: '', badges: [] };
  }
  const type = node.kind === 'component' && node.role !== 'other' ? rootType : labelType;
  const label = fitLines(labelOf(node, inFrame), type, widestLabel, mostLines);
  const note = fitLines(noteOf(node), noteType, widestNote, 1)[0] ?? '';
  const { badges } = node;
  const badgesWidth = badges.reduce((sum, badge) => sum + badgeWidth(badge) + badgeGap, 0);
  const noteWidth = textWidth(note, noteType.size) + badgesWidth + (note === '' ? -badgeGap : 2);
  const labelWidth = Math.max(...label.map((line) => textWidth(line, type.size, type.weight)));
  const symbol = node.state === undefined ? 0 : symbolWidth;
  const hasNote = note !== '' || badges.length > 0;
  return {
    width: up(Math.max(narrowest, symbol + Math.max(labelWidth, noteWidth) + 2 * paddingX)),
    height: 2 * paddingY + label.length * lineHeight + (hasNote ? noteHeight : 2),
    label,
    labelType: type,
    note,
    badges,
  };
}

export function badgeWidth(badge: PictureBadge): number {
  return textWidth(badge, badgeType.size, badgeType.weight) + 12;
}

function labelOf(node: Exclude<PictureNode, { kind: 'joint' }>, inFrame: boolean): string {
  if (node.kind === 'fold') return `and ${node.count} more`;
  if (node.plane === undefined) return node.label;
  return inFrame ? node.plane : `${node.label} / ${node.plane}`;
}

function noteOf(node: Exclude<PictureNode, { kind: 'joint' }>): string {
  const when = (node.kind === 'component' && node.when) || '';
  const rooted = node.kind === 'component' && node.role === 'root' && node.state !== undefined;
  const state = rooted ? `fails: ${node.state}` : (node.state ?? '');
  return [state, when].filter((part) => part !== '').join(' · ');
}

function up(width: number): number {
  return Math.ceil(width);
}
