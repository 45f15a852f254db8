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
  const gatherer = makeGatherer();
  for (const spoken of speak(text)) {
    const style = spoken.style === 'plain' ? plain : spoken.style;
    if (spoken.symbol !== undefined) {
      gatherer.finish();
      gatherer.add({ style, text: spoken.symbol });
      gatherer.add({ style, text: space });
    }
    if (style === 'command') gatherer.add({ style, text: makeVisible(spoken.text.trim()) });
    else gatherer.addSplit({ style, text: spoken.text });
  }
  return gatherer.finish();
}

/** What a word that no line can hold consists of: a command's own words, or the word itself. */
export function loosen(word: Word): Word[] {
  const gatherer = makeGatherer();
  for (const piece of word.pieces) gatherer.addSplit(piece);
  return gatherer.finish().map((part, index) => (index === 0 ? { ...part, gap: word.gap } : part));
}

/** Puts pieces together to words. */
interface Gatherer {
  readonly add: (piece: Spoken) => void;
  /** Adds a piece in which every space ends a word. */
  readonly addSplit: (piece: Spoken) => void;
  /** Ends the word that has been begun, and gives all of them. */
  readonly finish: () => Word[];
}

function makeGatherer(): Gatherer {
  const words: Word[] = [];
  let pieces: Spoken[] = [];
  let gap = 0;
  const add = (piece: Spoken): void => {
    if (piece.text !== '') pieces.push(piece);
  };
  const finish = (): Word[] => {
    if (pieces.length > 0) {
      words.push(makeWord(pieces, gap));
      pieces = [];
      gap = 0;
    }
    return words;
  };
  const addSplit = ({ style, text }: Spoken): void => {
    let start = 0;
    for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', start)) {
      add({ style, text: cut(text, start, at) });
      finish();
      gap++;
      start = at + 1;
    }
    add({ style, text: cut(text, start) });
  };
  return { add, addSplit, finish };
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
