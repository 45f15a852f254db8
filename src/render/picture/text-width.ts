/**
 * Widths of the printable ASCII characters in hundredths of the font size, beginning with the space: for each the
 * largest of DejaVu Sans, Liberation Sans (as wide as Arial and Helvetica), Roboto, Inter and Noto Sans, as a
 * browser measured them, rounded up. A text therefore fits in whichever of them the reader's machine has.
 */
const regular = [
  32, 41, 46, 84, 64, 95, 78, 28, 39, 39, 56, 84, 32, 46, 32, 42, 64, 64, 64, 64, 65, 64, 64, 64, 64, 64, 34,
  34, 84, 84, 84, 56, 102, 69, 69, 73, 77, 67, 62, 78, 76, 34, 56, 67, 57, 91, 76, 79, 67, 79, 73, 67, 65, 75,
  69, 99, 69, 67, 69, 39, 42, 39, 84, 56, 50, 62, 64, 56, 64, 62, 37, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64,
  64, 42, 53, 40, 64, 60, 82, 60, 60, 55, 64, 56, 64, 84,
];

/** The same for weight 600. */
const bold = [
  35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 55, 84, 38, 47, 38, 42, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40,
  40, 84, 84, 84, 62, 100, 78, 77, 75, 83, 69, 69, 83, 84, 39, 57, 78, 64, 100, 84, 85, 74, 85, 77, 72, 69,
  82, 78, 111, 78, 73, 73, 46, 43, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72,
  69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 56, 72, 84,
];

/** The widest letter outside ASCII in those fonts, bold included; most are much narrower. */
const otherLetter = 133;
/** Characters drawn as a square in every font: Chinese, Japanese, Korean. */
const square = 104;
/** Emoji and whatever else is rare. */
const widest = 145;

export type Weight = 'regular' | 'bold';

/** No less than the width of the text in pixels, in the common sans-serif fonts. Cost: O(text). */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
  const table = weight === 'bold' ? bold : regular;
  let hundredths = 0;
  // Accents stand on their letter and take no room of their own.
  for (const character of text.normalize('NFD')) {
    const code = character.codePointAt(0) ?? 0;
    hundredths += table[code - 32] ?? otherWidth(character, code);
  }
  return (hundredths * size) / 100;
}

function otherWidth(character: string, code: number): number {
  if (code < 0x300) return otherLetter;
  if (/\p{Mn}/u.test(character)) return 0;
  if (code < 0x2000) return otherLetter;
  if (code >= 0x2010 && code <= 0x2030) return 101;
  if (code >= 0x3000 && code <= 0xfaff) return square;
  return widest;
}
