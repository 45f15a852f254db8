import type { Timeline } from '../../document/document.ts';
import type { Picture } from '../../document/picture.ts';
import { renderMermaid } from '../picture/mermaid.ts';
import { usualMaxNodes } from '../picture/svg.ts';
import { makePaint } from '../terminal/paint.ts';
import { drawTimeline } from '../terminal/timeline.ts';
import { makeVisible, visibleLines } from '../visible.ts';
import { codeBlock, escapeText } from './escape.ts';

/** As wide as code that GitHub shows beside a list of files, without a bar to scroll it. */
const codeWidth = 90;

/**
 * Bars of characters: Markdown has no chart that reads better, and these are aligned wherever code is. What the
 * timeline leaves out is left to the caller to say.
 */
export function markdownTimeline({ more: _, ...timeline }: Timeline): string {
  const lines = drawTimeline(timeline, codeWidth, makePaint(false));
  return codeBlock(visibleLines(lines.join('\n')));
}

/** The drawing in a file beside the document. */
export function markdownImage(drawn: Captioned, file: string): string {
  return `![${alternative(drawn)}](${relativeAddress(file)})`;
}

/** A picture that GitHub draws. Mermaid's text has no backticks, whatever the names are, so nothing ends the fence. */
export function markdownPicture(picture: Picture): string {
  return `\`\`\`mermaid\n${renderMermaid(picture, { maxNodes: usualMaxNodes })}\`\`\``;
}

interface Captioned {
  readonly title: string;
  readonly summary: string;
}

/** What a reader gets who cannot see it. */
function alternative({ title, summary }: Captioned): string {
  const said = summary.startsWith(title) ? summary : `${title}: ${summary}`;
  return escapeText(makeVisible(said));
}

/** A name of a file as a link's target: one that no name turns into another address. */
function relativeAddress(file: string): string {
  const encoded = encodeURIComponent(file.replace(/\p{Cs}/gu, '\uFFFD'));
  return `./${encoded.replace(/[()'!*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
}
