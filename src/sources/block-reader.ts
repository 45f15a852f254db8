import { readBlockScalar } from './block-scalars.ts';
import { isOpening, readFlowCollection } from './flow-collections.ts';
import {
  bar,
  colon,
  dash,
  greaterThan,
  hash,
  isBlankAt,
  lineAfter,
  lineBehind,
  newline,
  skipSpaces,
} from './line-characters.ts';
import { readLineScalar } from './line-scalars.ts';
import { hasDuplicateKeys } from './map-entries.ts';
import { nestingLimit } from './nesting.ts';
import {
  type Entry,
  type ListNode,
  type MapNode,
  missing,
  type Node,
  type Range,
  type ScalarNode,
} from './node.ts';

/** A key whose value is still to be read. */
export interface ValuePlace {
  readonly key: ScalarNode;
  /** The column of the key. */
  readonly indent: number;
  /** What belongs to the key starts here. */
  readonly start: number;
}

/**
 * One pass over a text in the part of YAML that `parseFastYaml` knows, as a tree, or entry by entry for whoever
 * needs no tree. Each method starts at the token `#at`, and leaves it at the first one of a line further down.
 * Whoever is told that something is not certain to be YAML of this kind gives up the whole text.
 */
export class BlockReader {
  readonly #text: string;
  #at = 0;
  /** Where the line of `#at` starts. */
  #line = 0;
  /** The column of `#at`; -1 at the end of the text. */
  #indent = -1;
  #depth: number;

  /** `depth` says in how many maps and lists that stands which is read first. */
  constructor(text: string, depth = 0) {
    this.#text = text;
    this.#depth = depth;
  }

  readDocument(): Node | undefined {
    const node = this.#findDocument() ? this.#readBlock() : undefined;
    return this.#isAtEnd() ? node : undefined;
  }

  /**
   * Gives the entries of the document, which is a map, to `visit`, which reads their values; false for what is no such
   * document, and when `visit` gives that.
   */
  visitDocument(visit: (place: ValuePlace) => boolean): boolean {
    if (!this.#findDocument() || this.#isAtDash()) return false;
    this.#depth++;
    while (this.#indent === 0 && !this.#isAtDash()) {
      const place = this.#readKey();
      if (place === undefined || !visit(place)) return false;
    }
    return this.#isAtEnd();
  }

  /** Where the line of the token starts; at the end of the text, that. */
  get line(): number {
    return this.#isAtEnd() ? this.#at : this.#line;
  }

  /** Goes to the first token from the start of this line on. */
  goTo(line: number): void {
    this.#findToken(line);
  }

  /** Goes to the token below a key; false when something stands on its line. */
  enter({ start }: ValuePlace): boolean {
    const at = skipSpaces(this.#text, start);
    if (!this.#isEndOfLine(at)) return false;
    this.#findToken(lineBehind(this.#text, at));
    return true;
  }

  /** Reads the entry of a map that starts on the line at this offset. */
  readEntryAt(line: number): Entry | undefined {
    this.#findToken(line);
    const place = this.#readKey();
    const value = place && this.readValue(place);
    return place && value && { key: place.key, value };
  }

  /** Reads the item of a list that starts on the line at this offset. */
  readItemAt(line: number): Node | undefined {
    this.#findToken(line);
    return this.#readItem(this.#indent);
  }

  #findDocument(): boolean {
    this.#findToken(0);
    if (this.#indent === 0 && this.#text.startsWith('---', this.#at)) {
      const next = lineAfter(this.#text, this.#at + 3);
      if (next === undefined) return false;
      this.#findToken(next);
    }
    return this.#indent === 0;
  }

  #isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  #readKey(): ValuePlace | undefined {
    const indent = this.#indent;
    const key = readLineScalar(this.#text, this.#at, 'block');
    const start = key && this.#behindColon(key);
    return start === undefined || key === undefined ? undefined : { key, indent, start };
  }

  /** Passes over empty lines and comments, from the start of a line. */
  #findToken(line: number): void {
    let start = line;
    for (; start < this.#text.length; start = lineBehind(this.#text, start)) {
      this.#at = skipSpaces(this.#text, start);
      const first = this.#text.charCodeAt(this.#at);
      if (first === newline || first === hash) continue;
      if (this.#at === this.#text.length) break;
      this.#line = start;
      this.#indent = this.#at - start;
      return;
    }
    this.#at = this.#text.length;
    this.#indent = -1;
  }

  #readBlock(): Node | undefined {
    if (this.#depth === nestingLimit) return undefined;
    this.#depth++;
    const node = this.#isAtDash() ? this.#readList() : this.#readMap();
    this.#depth--;
    return node;
  }

  #isAtDash(): boolean {
    return this.#text.charCodeAt(this.#at) === dash && isBlankAt(this.#text, this.#at + 1);
  }

  #readMap(): MapNode | undefined {
    const start = this.#at;
    const indent = this.#indent;
    const entries: Entry[] = [];
    let end = start;
    while (this.#indent === indent && !this.#isAtDash()) {
      const place = this.#readKey();
      const value = place && this.readValue(place);
      if (place === undefined || value === undefined) return undefined;
      entries.push({ key: place.key, value });
      end = value.end;
    }
    if (this.#indent > indent || hasDuplicateKeys(entries)) return undefined;
    return { kind: 'map', entries, start, end };
  }

  /** Where what belongs to a key starts; undefined without a colon, or when the key is longer than YAML allows. */
  #behindColon(key: Range): number | undefined {
    const at = skipSpaces(this.#text, key.end);
    if (this.#text.charCodeAt(at) !== colon || !isBlankAt(this.#text, at + 1)) return undefined;
    return at - key.start > longestKey ? undefined : at + 1;
  }

  /** Reads the value that `visit` was given the place of. */
  readValue({ start, indent, key }: ValuePlace): Node | undefined {
    const at = skipSpaces(this.#text, start);
    if (!this.#isEndOfLine(at)) return this.#readValueAt(at, indent);
    this.#findToken(lineBehind(this.#text, at));
    if (this.#indent > indent) return this.#readBelow(indent);
    // A list may start in the column of its key.
    return this.#indent === indent && this.#isAtDash() ? this.#readBlock() : missing(key);
  }

  #readList(): ListNode | undefined {
    const start = this.#at;
    const indent = this.#indent;
    const items: Node[] = [];
    let end = start;
    while (this.#indent === indent && this.#isAtDash()) {
      const item = this.#readItem(indent);
      if (item === undefined) return undefined;
      items.push(item);
      end = item.end;
    }
    return this.#indent > indent ? undefined : { kind: 'list', items, start, end };
  }

  #readItem(indent: number): Node | undefined {
    const dashEnd = this.#at + 1;
    const at = skipSpaces(this.#text, dashEnd);
    if (!this.#isEndOfLine(at)) {
      return this.#startsBlock(at) ? this.#readBlockAt(at) : this.#readValueAt(at, indent);
    }
    this.#findToken(lineBehind(this.#text, at));
    if (this.#indent > indent) return this.#readBelow(indent);
    return missing({ start: at === dashEnd ? at - 1 : at, end: at });
  }

  /**
   * Reads what starts on a line of its own, below a key or dash in the column `parent`. A scalar there is not
   * certain to end where it seems to: the package has comments further left lower the column that ends it.
   */
  #readBelow(parent: number): Node | undefined {
    if (this.#startsBlock(this.#at)) return this.#readBlock();
    return isOpening(this.#text.charCodeAt(this.#at)) ? this.#readLineValue(this.#at, parent) : undefined;
  }

  #startsBlock(at: number): boolean {
    const first = this.#text.charCodeAt(at);
    if (first === dash) return isBlankAt(this.#text, at + 1) || this.#startsMap(at);
    return first !== bar && first !== greaterThan && !isOpening(first) && this.#startsMap(at);
  }

  #startsMap(at: number): boolean {
    const key = readLineScalar(this.#text, at, 'block');
    return key !== undefined && this.#behindColon(key) !== undefined;
  }

  /** Reads a map or list on the line of the dash that it belongs to. */
  #readBlockAt(at: number): Node | undefined {
    this.#at = at;
    this.#indent = at - this.#line;
    return this.#readBlock();
  }

  /** Reads what starts on the line of a key or dash in the column `parent`. */
  #readValueAt(at: number, parent: number): Node | undefined {
    const first = this.#text.charCodeAt(at);
    if (first !== bar && first !== greaterThan) return this.#readLineValue(at, parent);
    const node = readBlockScalar(this.#text, at, parent);
    if (node !== undefined) this.#findToken(node.end);
    return node;
  }

  /** Reads a scalar, or a list in brackets or map in braces, and with it the rest of the line that it ends on. */
  #readLineValue(at: number, parent: number): Node | undefined {
    const node = isOpening(this.#text.charCodeAt(at))
      ? readFlowCollection(this.#text, at, parent, this.#depth)
      : readLineScalar(this.#text, at, 'block');
    const next = node && lineAfter(this.#text, node.end);
    if (next === undefined) return undefined;
    this.#findToken(next);
    return node;
  }

  /** Whether there is nothing but a comment from here on; a space or the start of the line comes before. */
  #isEndOfLine(at: number): boolean {
    const first = this.#text.charCodeAt(at);
    return first === newline || first === hash || at >= this.#text.length;
  }
}

/** How far the colon may be behind the start of its key (YAML 1.2 §7.4.3). */
const longestKey = 1024;
