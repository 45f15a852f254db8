/** Characters that YAML readers need to know by number. */
export const newline = 0x0a;
export const space = 0x20;
export const doubleQuote = 0x22;
export const hash = 0x23;
export const singleQuote = 0x27;
export const comma = 0x2c;
export const dash = 0x2d;
export const dot = 0x2e;
export const slash = 0x2f;
export const colon = 0x3a;
export const greaterThan = 0x3e;
export const openBracket = 0x5b;
export const backslash = 0x5c;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const bar = 0x7c;
export const closeBrace = 0x7d;

/** Where the next character is that is no space. */
export function skipSpaces(text: string, offset: number): number {
  let at = offset;
  while (text.charCodeAt(at) === space) at++;
  return at;
}

/** Whether a token ends before this: at a space, at the end of the line, or of the text. */
export function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === space || code === newline || at >= text.length;
}

/**
 * Where the line after this one starts, or the text ends, when nothing but spaces and a comment is left of
 * this one. A comment needs a space before it. Undefined otherwise.
 */
export function lineAfter(text: string, offset: number): number | undefined {
  const at = skipSpaces(text, offset);
  if (at >= text.length) return at;
  const code = text.charCodeAt(at);
  if (code === newline) return at + 1;
  return code === hash && text.charCodeAt(at - 1) === space ? lineBehind(text, at) : undefined;
}

/** Where the line after this one starts, whatever is left of this one. */
export function lineBehind(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Whether a character stands for itself in text: no control character, no separator of lines, no byte order mark. */
export function isPrintable(code: number): boolean {
  if (code < 0x7f) return code >= space;
  return code >= 0xa0 && code !== 0x2028 && code !== 0x2029 && code !== 0xfeff;
}
