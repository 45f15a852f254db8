import { eastAsianWidth } from 'get-east-asian-width';
import { cut, type Visible } from './visible.ts';

const printableAscii = /^[\x20-\x7e]*$/;
const combining = /^[\p{Mn}\p{Me}]$/u;
const enclosingKeycap = 0x20e3;

/**
 * How many columns of a terminal the text takes.
 *
 * Counted by code point, as `wcwidth` does: wide characters two, combining marks none. A terminal that draws
 * several code points as one picture may use fewer columns, never more.
 */
export function displayWidth(text: Visible): number {
  if (printableAscii.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** As much of the beginning as `width` columns hold, or all of it. */
export function startOf(text: Visible, width: number): Visible {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    end += character.length;
  }
  return cut(text, 0, end);
}

/** As much of the end as `width` columns hold, or all of it. Marks go with the letter they stand on. */
export function endOf(text: Visible, width: number): Visible {
  let surplus = displayWidth(text) - width;
  let start = 0;
  for (const character of text) {
    const own = characterWidth(character);
    if (surplus <= 0 && (start === 0 || own > 0)) break;
    surplus -= own;
    start += character.length;
  }
  return cut(text, start);
}

/** Columns of one code point. */
export function characterWidth(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x300) return 1;
  if (combining.test(character) && codePoint !== enclosingKeycap) return 0;
  return eastAsianWidth(codePoint);
}
