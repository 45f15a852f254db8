/** A word of a command line, and where in the text it was written. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface ShellWords {
  readonly words: readonly Word[];
  /** Where a quote begins that does not end. */
  readonly openQuote?: number;
}

/**
 * Splits a text as a POSIX shell splits a command line, and does nothing else that a shell does:
 * spaces part words, `'…'` and `"…"` hold them together, a backslash takes the next character as it is, in
 * double quotes only before `"` and `\`.
 */
export function shellWords(text: string): ShellWords {
  const words: Word[] = [];
  let word: { text: string; start: number } | undefined;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (/\s/.test(sign)) {
      if (word !== undefined) words.push({ ...word, end: at });
      word = undefined;
      continue;
    }
    word ??= { text: '', start: at };
    if (sign === "'" || sign === '"') {
      const close = closingQuote(text, at);
      if (close === undefined) return { words, openQuote: at };
      const quoted = text.slice(at + 1, close);
      word.text += sign === '"' ? quoted.replace(/\\(["\\])/g, '$1') : quoted;
      at = close;
    } else if (sign === '\\' && at + 1 < text.length) {
      at++;
      word.text += text.charAt(at);
    } else {
      word.text += sign;
    }
  }
  if (word !== undefined) words.push({ ...word, end: text.length });
  return { words };
}

function closingQuote(text: string, open: number): number | undefined {
  const quote = text.charAt(open);
  for (let at = open + 1; at < text.length; at++) {
    if (text.charAt(at) === quote) return at;
    if (quote === '"' && text.charAt(at) === '\\') at++;
  }
  return undefined;
}
