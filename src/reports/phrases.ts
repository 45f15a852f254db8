import type { Inline, Text, Tone } from '../document/document.ts';

/** Small parts of sentences that every report uses, so that they read as by one hand. */

/** `1 component`, `3 components`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerated(texts: readonly Text[]): Text {
  return texts.flatMap((text, index): Text => {
    if (index === 0) return text;
    return [index === texts.length - 1 ? ' and ' : ', ', ...text];
  });
}

/** The answer to anything that is asked of an empty graph. */
export const noComponents: Text = ['the graph has no components.'];

/** The id of a component or service, as something somebody could type. */
export function id(text: string): Inline {
  return { kind: 'id', text };
}

/** Ids as a list in a sentence; past `limit` of them `a, b and 7 more`. `names` may be the first of a `total`. */
export function ids(names: readonly string[], limit = Number.POSITIVE_INFINITY, total = names.length): Text {
  const shown = total > limit ? names.slice(0, limit - 1) : names;
  const texts: Text[] = shown.map((name) => [id(name)]);
  if (shown.length < total) texts.push([`${total - shown.length} more`]);
  return enumerated(texts);
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
