import { textWidth, type Weight } from './text-width.ts';

export interface Type {
  readonly size: number;
  readonly weight: Weight;
}

/** After these a name may go on in the next line. */
const breakable = /(?<=[\s/._:@-])/u;

/**
 * A text in at most `lines` lines that are no wider than `width`: broken after spaces and punctuation, within a
 * word only where the word alone is too wide. What does not fit is left out in the middle of the last line, since
 * long names differ at their ends.
 *
 * Post: every line fits. Cost: O(text × log).
 */
export function fitLines(text: string, type: Type, width: number, lines: number): string[] {
  const fitted: string[] = [];
  let rest = text;
  while (rest !== '' && fitted.length < lines - 1 && !fits(rest, type, width)) {
    const line = firstLine(rest, type, width);
    fitted.push(line.trim());
    rest = rest.slice(line.length).trim();
  }
  if (rest !== '' || fitted.length === 0) fitted.push(shorten(rest, type, width));
  return fitted;
}

function fits(text: string, { size, weight }: Type, width: number): boolean {
  return textWidth(text, size, weight) <= width;
}

/** As many words as fit, or as many characters of the first one. */
function firstLine(text: string, type: Type, width: number): string {
  let line = '';
  for (const word of text.split(breakable)) {
    if (!fits((line + word).trim(), type, width)) break;
    line += word;
  }
  return line === '' ? longestHead(text, type, width) : line;
}

function longestHead(text: string, type: Type, width: number): string {
  let head = '';
  for (const character of text) {
    if (!fits(head + character, type, width)) break;
    head += character;
  }
  // Always at least one character, so that whoever asks for lines gets on.
  return head === '' ? (text.match(/^./su)?.[0] ?? text) : head;
}

/** Head and tail around an ellipsis, evenly, where the text is too wide. */
function shorten(text: string, type: Type, width: number): string {
  if (fits(text, type, width)) return text;
  const characters = [...text];
  const cut = (kept: number): string => {
    const head = characters
      .slice(0, Math.ceil(kept / 2))
      .join('')
      .trimEnd();
    const tail =
      kept < 2
        ? ''
        : characters
            .slice(-Math.floor(kept / 2))
            .join('')
            .trimStart();
    return `${head}…${tail}`;
  };
  let least = 0;
  let most = characters.length - 1;
  while (least < most) {
    const middle = (least + most + 1) >> 1;
    if (fits(cut(middle), type, width)) least = middle;
    else most = middle - 1;
  }
  return cut(least);
}
