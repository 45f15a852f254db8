import type { Code } from '../diagnostics/diagnostic.ts';
import type { Node } from './node.ts';
import type { Problems } from './problems.ts';

export const wrongType: Code = {
  id: 'wrong-type',
  severity: 'error',
  title: 'a value is of another kind than its key takes',
  explanation: `Each key takes one kind of value: text, a number, true or false, a list, or a map. Nothing is converted,
because a guess would be right most of the time and silently wrong the rest of it: \`1.10\` as a number is 1.1.

A number or a word such as \`true\` that is meant as text needs quotes. A key without a value is left out, or
gets one. Lists are lists even when they have one entry.

    services:
      orders:
        owner: "42"
        external: true
        dependsOn: [dynamodb]`,
};

/** What a key can take, in the words of messages. `a list of …` is for what stands in the list. */
export type Expected =
  | 'text'
  | 'true or false'
  | 'a whole number'
  | 'a percentage'
  | 'a duration'
  | 'a date'
  | 'a moment'
  | 'a reference'
  | 'a list'
  | 'a list of text'
  | 'a list of references'
  | 'a map'
  | 'a list of maps'
  | 'a severity, a map, or a list of maps'
  | 'a map, or a list of maps';

/**
 * Reports that something else than `node` belongs at its place; silent when `node` was reported before. `rule` is
 * the beginning of the sentence: `a manifest is`; `hint` is for a place that knows better than the kinds do.
 */
export function reportWrongType(
  rule: string,
  expected: Expected,
  node: Node,
  problems: Problems,
  hint = hintFor(expected, node),
): void {
  if (node.kind === 'broken') return;
  const message = `${rule} ${expected}, found ${whatIs(node)}`;
  problems.report(wrongType, node, message, { hint });
}

/** A node in the words of messages: `a map`, `a number`. */
export function whatIs(node: Node): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'broken') return 'something broken';
  switch (typeof node.value) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return `\`${node.text}\``;
    default:
      return node.text === '' ? 'nothing' : `\`${node.text}\``;
  }
}

function hintFor(expected: Expected, node: Node): string | undefined {
  if (node.kind !== 'scalar') return undefined;
  const isEntry = expected.startsWith('a list of');
  const isEmpty = node.value === null && (node.text === '' || !expected.endsWith('text'));
  if (isEmpty) return `leave the ${isEntry ? 'entry' : 'key'} out, or give it a value`;
  const needsQuotes = typeof node.value !== 'string' && expected.endsWith('text');
  if (needsQuotes) return `text that looks like something else needs quotes: "${node.text}"`;
  if (expected === 'a list') return 'a list of one entry is written in brackets, like `[dynamodb]`';
  const isColonWithoutSpace = expected.startsWith('a map') && /^[^\s:]+:\S/.test(node.text);
  return isColonWithoutSpace ? 'a space is missing after the colon' : undefined;
}
