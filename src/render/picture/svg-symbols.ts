import type { PictureBadge, PictureState } from '../../document/picture.ts';
import { badgeType, badgeWidth } from './node-box.ts';
import { decimal, svgText } from './svg-text.ts';
import type { Color, Paint } from './theme.ts';

/** The sign of a state, 14 pixels wide: each has a shape of its own, so that it reads without color. */
export function stateSymbol(
  state: PictureState,
  [x, y]: readonly [number, number],
  paint: Paint,
  line: Color = `${state}-line`,
  ground: Color = 'box-fill',
): string {
  const at = (dx: number, dy: number): string => `${decimal(x + dx)} ${decimal(y + dy)}`;
  const circle = (fill: Color | 'none', stroke: Color): string =>
    `<circle cx="${decimal(x)}" cy="${decimal(y)}" r="6.3"${paint.paint({ fill, stroke })} stroke-width="1.5"/>`;
  const stroke = (path: string, color: Color): string =>
    `<path d="${path}"${paint.paint({ fill: 'none', stroke: color })} stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`;
  switch (state) {
    case 'down':
      return (
        circle(line, line) +
        stroke(`M${at(-2.5, -2.5)}L${at(2.5, 2.5)}M${at(2.5, -2.5)}L${at(-2.5, 2.5)}`, ground)
      );
    case 'degraded':
      return (
        `<path d="M${at(0, -6.5)}L${at(7, 5.7)}L${at(-7, 5.7)}Z"${paint.paint({ fill: line, stroke: line })} stroke-width="1.4" stroke-linejoin="round"/>` +
        stroke(`M${at(0, -2.2)}L${at(0, 1.2)}M${at(0, 3.8)}L${at(0, 3.9)}`, ground)
      );
    case 'delayed':
      return circle('none', line) + stroke(`M${at(0, -3.6)}L${at(0, 0)}L${at(2.6, 1.6)}`, line);
    case 'ok':
      return circle('none', line) + stroke(`M${at(-2.8, 0.2)}L${at(-0.8, 2.4)}L${at(2.9, -2)}`, line);
  }
}

const badgeHeight = 15;

/** A word in a pill, with its left end at `x` and its middle at `y`. */
export function badgePill(badge: PictureBadge, [x, y]: readonly [number, number], paint: Paint): string {
  const ink: Color = `${badge}-ink`;
  const width = badgeWidth(badge);
  const dashes = badge === 'exposed' ? ' stroke-dasharray="3 2"' : '';
  return (
    `<rect x="${decimal(x)}" y="${decimal(y - badgeHeight / 2)}" width="${decimal(width)}" height="${badgeHeight}" rx="${badgeHeight / 2}"${paint.paint({ fill: `${badge}-fill`, stroke: ink })} stroke-width="0.9"${dashes}/>` +
    svgText(badge, [x + width / 2, y + 3.5], badgeType, paint, ink, 'middle')
  );
}
