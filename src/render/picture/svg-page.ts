import { makePaint, type Paint, type Theme } from './theme.ts';
import { escapeXml } from './xml.ts';

export interface SvgPage {
  readonly width: number;
  readonly height: number;
  /** What it is and what it says, for those who cannot see it. */
  readonly title: string;
  readonly summary: string;
}

/** How a drawing stands on its page. */
export interface SvgSetting {
  readonly theme: Theme;
  /** Whether title and summary are drawn too, or only told to those who cannot see. Drawn when absent. */
  readonly caption?: 'drawn' | 'told';
  /** Tells apart the same drawing twice on one page: a number of its own for each. */
  readonly figure?: number;
}

const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/**
 * One self-contained SVG document that survives where people put it: paint in attributes, no script, no font,
 * nothing from elsewhere, ids that no other drawing on the page has.
 */
export function svgPage(
  { width, height, title, summary }: SvgPage,
  { theme, figure }: SvgSetting,
  draw: (paint: Paint) => readonly string[],
): string {
  const body = (prefix: string): string => {
    const paint = makePaint(theme, prefix);
    const ground = `<rect width="${width}" height="${height}"${paint.paint({ fill: 'page' })}/>`;
    return paint.style + [ground, ...draw(paint)].join('\n');
  };
  const prefix = `fl${fingerprint(body(''))}${figure === undefined ? '' : `-${figure}`}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${prefix}-title ${prefix}-desc" font-family="${fonts}">`,
    `<title id="${prefix}-title">${escapeXml(title)}</title>`,
    `<desc id="${prefix}-desc">${escapeXml(summary)}</desc>`,
    body(prefix),
    '</svg>\n',
  ].join('\n');
}

/** Whether a text is a page that `svgPage` made: it can be told by the ids in its first line. */
export function isFaultlineSvg(text: string): boolean {
  return /^<svg [^>\n]*aria-labelledby="fl[0-9a-z]+(-\d+)?-title /.test(text.slice(0, 1000));
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits, in base 36: the same drawing has the same ids, another has others. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
