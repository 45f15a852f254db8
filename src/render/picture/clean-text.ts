/** Control and format characters, halves of surrogate pairs, and what XML 1.0 cannot hold. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFE\uFFFF\u2028\u2029]/gu;

/** Joins emoji and letters of some scripts; harmless, and part of how names are written. */
const joiners = new Set(['\u200c', '\u200d']);

/**
 * A name as one line that cannot do anything but be read: white space becomes a space, control characters,
 * bidirectional overrides and other invisible orders become a visible replacement character.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(unsafe, (character) => (joiners.has(character) ? character : '\uFFFD'));
}
