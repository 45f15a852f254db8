import { inBackticks } from './in-backticks.ts';
import { reportSyntaxError, reportUnexpectedWord, wordAt } from './json-syntax.ts';
import { uniqueEntries } from './map-entries.ts';
import { nestingLimit, reportNestedTooDeeply } from './nesting.ts';
import { type BrokenNode, broken, type Entry, type Node, type Range, type ScalarNode } from './node.ts';
import type { Problems } from './problems.ts';

/**
 * Reads JSON (RFC 8259) with the place of each value, which JSON.parse does not tell, nor does it tell of a key
 * that is written twice. Accepts what JSON.parse accepts, down to `nestingLimit`; a byte order mark is skipped.
 *
 * The result is one node, or none for a text of nothing but white space. After the first mistake it is a broken
 * node. Cost: linear in the text.
 */
export function parseJson(text: string, problems: Problems): readonly Node[] {
  return new JsonReader(text, problems).readDocuments();
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
const literals = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** One pass over a text. Each method starts at `#at` and leaves it behind what it has read. */
class JsonReader {
  readonly #text: string;
  readonly #problems: Problems;
  #at: number;
  #depth = 0;
  /** Where the innermost map or list starts. */
  #opening = 0;

  constructor(text: string, problems: Problems) {
    this.#text = text;
    this.#problems = problems;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  readDocuments(): readonly Node[] {
    if (this.#peek() === '') return [];
    const node = this.#readValue();
    if (node.kind === 'broken' || this.#peek() === '') return [node];
    return [this.#fail(wordAt(this.#text, this.#at), 'a document in JSON has ended before this')];
  }

  /** The next character that is not white space; empty at the end. */
  #peek(): string {
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
    }
    return this.#text.charAt(this.#at);
  }

  #readValue(): Node {
    const first = this.#peek();
    if (first === '"') return this.#readString();
    if (first === '{' || first === '[') return this.#readCollection(first);
    if (first === '') return this.#failAtEnd();
    return first === '-' || (first >= '0' && first <= '9') ? this.#readNumber() : this.#readLiteral();
  }

  #readCollection(bracket: '{' | '['): Node {
    const start = this.#at;
    if (this.#depth === nestingLimit) {
      const at = { start, end: start + 1 };
      reportNestedTooDeeply(at, this.#problems);
      return broken(at);
    }
    const outer = this.#opening;
    this.#opening = start;
    this.#depth++;
    this.#at++;
    const node = bracket === '{' ? this.#readMap(start) : this.#readList(start);
    this.#depth--;
    this.#opening = outer;
    return node;
  }

  #readMap(start: number): Node {
    const entries: Entry[] = [];
    let more = this.#peek() !== '}';
    if (!more) this.#at++;
    while (more) {
      const key = this.#readKey();
      if (key.kind === 'broken') return key;
      const value = this.#readValue();
      if (value.kind === 'broken') return value;
      entries.push({ key, value });
      const separator = this.#readSeparator('}');
      if (typeof separator !== 'string') return separator;
      more = separator === ',';
    }
    return { kind: 'map', entries: uniqueEntries(entries, this.#problems), start, end: this.#at };
  }

  #readList(start: number): Node {
    const items: Node[] = [];
    let more = this.#peek() !== ']';
    if (!more) this.#at++;
    while (more) {
      const item = this.#readValue();
      if (item.kind === 'broken') return item;
      items.push(item);
      const separator = this.#readSeparator(']');
      if (typeof separator !== 'string') return separator;
      more = separator === ',';
    }
    return { kind: 'list', items, start, end: this.#at };
  }

  #readKey(): ScalarNode | BrokenNode {
    const first = this.#peek();
    if (first === '') return this.#failAtEnd();
    if (first !== '"') return reportUnexpectedWord(this.#text, this.#at, this.#problems);
    const key = this.#readString();
    if (key.kind === 'broken') return key;
    if (this.#peek() !== ':') return this.#fail(key, 'a colon is missing behind this key');
    this.#at++;
    return key;
  }

  /** Reads the comma or bracket behind an entry. */
  #readSeparator(bracket: '}' | ']'): ',' | '}' | ']' | BrokenNode {
    const next = this.#peek();
    if (next === '') return this.#failAtEnd();
    const at = wordAt(this.#text, this.#at);
    if (next !== bracket && next !== ',') {
      return this.#fail(at, `a comma is missing before ${inBackticks(this.#text.slice(at.start, at.end))}`);
    }
    this.#at++;
    if (next === bracket) return bracket;
    return this.#peek() === bracket ? this.#fail(at, 'a comma with nothing behind it') : next;
  }

  #readString(): ScalarNode | BrokenNode {
    const start = this.#at;
    let hasEscapes = false;
    let at = start + 1;
    for (; this.#text.charCodeAt(at) !== 0x22; at++) {
      const code = this.#text.charCodeAt(at);
      if (code >= 0x20 && code !== 0x5c) continue;
      escapeSequence.lastIndex = at;
      if (code !== 0x5c || !escapeSequence.test(this.#text)) return this.#failInString(start, at);
      hasEscapes = true;
      at = escapeSequence.lastIndex - 1;
    }
    this.#at = at + 1;
    const inside = this.#text.slice(start + 1, at);
    // What is between the quotes has been checked, so there are only escapes to resolve.
    const value: string = hasEscapes ? JSON.parse(`"${inside}"`) : inside;
    return { kind: 'scalar', value, text: value, start, end: this.#at };
  }

  #readNumber(): Node {
    const { start, end } = wordAt(this.#text, this.#at);
    number.lastIndex = start;
    const isNumber = number.test(this.#text) && number.lastIndex === end;
    if (!isNumber) return reportUnexpectedWord(this.#text, start, this.#problems);
    this.#at = end;
    const text = this.#text.slice(start, end);
    return { kind: 'scalar', value: Number(text), text, start, end };
  }

  #readLiteral(): Node {
    const { start, end } = wordAt(this.#text, this.#at);
    const text = this.#text.slice(start, end);
    const value = literals.get(text);
    if (value === undefined) return reportUnexpectedWord(this.#text, start, this.#problems);
    this.#at = end;
    return { kind: 'scalar', value, text, start, end };
  }

  /** Text with a character in it, at `at`, that JSON text cannot have. */
  #failInString(start: number, at: number): BrokenNode {
    const code = this.#text.charCodeAt(at);
    if (code === 0x5c) {
      const end = Math.min(at + 2, this.#text.length);
      return this.#fail(
        { start: at, end },
        'an escape that JSON does not know',
        'a backslash is written `\\\\`',
      );
    }
    if (Number.isNaN(code) || code === 0x0a || code === 0x0d) {
      return this.#fail({ start, end: start + 1 }, 'this `"` is not closed on its line');
    }
    return this.#fail({ start: at, end: at + 1 }, 'a control character in text', 'a tab is written `\\t`');
  }

  #failAtEnd(): BrokenNode {
    const at = { start: this.#opening, end: this.#opening + 1 };
    return this.#fail(at, `this ${inBackticks(this.#text.slice(at.start, at.end))} is not closed`);
  }

  #fail(at: Range, message: string, hint?: string): BrokenNode {
    return reportSyntaxError(at, message, hint, this.#problems);
  }
}
