import { type LegendEntry, legendType, lineSignWidth } from './legend.ts';
import { arrowhead, causeColor, cycleMark, type LineLook, svgLine } from './svg-edge.ts';
import { stuckLook } from './svg-node.ts';
import { badgePill, stateSymbol } from './svg-symbols.ts';
import { decimal, svgText } from './svg-text.ts';
import type { Paint } from './theme.ts';

/** One entry: the sign as the picture has it, then its words. */
export function svgLegendEntry(entry: LegendEntry, paint: Paint): string {
  const middle = entry.y + 8;
  const words = svgText(entry.text, [entry.x + entry.signWidth, middle + 4], legendType, paint, 'muted');
  return signOf(entry, middle, paint) + words;
}

function signOf(entry: LegendEntry, y: number, paint: Paint): string {
  const { key, x } = entry;
  switch (key.kind) {
    case 'state':
      return stateSymbol(key.state, [x + 8, y], paint, `${key.state}-line`, 'page');
    case 'edge':
      return line(x, y, { color: 'line', thickness: 1.5, kind: key.line }, paint);
    case 'cause':
      return line(x, y, { color: causeColor(key.state), thickness: 2.2, kind: 'hard' }, paint);
    case 'cycle':
      return line(x, y, { color: 'cycle', thickness: 2.2, kind: 'hard' }, paint);
    case 'critical':
      return line(x, y, { color: 'critical', thickness: 2.6, kind: 'hard' }, paint);
    case 'closes-cycle':
      return cycleMark([x + 9, y], paint);
    case 'joint':
      return `<rect x="${decimal(x)}" y="${decimal(y - 7)}" width="28" height="14" rx="7"${paint.paint({ fill: 'box-fill', stroke: 'box-line' })} stroke-width="1.4"/>`;
    case 'stuck':
      return `<rect x="${decimal(x)}" y="${decimal(y - 7)}" width="28" height="14" rx="4"${paint.paint({ fill: stuckLook.fill, stroke: stuckLook.line })} stroke-width="${stuckLook.thickness}" stroke-dasharray="${stuckLook.dashes}"/>`;
    case 'badge':
      return badgePill(key.badge, [x, y], paint);
  }
}

function line(x: number, y: number, look: LineLook, paint: Paint): string {
  const [from, to] = [x, x + lineSignWidth - 8];
  const path = svgLine(`M${decimal(from)} ${decimal(y)}L${decimal(to)} ${decimal(y)}`, look, paint);
  return path + arrowhead({ at: [to, y], direction: [1, 0] }, look, paint);
}
