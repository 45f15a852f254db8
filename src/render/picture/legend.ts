import type { Picture, PictureBadge, PictureFlow, PictureState } from '../../document/picture.ts';
import type { Type } from './fit-lines.ts';
import { type LineKind, lineKindOf, lineKinds } from './line-kind.ts';
import { badgeWidth } from './node-box.ts';
import { textWidth } from './text-width.ts';

/** What the picture uses, each with the words that say what it means. */
export type LegendKey =
  | { readonly kind: 'state'; readonly state: PictureState }
  | { readonly kind: 'edge'; readonly line: LineKind }
  /** In the color of the worst that came this way; of none where the picture does not say. */
  | { readonly kind: 'cause'; readonly state: PictureState | undefined }
  | { readonly kind: 'cycle' | 'critical' | 'closes-cycle' | 'joint' | 'stuck' }
  | { readonly kind: 'badge'; readonly badge: PictureBadge };

export interface LegendEntry extends Placed {
  readonly key: LegendKey;
}

/** An entry of a legend in its place. */
export interface Placed extends LegendWords {
  readonly x: number;
  readonly y: number;
}

export interface LegendWords {
  readonly text: string;
  /** Room for the sign before the words. */
  readonly signWidth: number;
}

export const legendType: Type = { size: 11, weight: 'regular' };
export const legendLine = 22;
/** Of a sign that is a line. */
export const lineSignWidth = 34;
const entryGap = 18;

export const stateWords: Readonly<Record<PictureState, string>> = {
  down: 'down: does not work',
  degraded: 'degraded: partly lost, or slow',
  delayed: 'delayed: work queues up',
  ok: 'ok',
};
const worstFirst: readonly PictureState[] = ['down', 'degraded', 'delayed', 'ok'];

const lineWords: Readonly<Record<PictureFlow, Readonly<Record<LineKind, string>>>> = {
  failure: {
    hard: 'hard: goes down with it',
    soft: 'soft: degraded without it',
    async: 'async: delayed without it',
    start: 'to start only: frozen without it',
  },
  needs: {
    hard: 'needs (hard)',
    soft: 'uses, can do without (soft)',
    async: 'uses later (async)',
    start: 'needs only to start',
  },
  start: {
    hard: 'starts before (hard)',
    soft: 'soft: does not wait',
    async: 'async: does not wait',
    start: 'starts before',
  },
};

export const badgeWords: Readonly<Record<PictureBadge, string>> = {
  frozen: 'runs, but cannot start or scale',
  exposed: 'redundancy is lost',
  external: 'not ours',
};

/** Legend entries in lines no wider than `width`, from 0, 0. Post: every sign that the picture uses is there once. */
export function placeLegend(picture: Picture, closesCycle: boolean, width: number): LegendEntry[] {
  const keys = legendKeys(picture, closesCycle);
  return flowEntries(
    keys.map(({ key, text }) => ({ key, text, signWidth: signWidthOf(key) })),
    width,
  );
}

/** Entries side by side, in lines no wider than `width`, from 0, 0. */
export function flowEntries<Entry extends LegendWords>(
  entries: readonly Entry[],
  width: number,
): (Entry & Placed)[] {
  let x = 0;
  let y = 0;
  return entries.map((entry) => {
    const size = entry.signWidth + textWidth(entry.text, legendType.size) + entryGap;
    if (x > 0 && x + size - entryGap > width) {
      x = 0;
      y += legendLine;
    }
    const placed = { ...entry, x, y };
    x = Math.ceil(x + size);
    return placed;
  });
}

function signWidthOf(key: LegendKey): number {
  switch (key.kind) {
    case 'state':
    case 'closes-cycle':
      return 22;
    case 'badge':
      return Math.ceil(badgeWidth(key.badge)) + 7;
    case 'edge':
    case 'cause':
    case 'cycle':
    case 'critical':
    case 'joint':
    case 'stuck':
      return lineSignWidth;
  }
}

function legendKeys(
  { nodes, edges, flow }: Picture,
  closesCycle: boolean,
): Pick<LegendEntry, 'key' | 'text'>[] {
  const keys: Pick<LegendEntry, 'key' | 'text'>[] = [];
  for (const state of worstFirst) {
    if (nodes.some((node) => node.state === state))
      keys.push({ key: { kind: 'state', state }, text: stateWords[state] });
  }
  for (const line of lineKinds) {
    if (!edges.some((edge) => lineKindOf(edge) === line)) continue;
    keys.push({ key: { kind: 'edge', line }, text: lineWords[flow][line] });
  }
  const roles = new Set(edges.map((edge) => edge.role));
  if (roles.has('cause') && roles.size > 1)
    keys.push({ key: { kind: 'cause', state: worstCaused(nodes, edges) }, text: 'the way the failure came' });
  if (roles.has('cycle')) keys.push({ key: { kind: 'cycle' }, text: 'a short way round a cycle' });
  if (roles.has('critical')) keys.push({ key: { kind: 'critical' }, text: 'on the critical path' });
  if (closesCycle) keys.push({ key: { kind: 'closes-cycle' }, text: 'closes a cycle' });
  if (nodes.some((node) => node.kind === 'joint')) {
    keys.push({ key: { kind: 'joint' }, text: 'so many of them must hold' });
  }
  if (nodes.some((node) => node.kind === 'component' && node.role === 'stuck')) {
    keys.push({ key: { kind: 'stuck' }, text: 'never starts' });
  }
  for (const badge of ['frozen', 'exposed', 'external'] as const) {
    const used = nodes.some((node) => node.kind !== 'joint' && node.badges.includes(badge));
    if (used) keys.push({ key: { kind: 'badge', badge }, text: badgeWords[badge] });
  }
  return keys;
}

/** The worst state that a line says to have brought. */
function worstCaused(nodes: Picture['nodes'], edges: Picture['edges']): PictureState | undefined {
  const caused = new Set(edges.flatMap(({ role, from }) => (role === 'cause' ? from : [])));
  const found = new Set(nodes.flatMap(({ id, state }) => (caused.has(id) ? state : [])));
  return worstFirst.find((state) => found.has(state));
}
