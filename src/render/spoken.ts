import type { Inline, Text, Tone } from '../document/document.ts';
import { makeVisible, type Visible } from './visible.ts';

/** What a piece of text means, for whoever colours it or marks it up. */
export type Style = 'plain' | 'heading' | Exclude<Exclude<Inline, string>['kind'], 'tone'> | Tone;

/** A piece of running text, safe to show. */
export interface Spoken {
  readonly style: Style;
  readonly text: Visible;
  /** Stands before the text and stays with it. */
  readonly symbol?: Visible;
}

/**
 * The one way from a document's words to text that is shown.
 *
 * Tones have their symbol where they open a text, as in the cells of a column of states, which can then be
 * scanned without reading or colour. Inside a sentence the word is enough.
 */
export function speak(text: Text): Spoken[] {
  let opens = true;
  return text.map((inline) => {
    if (typeof inline !== 'string' && inline.kind === 'tone') {
      const { symbol, word } = faces[inline.tone];
      const said = makeVisible(inline.text ?? word);
      const alone = !opens || said === '' || said.startsWith(' ');
      return { style: inline.tone, text: said, ...(!alone && { symbol: makeVisible(symbol) }) };
    }
    const [style, said] =
      typeof inline === 'string' ? (['plain', inline] as const) : [inline.kind, inline.text];
    opens &&= said.trim() === '';
    return { style, text: makeVisible(said) };
  });
}

/** How a tone is shown: its sign and its word. */
export function faceOf(tone: Tone): { readonly symbol: Visible; readonly word: Visible } {
  const { symbol, word } = faces[tone];
  return { symbol: makeVisible(symbol), word: makeVisible(word) };
}

interface Face {
  /** One column wide and no emoji. Each has another shape, so that colour is not needed to tell them apart. */
  readonly symbol: string;
  readonly word: string;
}

const faces: Readonly<Record<Tone, Face>> = {
  ok: { symbol: '✓', word: 'ok' },
  delayed: { symbol: '~', word: 'delayed' },
  degraded: { symbol: '▼', word: 'degraded' },
  down: { symbol: '✗', word: 'down' },
  frozen: { symbol: '◊', word: 'frozen' },
  exposed: { symbol: '!', word: 'exposed' },
};
