import { characterWidth } from '../display-width.ts';
import type { Spoken } from '../spoken.ts';
import { cut } from '../visible.ts';
import { loosen, shield, type Word } from './words.ts';

/** The words of one line. */
export type Line = readonly Word[];

/** After these a long id, path or address may go on in the next line. */
const breakable = new Set('/-._:,;=@|&?');

/**
 * Breaks words into lines of at most `width` columns; a word that alone is wider is broken too, at spaces inside
 * it or after a punctuation mark where there is one. No words make one empty line.
 *
 * Pre: `width` ≥ 12, so that each broken line uses up more than an escape can add to the next. Cost: linear in the text.
 */
export function wrap(words: readonly Word[], width: number): Line[] {
  const isWide = (word: Word): boolean => word.width > width;
  const loose = words.some(isWide) ? words.flatMap((word) => (isWide(word) ? loosen(word) : [word])) : words;
  const lines: Line[] = [];
  let line: Word[] = [];
  let room = width;
  for (let word of loose) {
    if (line.length > 0 && word.gap + word.width > room) {
      lines.push(line);
      line = [];
      room = width;
    }
    while (isWide(word)) {
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

/** The part of a too wide word that fits, and the rest. Cost: the part that fits, however long the rest. */
function breakWord(word: Word, width: number): [Word, Word] {
  let used = 0;
  let afterMark: Place | undefined;
  for (const [index, piece] of word.pieces.entries()) {
    let end = 0;
    for (const character of piece.text) {
      const here = { piece: index, end, used };
      used += characterWidth(character);
      end += character.length;
      if (used > width) return splitAt(word, afterMark ?? here);
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
  const broken = word.pieces[place.piece];
  if (broken !== undefined) {
    if (place.end > 0) head.push({ style: broken.style, text: cut(broken.text, 0, place.end) });
    const rest = cut(broken.text, place.end);
    if (rest !== '') tail.unshift({ style: broken.style, text: rest });
  }
  return [
    { pieces: head, width: place.used, gap: word.gap },
    shield({ pieces: tail, width: word.width - place.used, gap: 0 }),
  ];
}
