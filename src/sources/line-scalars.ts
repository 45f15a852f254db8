import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  dash,
  dot,
  doubleQuote,
  hash,
  isBlankAt,
  isPrintable,
  newline,
  openBrace,
  openBracket,
  singleQuote,
  space,
} from './line-characters.ts';
import type { ScalarNode } from './node.ts';
import { readPlainValue } from './plain-scalars.ts';

/** Whether the scalar stands between brackets, where brackets and commas end it. */
export type Surroundings = 'block' | 'flow';

/**
 * Reads a scalar that starts at `start` and ends on the same line; undefined for what is none, and for all that
 * is not certain to be one. What follows it is for the caller to look at.
 */
export function readLineScalar(text: string, start: number, around: Surroundings): ScalarNode | undefined {
  const first = text.charCodeAt(start);
  if (first === doubleQuote) return readDoubleQuoted(text, start);
  if (first === singleQuote) return readSingleQuoted(text, start);
  return readPlain(text, start, around);
}

function readPlain(text: string, start: number, around: Surroundings): ScalarNode | undefined {
  if (!startsPlain(text, start)) return undefined;
  let end = start;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === space) continue;
    if (code === newline || at >= text.length) break;
    if (code === colon && endsAtColon(text, at + 1, around)) break;
    if (code === hash && text.charCodeAt(at - 1) === space) break;
    if (around === 'flow' && isFlowIndicator(code)) break;
    if (!isPrintable(code)) return undefined;
    end = at + 1;
  }
  return readPlainValue(text, start, end);
}

/** Letters, digits and what never has a meaning in YAML; a sign or dot only before these. */
function startsPlain(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  if (isWordCharacter(first)) return true;
  if (first === dash)
    return isWordCharacter(text.charCodeAt(start + 1)) || text.charCodeAt(start + 1) === dot;
  return first === dot && isWordCharacter(text.charCodeAt(start + 1));
}

/** Printable, and no indicator (YAML 1.2 §5.3). */
function isWordCharacter(code: number): boolean {
  if (code >= 0x80) return isPrintable(code);
  return code < 0x80 && startsOfPlain[code] === 1;
}

const startsOfPlain = Uint8Array.from({ length: 0x80 }, (_, code) =>
  /[A-Za-z0-9_/$()+~^;\\]/.test(String.fromCharCode(code)) ? 1 : 0,
);

function endsAtColon(text: string, after: number, around: Surroundings): boolean {
  return isBlankAt(text, after) || (around === 'flow' && isFlowIndicator(text.charCodeAt(after)));
}

function isFlowIndicator(code: number): boolean {
  return (
    code === comma ||
    code === openBracket ||
    code === closeBracket ||
    code === openBrace ||
    code === closeBrace
  );
}

function readSingleQuoted(text: string, start: number): ScalarNode | undefined {
  let hasQuotes = false;
  for (let at = start + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code !== singleQuote) {
      if (!isQuotable(code)) return undefined;
    } else if (text.charCodeAt(at + 1) === singleQuote) {
      hasQuotes = true;
      at++;
    } else {
      const inside = text.slice(start + 1, at);
      return quoted(hasQuotes ? inside.replaceAll("''", "'") : inside, start, at + 1);
    }
  }
}

const escaped = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['n', '\n'],
  ['t', '\t'],
]);

function readDoubleQuoted(text: string, start: number): ScalarNode | undefined {
  let before = '';
  let from = start + 1;
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code === doubleQuote) return quoted(before + text.slice(from, at), start, at + 1);
    if (!isQuotable(code)) return undefined;
    if (code !== backslash) continue;
    const character = escaped.get(text.charAt(at + 1));
    if (character === undefined) return undefined;
    before += text.slice(from, at) + character;
    at++;
    from = at + 1;
  }
}

/** False at the end of the text, too, where there is no code. */
function isQuotable(code: number): boolean {
  return isPrintable(code) || code === 0x09;
}

function quoted(value: string, start: number, end: number): ScalarNode {
  return { kind: 'scalar', value, text: value, start, end };
}
