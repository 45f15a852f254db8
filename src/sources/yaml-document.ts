import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type Aliases, makeAliases } from './aliases.ts';
import { mergeEntries, uniqueEntries } from './map-entries.ts';
import { nestingLimit, reportNestedTooDeeply } from './nesting.ts';
import { broken, type Entry, type MapNode, missing, type Node, type Range, type ScalarNode } from './node.ts';
import type { Problems } from './problems.ts';
import { reportWrongType } from './wrong-type.ts';
import { type ParserError, reportSyntaxError, reportUnknownTag } from './yaml-syntax.ts';

/**
 * Reads YAML 1.2 with merge keys, one node per document. The only file that knows the `yaml` package.
 *
 * A document with a syntax error is one broken node and one problem: what the parser makes of the rest of it
 * is guesswork. Cost: linear in the text, which the package turns into objects of some fifty times its size.
 */
export function parseYaml(text: string, problems: Problems): readonly Node[] {
  const documents = parseAllDocuments(text, parserOptions);
  const reading: Reading = { text, problems, aliases: makeAliases(problems), isTooDeep: false };
  if (!('empty' in documents)) return documents.map((document) => readDocument(document, reading));
  // Without any document, what is wrong hangs on the empty list itself.
  const error = firstError(documents.errors);
  return error === undefined ? [] : [reportSyntaxError(text, error, undefined, problems)];
}

const parserOptions = {
  merge: true,
  schema: 'core',
  // Ours is linear; this one compares each key with all others.
  uniqueKeys: false,
  // Tags of YAML 1.1 (`!!binary`, `!!set`) are reported like any other unknown tag.
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

interface Reading {
  readonly text: string;
  readonly problems: Problems;
  readonly aliases: Aliases;
  isTooDeep: boolean;
}

function readDocument(document: Document.Parsed, reading: Reading): Node {
  const { text, problems, aliases } = reading;
  // The package recurses until the stack is full. Ours ends earlier, and always at the same place.
  const overflow = document.errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  const error = firstError(document.errors);
  if (error !== undefined && overflow === undefined) {
    return reportSyntaxError(text, error, openedAt(text, error.pos[0], document.contents), problems);
  }
  // What was cut off by a full stack leaves its tag behind, without the value that it fits.
  if (overflow === undefined) reportTags(document, reading);
  aliases.startDocument();
  reading.isTooDeep = false;
  const node = readNode(document.contents, { start: 0, end: 0 }, 0, reading);
  if (overflow !== undefined && !reading.isTooDeep) {
    reportNestedTooDeeply({ start: overflow.pos[0], end: overflow.pos[1] }, problems);
    return broken(node);
  }
  return aliases.exhausted() ? broken(node) : node;
}

function reportTags(document: Document.Parsed, { text, problems }: Reading): void {
  for (const warning of document.warnings) {
    if (warning.code === 'TAG_RESOLVE_FAILED' || warning.code === 'BAD_COLLECTION_TYPE') {
      reportUnknownTag(text, warning, problems);
    }
  }
}

/** The error at the smallest offset; of several there, the one that was found first. */
function firstError(errors: readonly ParserError[]): ParserError | undefined {
  let first = errors[0];
  for (const error of errors) {
    if (first !== undefined && error.pos[0] < first.pos[0]) first = error;
  }
  return first;
}

/** Where the innermost quoted text or flow collection starts that ends at an offset, closed or not. */
function openedAt(text: string, end: number, contents: ParsedNode | null): number | undefined {
  let innermost: number | undefined;
  const waiting: unknown[] = [contents];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (isPair(node)) waiting.push(node.key, node.value);
    else if (isCollection(node)) for (const item of node.items) waiting.push(item);
    if (!isScalar(node) && !isCollection(node)) continue;
    const start = node.range?.[0] ?? 0;
    // A pair in a list is a map of its own that no bracket opens.
    const isOpened = node.range?.[1] === end && /["'[{]/.test(text.charAt(start));
    if (isOpened) innermost = Math.max(innermost ?? 0, start);
  }
  return innermost;
}

/** `place` is where to point when the text has no value here. */
function readNode(node: ParsedNode | null, place: Range, depth: number, reading: Reading): Node {
  const { aliases } = reading;
  if (reading.isTooDeep || aliases.exhausted()) return broken(place);
  if (node === null) return missing(place);
  if (isAlias(node)) return aliases.resolve(node.source, rangeOf(node));
  aliases.countValue();
  if (node.anchor === undefined) return readContent(node, place, depth, reading);
  const close = aliases.open(node.anchor);
  const content = readContent(node, place, depth, reading);
  close(content);
  return content;
}

type Content = Scalar.Parsed | YAMLMap.Parsed | YAMLSeq.Parsed;

function readContent(node: Content, place: Range, depth: number, reading: Reading): Node {
  if (isScalar(node)) return readScalar(node, place);
  if (depth === nestingLimit) {
    reading.isTooDeep = true;
    reportNestedTooDeeply({ start: node.range[0], end: node.range[0] + 1 }, reading.problems);
    return broken(place);
  }
  const content = isMap(node) ? readMap(node, depth + 1, reading) : readList(node, depth + 1, reading);
  return reading.isTooDeep ? broken(content) : content;
}

function readScalar(node: Scalar.Parsed, place: Range): ScalarNode {
  const { value, source } = node;
  const range = node.range[0] === node.range[1] ? place : rangeOf(node);
  const isPlain = typeof value === 'number' || typeof value === 'boolean' || value === null;
  const text = typeof value === 'string' ? value : source;
  return { kind: 'scalar', value: isPlain ? value : text, text, start: range.start, end: range.end };
}

function readList(node: YAMLSeq.Parsed, depth: number, reading: Reading): Node {
  const items = node.items.map((item) => readNode(item, dashBefore(item, reading.text), depth, reading));
  return { kind: 'list', items, start: node.range[0], end: endOf(node, items.at(-1)) };
}

/** The dash of a list entry that has nothing behind it. */
function dashBefore(item: ParsedNode, text: string): Range {
  const [start] = item.range;
  return { start: text[start - 1] === '-' ? start - 1 : start, end: start };
}

function readMap(node: YAMLMap.Parsed, depth: number, reading: Reading): Node {
  const entries: Entry[] = [];
  const merges: Entry[] = [];
  let last: Node | undefined;
  for (const pair of node.items) {
    const key = readKey(pair.key, depth, reading);
    // Also below a key that is no key: an alias further down may repeat what is anchored there.
    last = readNode(pair.value, key ?? rangeOf(pair.key), depth, reading);
    if (key === undefined) continue;
    const isMerge = isScalar(pair.key) && typeof pair.key.value === 'symbol';
    (isMerge ? merges : entries).push({ key, value: last });
  }
  return {
    kind: 'map',
    entries: withMerges(uniqueEntries(entries, reading.problems), merges, reading.problems),
    start: node.range[0],
    end: endOf(node, last),
  };
}

function readKey(key: ParsedNode, depth: number, reading: Reading): ScalarNode | undefined {
  const node = readNode(key, rangeOf(key), depth, reading);
  if (node.kind === 'scalar') return node;
  reportWrongType('a key is', 'text', node, reading.problems);
  return undefined;
}

function withMerges(own: readonly Entry[], merges: readonly Entry[], problems: Problems): readonly Entry[] {
  if (merges.length === 0) return own;
  const sources: MapNode[] = [];
  for (const { value } of uniqueEntries(merges, problems)) {
    for (const source of value.kind === 'list' ? value.items : [value]) {
      if (source.kind === 'map') sources.push(source);
      else reportWrongType('the merge key `<<` takes', 'a map, or a list of maps', source, problems);
    }
  }
  return mergeEntries(own, sources);
}

/** Block collections end with their last value; the package has them end after the comments and blank lines below. */
function endOf(node: YAMLMap.Parsed | YAMLSeq.Parsed, last: Node | undefined): number {
  if (node.flow || last === undefined) return node.range[1];
  // A value that is left out has the place of its key, which may be before a map of one that has no key either.
  return Math.max(node.range[0], last.end);
}

function rangeOf(node: ParsedNode): Range {
  return { start: node.range[0], end: node.range[1] };
}
