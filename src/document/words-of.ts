import type { Text } from './document.ts';

/** Running text of a message: what stands in backticks is something that could be typed. */
export function wordsOf(message: string): Text {
  const parts = message.split('`');
  // An odd backtick belongs to a name that somebody chose: then nothing is certain.
  if (parts.length % 2 === 0) return [message];
  return parts.flatMap((text, index): Text => {
    if (text === '') return [];
    return [index % 2 === 1 ? { kind: 'id', text } : text];
  });
}
