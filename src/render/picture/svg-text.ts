import type { Type } from './fit-lines.ts';
import type { Color, Paint } from './theme.ts';
import { escapeXml } from './xml.ts';

/** A line of text, its base line at `y`. */
export function svgText(
  text: string,
  [x, y]: readonly [number, number],
  { size, weight }: Type,
  { paint }: Paint,
  fill: Color,
  anchor: 'start' | 'middle' = 'start',
): string {
  const boldness = weight === 'bold' ? ' font-weight="600"' : '';
  const anchored = anchor === 'middle' ? ' text-anchor="middle"' : '';
  return `<text x="${decimal(x)}" y="${decimal(y)}" font-size="${size}"${boldness}${anchored}${paint({ fill })}>${escapeXml(text)}</text>`;
}

/** A coordinate with at most one decimal. */
export function decimal(coordinate: number): string {
  return String(Math.round(coordinate * 10) / 10 + 0);
}
