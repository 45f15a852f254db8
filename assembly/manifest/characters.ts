import { textEnd } from './memory';

/*
 * What characters may be. Bytes from 0x80 on stand for characters that are not ASCII, and may be nothing here.
 */

export const newline: u32 = 0x0a;
export const space: u32 = 0x20;
export const hash: u32 = 0x23;
export const comma: u32 = 0x2c;
export const dash: u32 = 0x2d;
export const slash: u32 = 0x2f;
export const colon: u32 = 0x3a;
export const openBracket: u32 = 0x5b;
export const closeBracket: u32 = 0x5d;
export const openBrace: u32 = 0x7b;
export const closeBrace: u32 = 0x7d;

export const isLetter: u32 = 1;
export const isDigit: u32 = 2;
/** May stand in an id: a letter, a digit, or one of `._-`. */
export const inId: u32 = 4;
/** May stand in plain words: the same, a space or a slash. */
export const inWords: u32 = 8;

const kinds = memory.data(256);

export function makeKinds(): void {
  for (let code: u32 = 0x41; code <= 0x5a; code++) store<u8>(kinds + code, isLetter | inId | inWords);
  for (let code: u32 = 0x61; code <= 0x7a; code++) store<u8>(kinds + code, isLetter | inId | inWords);
  for (let code: u32 = 0x30; code <= 0x39; code++) store<u8>(kinds + code, isDigit | inId | inWords);
  store<u8>(kinds + 0x2e, inId | inWords);
  store<u8>(kinds + 0x5f, inId | inWords);
  store<u8>(kinds + 0x2d, inId | inWords);
  store<u8>(kinds + space, inWords);
  store<u8>(kinds + slash, inWords);
}

// @ts-expect-error: decorator
@inline
export function at(place: usize): u32 {
  return load<u8>(place);
}

// @ts-expect-error: decorator
@inline
export function kindAt(place: usize): u32 {
  return load<u8>(kinds + load<u8>(place));
}

/** Where the next character is that is no space. */
// @ts-expect-error: decorator
@inline
export function skipSpaces(place: usize): usize {
  let to = place;
  while (at(to) == space) to++;
  return to;
}

/** Where the line after this one starts, whatever is left of this one. */
export function lineBehind(place: usize): usize {
  let to = place;
  while (to < textEnd && at(to) != newline) to++;
  return to < textEnd ? to + 1 : textEnd;
}

/** Whether a token ends before this: at a space, at the end of the line, or of the text. */
// @ts-expect-error: decorator
@inline
export function isBlank(place: usize): bool {
  const code = at(place);
  return code == space || code == newline || place >= textEnd;
}

/**
 * Where the line after this one starts, when nothing but spaces and a comment is left of this one; else 0. A comment
 * needs a space before it.
 */
export function lineAfter(place: usize): usize {
  const to = skipSpaces(place);
  if (to >= textEnd) return textEnd;
  const code = at(to);
  if (code == newline) return to + 1;
  return code == hash && to > place ? lineBehind(to) : 0;
}

/** Up to eight characters as one number, the first the lowest; zero where there are fewer. */
// @ts-expect-error: decorator
@inline
export function wordAt(place: usize, length: i32): u64 {
  const word = load<u64>(place);
  return length >= 8 ? word : word & ((<u64>1 << (<u64>length << 3)) - 1);
}

/** Whether it is one of the words that YAML takes for nothing, true or false (core schema, YAML 1.2 §10.3.2). */
export function isReserved(place: usize, length: i32): bool {
  if (length != 4 && length != 5) return false;
  const word = wordAt(place, length);
  return (
    word == 0x6c6c756e || // null
    word == 0x6c6c754e || // Null
    word == 0x4c4c554e || // NULL
    word == 0x65757274 || // true
    word == 0x65757254 || // True
    word == 0x45555254 || // TRUE
    word == 0x65736c6166 || // false
    word == 0x65736c6146 || // False
    word == 0x45534c4146 // FALSE
  );
}
