import {
  closeBrace,
  closeBracket,
  colon,
  comma,
  doubleQuote,
  hash,
  isBlankAt,
  lineBehind,
  newline,
  openBrace,
  openBracket,
  singleQuote,
  skipSpaces,
  space,
} from './line-characters.ts';
import { readLineScalar } from './line-scalars.ts';
import { hasDuplicateKeys } from './map-entries.ts';
import { nestingLimit } from './nesting.ts';
import { type Entry, type ListNode, type MapNode, missing, type Node, type ScalarNode } from './node.ts';

/** Whether a list in brackets or a map in braces starts with a character. */
export function isOpening(code: number): boolean {
  return code === openBracket || code === openBrace;
}

/**
 * Reads a list in brackets or a map in braces that starts at `start`; undefined for all that is not certain: keys
 * without a colon, pairs in lists, and scalars that go on below their line. It lies in a map or list at the column
 * `parent`, with `depth` maps and lists around it. Lines may break around entries, and end in comments.
 */
export function readFlowCollection(
  text: string,
  start: number,
  parent: number,
  depth: number,
): MapNode | ListNode | undefined {
  return new FlowReader(text, parent, depth).readCollection(start);
}

class FlowReader {
  readonly #text: string;
  readonly #parent: number;
  readonly #outerDepth: number;
  #depth: number;

  constructor(text: string, parent: number, depth: number) {
    this.#text = text;
    this.#parent = parent;
    this.#outerDepth = depth;
    this.#depth = depth;
  }

  readCollection(start: number): MapNode | ListNode | undefined {
    if (this.#depth === nestingLimit) return undefined;
    this.#depth++;
    const isMap = this.#text.charCodeAt(start) === openBrace;
    const node = isMap ? this.#readMap(start) : this.#readList(start);
    this.#depth--;
    return node;
  }

  #readList(start: number): ListNode | undefined {
    const items: Node[] = [];
    let at = this.#findToken(start + 1, closeBracket);
    while (at !== undefined && this.#text.charCodeAt(at) !== closeBracket) {
      const item = this.#readValue(at);
      if (item === undefined) return undefined;
      items.push(item);
      at = this.#behindComma(item.end, closeBracket);
    }
    return at === undefined ? undefined : { kind: 'list', items, start, end: at + 1 };
  }

  #readMap(start: number): MapNode | undefined {
    const entries: Entry[] = [];
    let at = this.#findToken(start + 1, closeBrace);
    while (at !== undefined && this.#text.charCodeAt(at) !== closeBrace) {
      const key = readLineScalar(this.#text, at, 'flow');
      const valueStart = key && this.#behindColon(key);
      if (key === undefined || valueStart === undefined) return undefined;
      const isMissing = this.#isEndOfEntry(valueStart);
      const value = isMissing ? missing(key) : this.#readValue(valueStart);
      if (value === undefined) return undefined;
      entries.push({ key, value });
      at = this.#behindComma(isMissing ? valueStart : value.end, closeBrace);
    }
    if (at === undefined || hasDuplicateKeys(entries)) return undefined;
    return { kind: 'map', entries, start, end: at + 1 };
  }

  #readValue(start: number): Node | undefined {
    return isOpening(this.#text.charCodeAt(start))
      ? this.readCollection(start)
      : readLineScalar(this.#text, start, 'flow');
  }

  /** Where the value of a key starts. Only behind a key in quotes may it follow the colon at once. */
  #behindColon(key: ScalarNode): number | undefined {
    const at = skipSpaces(this.#text, key.end);
    if (this.#text.charCodeAt(at) !== colon) return undefined;
    const first = this.#text.charCodeAt(key.start);
    const isQuoted = first === doubleQuote || first === singleQuote;
    const isSeparated = isBlankAt(this.#text, at + 1) || (isQuoted && at === key.end);
    return isSeparated ? this.#findToken(at + 1, closeBrace) : undefined;
  }

  #isEndOfEntry(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return code === comma || code === closeBrace;
  }

  /** Where the next entry starts or, with or without a comma before it, the closing bracket is. */
  #behindComma(end: number, closing: number): number | undefined {
    const at = this.#findToken(end, closing);
    if (at === undefined) return undefined;
    const code = this.#text.charCodeAt(at);
    if (code === comma) return this.#findToken(at + 1, closing);
    return code === closing ? at : undefined;
  }

  /**
   * Passes over spaces, comments and ends of lines. Lines have to be indented further than the map or list around
   * it all; only its own closing bracket may stand in the same column.
   */
  #findToken(offset: number, closing: number): number | undefined {
    let at = skipSpaces(this.#text, offset);
    let column = Number.POSITIVE_INFINITY;
    for (;;) {
      const code = this.#text.charCodeAt(at);
      if (code === hash && (column <= this.#parent || this.#text.charCodeAt(at - 1) !== space))
        return undefined;
      if (code !== newline && code !== hash) break;
      const line = lineBehind(this.#text, at);
      at = skipSpaces(this.#text, line);
      column = at - line;
    }
    if (column > this.#parent) return at;
    const isOutermost = this.#depth === this.#outerDepth + 1;
    const mayClose = isOutermost && column === this.#parent && this.#text.charCodeAt(at) === closing;
    return mayClose ? at : undefined;
  }
}
