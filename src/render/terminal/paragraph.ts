import type { Text } from '../../document/document.ts';
import type { Style } from '../spoken.ts';
import type { Paint } from './paint.ts';
import { wordsOf } from './words.ts';
import { wrap } from './wrap.ts';

/** How a paragraph is set. */
export interface Setting {
  readonly indent: string;
  /** The style of what has none of its own. */
  readonly plain: Style;
}

/** Running text, wrapped at the width of the page. No words make no lines. */
export function drawParagraph(text: Text, width: number, paint: Paint, setting: Setting): string[] {
  const words = wordsOf(text, setting.plain);
  if (words.length === 0) return [];
  const lines = wrap(words, width - setting.indent.length);
  return lines.map((line) => setting.indent + paint.line(line));
}
