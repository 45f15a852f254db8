import { characterWidth } from '../display-width.ts';
import type { Spoken } from '../spoken.ts';
import { cut, makeVisible } from '../visible.ts';
import { shield, type Word } from './words.ts';

/** The words of one line. */
export type Line = readonly Word[];

/** After these a long id, path or address may go on in the next line. */
const breakable = new Set('/-._:,;=@|&?');

/**
 * Breaks words into lines of at most `width` columns; a word that alone is wider is broken too, after a
 * punctuation mark where there is one. No words make one empty line.
 *
 * Pre: `width` ≥ 12, so that each broken line uses up more than an escape can add to the next. Cost: linear in the text.
 */
export function wrap(words: readonly Word[], width: number): Line[] {
  const lines: Line[] = [];
  let line: Word[] = [];
  let room = width;
  for (let word of words) {
    if (line.length > 0 && word.gap + word.width > room) {
      lines.push(line);
      line = [];
      room = width;
    }
    while (word.width > width) {
      const [head, tail] = breakWord(word, width);
      lines.push([head]);
      word = tail;
    }
    room -= word.width + (line.length > 0 ? word.gap : 0);
    line.push(word);
  }
  if (line.length > 0 || lines.length === 0) lines.push(line);
  return lines;
}

/**
 * The part of a too wide word that fits, and the rest. A command breaks at a space if it can, anything else
 * after a punctuation mark, but not so early that half of the line stays empty.
 *
 * Cost: the part that fits, however long the rest.
 */
function breakWord(word: Word, width: number): [Word, Word] {
  let used = 0;
  let atSpace: Place | undefined;
  let afterMark: Place | undefined;
  for (const [index, piece] of word.pieces.entries()) {
    let end = 0;
    for (const character of piece.text) {
      const here = { piece: index, end, used };
      if (character === ' ' && used > width / 2) atSpace = here;
      used += characterWidth(character);
      end += character.length;
      if (used > width) return splitAt(word, atSpace ?? afterMark ?? here);
      if (used > width / 2 && breakable.has(character)) afterMark = { piece: index, end, used };
    }
  }
  return splitAt(word, { piece: word.pieces.length, end: 0, used: word.width });
}

interface Place {
  readonly piece: number;
  readonly end: number;
  /** Columns up to there. */
  readonly used: number;
}

function splitAt(word: Word, place: Place): [Word, Word] {
  const head: Spoken[] = word.pieces.slice(0, place.piece);
  const tail: Spoken[] = word.pieces.slice(place.piece + 1);
  const { style, text } = word.pieces[place.piece] ?? { style: 'plain', text: empty };
  const before = text.slice(0, place.end).trimEnd().length;
  const after = text.length - text.slice(place.end).trimStart().length;
  if (before > 0) head.push({ style, text: cut(text, 0, before) });
  if (after < text.length) tail.unshift({ style, text: cut(text, after) });
  return [
    { pieces: head, width: place.used - (place.end - before), gap: word.gap },
    shield({ pieces: tail, width: word.width - place.used - (after - place.end), gap: 0 }),
  ];
}

const empty = makeVisible('');
