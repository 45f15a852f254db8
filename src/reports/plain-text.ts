import type { Text } from '../document/document.ts';

/** Running text without its meaning, for places that take nothing but words. */
export function plainText(text: Text): string {
  return text
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      return inline.kind === 'tone' ? (inline.text ?? inline.tone) : inline.text;
    })
    .join('');
}
