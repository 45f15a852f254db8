import { bar, dash, isPrintable, newline, skipSpaces, space } from './line-characters.ts';
import type { ScalarNode } from './node.ts';

/**
 * Reads text below `|`, `|-`, `>` or `>-` (YAML 1.2 §8.1), which starts at `start` in a map or list at the column
 * `parent`; undefined for what is not certain: other headers, comments on the line of the header, an empty first
 * line, spaces on a line of their own, and text below `>` that is indented further than its first line.
 *
 * The range ends behind the line feed of the last line that is not empty.
 */
export function readBlockScalar(text: string, start: number, parent: number): ScalarNode | undefined {
  const isLiteral = text.charCodeAt(start) === bar;
  const isStripped = text.charCodeAt(start + 1) === dash;
  const headerEnd = start + (isStripped ? 2 : 1);
  if (text.charCodeAt(headerEnd) !== newline) return undefined;

  const content = headerEnd + 1;
  const indent = skipSpaces(text, content) - content;
  if (indent <= parent) return undefined;
  let value = '';
  let end = content;
  let emptyLines = 0;
  for (let line = content; line < text.length; ) {
    const column = skipSpaces(text, line) - line;
    const first = text.charCodeAt(line + column);
    const isEmpty = first === newline;
    if (isEmpty ? column > 0 || end === content : Number.isNaN(first)) return undefined;
    if (!isEmpty && column < indent) break;
    if (!isEmpty && column > indent && !isLiteral) return undefined;
    const lineEnd = isEmpty ? line : endOfText(text, line + column);
    if (lineEnd === undefined) return undefined;
    if (isEmpty) {
      emptyLines++;
    } else {
      value += end === content ? '' : separator(isLiteral, emptyLines);
      value += text.slice(line + indent, lineEnd);
      emptyLines = 0;
      end = Math.min(lineEnd + 1, text.length);
    }
    line = lineEnd + 1;
  }
  if (end === content) return undefined;
  if (!isStripped) value += '\n';
  return { kind: 'scalar', value, text: value, start, end };
}

/** What stands between two lines with empty lines between them. Below `>` the first line feed is folded. */
function separator(isLiteral: boolean, emptyLines: number): string {
  if (isLiteral) return '\n'.repeat(emptyLines + 1);
  return emptyLines === 0 ? ' ' : '\n'.repeat(emptyLines);
}

/** The line feed or the end of the text; undefined when there is a character before it that is not certain. */
function endOfText(text: string, start: number): number | undefined {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === newline) break;
    if (code !== space && !isPrintable(code)) return undefined;
  }
  return at;
}
