import type { Text } from '../../document/document.ts';
import { speak } from '../spoken.ts';
import { makeVisible, type Visible } from '../visible.ts';
import { codeSpan, escapeHtml, escapeText, type Place } from './escape.ts';
import { autolink } from './link.ts';

/** Running text as Markdown: one line, no space at either end. */
export function markdownOf(text: Text, place: Place): string {
  return partsOf(text)
    .map((part) => drawPart(part, place))
    .join('')
    .trim();
}

/** Running text as HTML, for the places inside Markdown where there is no Markdown. */
export function htmlOf(text: Text): string {
  return partsOf(text)
    .map(({ kind, text: said }) => {
      const escaped = escapeHtml(makeVisible(said));
      return kind === 'code' && escaped !== '' ? `<code>${escaped}</code>` : escaped;
    })
    .join('')
    .trim();
}

function partsOf(text: Text): Part[] {
  const parts: Part[] = [];
  for (const { style, text: said, symbol } of speak(text)) {
    if (symbol !== undefined) append(parts, 'text', `${symbol} `);
    if (style === 'id' || style === 'command') append(parts, 'code', said);
    else if (style === 'source' && autolink(said) !== undefined) append(parts, 'link', said);
    else append(parts, 'text', said);
  }
  return joinCode(parts.flatMap((part) => (part.kind === 'text' ? protectWords(part.text) : [part])));
}

/** What becomes one piece of Markdown. */
interface Part {
  readonly kind: 'text' | 'code' | 'link';
  readonly text: string;
}

/** Adds a part, to the one before it if that is of the same kind: code spans must not touch one another. */
function append(parts: Part[], kind: Part['kind'], text: string): void {
  const before = parts.at(-1);
  if (before?.kind === kind && kind !== 'link') parts[parts.length - 1] = { kind, text: before.text + text };
  else parts.push({ kind, text });
}

function joinCode(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) if (part.text !== '') append(joined, part.kind, part.text);
  return joined;
}

function drawPart(part: Part, place: Place): string {
  const text: Visible = makeVisible(part.text);
  if (part.kind === 'code') return codeSpan(text, place);
  return (part.kind === 'link' ? autolink(text) : undefined) ?? escapeText(text);
}

/**
 * What GitHub looks for in text that has already been rendered, where no escape helps: mentions, issues,
 * commits, addresses, emoji names and formulas. It leaves code alone.
 */
const searchedFor = new RegExp(
  [
    '[@#$]', // mentions, issues and headings, formulas
    '://|www\\.', // addresses
    ':(?![0-9]{2}:)[\\w+-]*:', // emoji names and workflow commands, but not 06:48:00
    '(?<![a-z0-9])gh-[0-9]', // issues
    '(?<![a-z0-9])(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{7,40}(?![a-z0-9])', // commits
  ].join('|'),
  'i',
);

const opening = /["'([{]/;
const closing = /["')\]},.;:!?]/;
const openerOf: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** Makes code of the words that GitHub would turn into something else, but not of punctuation around them. */
function protectWords(text: string): Part[] {
  if (!searchedFor.test(text)) return [{ kind: 'text', text }];
  // What somebody wrote as a link is two words: what it says, and where it leads.
  return text.split(/( +|(?<=\])(?=\())/).flatMap((word): Part[] => {
    if (!searchedFor.test(word)) return [{ kind: 'text', text: word }];
    let start = 0;
    let end = word.length;
    while (start < end && opening.test(word.charAt(start))) start++;
    while (start < end && endsInPunctuation(word.slice(start, end))) end--;
    return [
      { kind: 'text', text: word.slice(0, start) },
      { kind: 'code', text: word.slice(start, end) },
      { kind: 'text', text: word.slice(end) },
    ];
  });
}

/** A bracket that was opened in a word belongs to it. */
function endsInPunctuation(word: string): boolean {
  const last = word.at(-1) ?? '';
  const opener = openerOf.get(last);
  if (opener === undefined) return closing.test(last);
  return word.split(last).length > word.split(opener).length;
}
