import type { Inline, Text, Tone } from '../document/document.ts';

/** Small parts of sentences that every report uses, so that they read as by one hand. */

/** `1 component`, `3 components`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`; past `limit` entries `a, b and 7 more`. */
export function enumerated(texts: readonly Text[], limit = Number.POSITIVE_INFINITY): Text {
  const shown = texts.length > limit ? [...texts.slice(0, limit - 1), []] : texts;
  return shown.flatMap((text, index): Text => {
    const isLast = index === shown.length - 1;
    const separator = index === 0 ? '' : isLast ? ' and ' : ', ';
    const words = isLast && texts.length > limit ? [`${texts.length - shown.length + 1} more`] : text;
    return separator === '' ? words : [separator, ...words];
  });
}

/** The id of a component or service, as something somebody could type. */
export function id(text: string): Inline {
  return { kind: 'id', text };
}

/** Ids as a list in a sentence. */
export function ids(names: readonly string[], limit?: number): Text {
  return enumerated(
    names.map((name) => [id(name)]),
    limit,
  );
}

/** A word that says how something is doing. */
export function tone(word: Tone): Inline {
  return { kind: 'tone', tone: word };
}

/** Something of lesser weight. */
export function quiet(text: string): Inline {
  return { kind: 'quiet', text };
}

/** A command line that the reader may run next, for the graph that this answer is about. */
export function command(words: string, graphOption: string): Inline {
  return { kind: 'command', text: `faultline ${words}${graphOption}` };
}
