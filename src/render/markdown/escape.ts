import type { Visible } from '../visible.ts';

/** Where a piece of Markdown stands: in a cell of a table a bar ends the cell, code or not. */
export type Place = 'block' | 'cell';

/**
 * Text that Markdown shows as it is.
 *
 * Punctuation that begins markup is escaped; `<`, `>` and `&` become entities, so that no tag, comment or
 * autolink can be found in the bytes even by a tool that knows nothing of Markdown.
 */
export function escapeText(text: Visible): string {
  return escapeHtml(text.replace(/[\\`*_[\]{}~|]/g, '\\$&'));
}

/** Text that HTML shows as it is, outside of attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[<>&]/g, (sign) => entities.get(sign) ?? sign);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
]);

/** A code span that shows exactly the text. Nothing is left of an empty one. */
export function codeSpan(text: Visible, place: Place): string {
  if (text === '') return '';
  const content = place === 'cell' ? escapeBars(withoutComments(text)) : withoutComments(text);
  const fence = fenceFor(content);
  const padded = /^`|`$|^ .* $/.test(content) && content.trim() !== '' ? ` ${content} ` : content;
  return fence + padded + fence;
}

/** Lines that Markdown shows as they are. */
export function codeBlock(lines: readonly Visible[]): string {
  if (lines.length === 0) return '';
  const content = lines.map(withoutComments).join('\n');
  const longest = (content.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [fence, content, fence].join('\n');
}

/** Code cannot be escaped, but what embeds documents looks for comments as marks, in code too. */
function withoutComments(text: string): string {
  return text.replaceAll('-->', '--\\u{3e}').replaceAll('<!--', '\\u{3c}!--');
}

/**
 * A bar inside code in a cell is written `\|`. After a backslash parsers disagree on what that means, so there
 * the bar is shown by its code point.
 */
function escapeBars(content: string): string {
  return content.replace(/(\\?)\|/g, (_, backslash: string) => (backslash === '' ? '\\|' : '\\\\u{7c}'));
}

/** The shortest run of backticks that the content does not have. */
function fenceFor(content: string): string {
  const runs = new Set((content.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  return '`'.repeat(length);
}

/**
 * Keeps the start of a paragraph, heading or list item from being read as a list, heading, rule or table, and
 * as a workflow command (`::name::`) by a runner that prints it.
 */
export function escapeBlockStart(markdown: string): string {
  return markdown.replace(/^(\d{1,9})([.)])/, '$1\\$2').replace(/^[-+#=:]/, '\\$&');
}
