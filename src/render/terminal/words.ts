import type { Text } from '../../document/document.ts';
import { displayWidth } from '../display-width.ts';
import { type Spoken, type Style, speak } from '../spoken.ts';
import { cut, escapeFirst, makeVisible } from '../visible.ts';

/** What stays together on one line: pieces in their styles, with spaces only inside a command. */
export interface Word {
  readonly pieces: readonly Spoken[];
  /** Columns it takes. */
  readonly width: number;
  /** Spaces before it, unless a line begins with it. */
  readonly gap: number;
}

const space = makeVisible(' ');

/**
 * Splits running text at its spaces. A symbol stays with its word, and a command in one piece, since it is there
 * to be copied. Plain text gets the style `plain`.
 */
export function wordsOf(text: Text, plain: Style = 'plain'): Word[] {
  const words: Word[] = [];
  let pieces: Spoken[] = [];
  let gap = 0;
  const finish = (): void => {
    if (pieces.length === 0) return;
    words.push(makeWord(pieces, gap));
    pieces = [];
    gap = 0;
  };

  for (const spoken of speak(text)) {
    const style = spoken.style === 'plain' ? plain : spoken.style;
    if (spoken.symbol !== undefined) {
      finish();
      pieces.push({ style, text: spoken.symbol }, { style, text: space });
    }
    if (style === 'command') {
      const whole = makeVisible(spoken.text.trim());
      if (whole !== '') pieces.push({ style, text: whole });
      continue;
    }
    let start = 0;
    for (let at = spoken.text.indexOf(' '); at !== -1; at = spoken.text.indexOf(' ', start)) {
      if (at > start) pieces.push({ style, text: cut(spoken.text, start, at) });
      finish();
      gap++;
      start = at + 1;
    }
    if (start < spoken.text.length) pieces.push({ style, text: cut(spoken.text, start) });
  }
  finish();
  return words;
}

function makeWord(pieces: readonly Spoken[], gap: number): Word {
  let width = 0;
  for (const piece of pieces) width += displayWidth(piece.text);
  return shield({ pieces, width, gap });
}

/** The word, changed if need be so that no line can begin with a command to a GitHub runner, `::name::`. */
export function shield(word: Word): Word {
  const [first, second] = word.pieces;
  if (first === undefined || first.text[0] !== ':') return word;
  if ((first.text[1] ?? second?.text[0]) !== ':') return word;
  const colon = { style: first.style, text: escapeFirst(first.text) };
  const rest = { style: first.style, text: cut(first.text, 1) };
  return {
    pieces: [colon, rest, ...word.pieces.slice(1)],
    width: word.width + colon.text.length - 1,
    gap: word.gap,
  };
}

/** Columns of the words on one line. */
export function lineWidth(words: readonly Word[]): number {
  let width = 0;
  for (const [index, word] of words.entries()) width += word.width + (index === 0 ? 0 : word.gap);
  return width;
}
