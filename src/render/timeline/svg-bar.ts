import type { Tone } from '../../document/document.ts';
import type { PictureState } from '../../document/picture.ts';
import { stateSymbol } from '../picture/svg-symbols.ts';
import { decimal } from '../picture/svg-text.ts';
import type { Color, Paint } from '../picture/theme.ts';
import { escapeXml } from '../picture/xml.ts';
import type { PlacedBar } from './place-timeline.ts';

/** How a bar looks: the worse, the higher and the darker; flags are frames, not filled. */
interface BarLook {
  readonly height: number;
  readonly fill: Color;
  readonly line: Color;
  readonly dashes: string;
}

const looks: Readonly<Record<Tone, BarLook>> = {
  down: { height: 13, fill: 'down-line', line: 'down-line', dashes: '' },
  degraded: { height: 9, fill: 'degraded-line', line: 'degraded-line', dashes: '' },
  delayed: { height: 5, fill: 'delayed-line', line: 'delayed-line', dashes: '' },
  frozen: { height: 9, fill: 'frozen-fill', line: 'frozen-ink', dashes: ' stroke-dasharray="6 2"' },
  exposed: { height: 9, fill: 'exposed-fill', line: 'exposed-ink', dashes: ' stroke-dasharray="2 2"' },
  ok: { height: 2, fill: 'ok-line', line: 'ok-line', dashes: '' },
};

/** A bar with its middle at `y`: an arrow where it goes on, the sign of its state where it begins. */
export function svgBar(bar: PlacedBar, y: number, paint: Paint): string {
  return titled(bar.says, svgBarShape(bar, y, paint));
}

/** A shape, and what is said of it to whoever points at it. */
export function titled(says: string, shape: string): string {
  return `<g><title>${escapeXml(says)}</title>${shape}</g>`;
}

export function svgBarShape(
  { tone, left, right, goesOn, signed }: Omit<PlacedBar, 'says'>,
  y: number,
  paint: Paint,
): string {
  const { height, fill, line, dashes } = looks[tone];
  const [top, bottom] = [decimal(y - height / 2), decimal(y + height / 2)];
  const point = goesOn ? `L${decimal(right + 7)} ${decimal(y)}` : '';
  const path = `M${decimal(left)} ${top}L${decimal(right)} ${top}${point}L${decimal(right)} ${bottom}L${decimal(left)} ${bottom}Z`;
  const shape = `<path d="${path}"${paint.paint({ fill, stroke: line })} stroke-width="1"${dashes}/>`;
  if (!signed || tone === 'frozen' || tone === 'exposed') return shape;
  return shape + sign(tone, left, y, paint);
}

/** On a disc of the page's color, so that it stands apart from its bar. */
function sign(state: PictureState, x: number, y: number, paint: Paint): string {
  const disc = `<circle cx="${decimal(x)}" cy="${decimal(y)}" r="8.2"${paint.paint({ fill: 'page' })}/>`;
  return disc + stateSymbol(state, [x, y], paint, `${state}-line`, 'page');
}
