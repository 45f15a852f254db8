import type { Code } from '../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint } from '../diagnostics/similar-names.ts';
import type { Spanned } from '../model/manifest.ts';
import { inBackticks } from './in-backticks.ts';
import type { Node, ScalarNode } from './node.ts';
import type { Problems } from './problems.ts';
import { type Expected, reportWrongType } from './wrong-type.ts';

export const unknownWord: Code = {
  id: 'unknown-word',
  severity: 'error',
  title: 'a word that is not on the list its key takes',
  explanation: `Some keys take one of a few words. \`strength\` is \`hard\` (the dependent fails with its target), \`soft\` (it loses
part of its function) or \`async\` (work queues up). \`phase\` is \`always\`, \`startup\` (needed only to start) or
\`runtime\` (needed only to go on running). Case counts.

    dependsOn:
      - { service: recommendations, strength: soft }
      - { service: ec2/control, phase: startup }`,
};

/** A value with its place. */
export function spanned<T>(value: T, node: Node, problems: Problems): Spanned<T> {
  return { value, span: problems.spanOf(node) };
}

/** The text of the key `name`. This and what follows is undefined, and reported, when the value is something else. */
export function readText(name: string, node: Node, problems: Problems): Spanned<string> | undefined {
  return textOf(name, 'text', node, problems);
}

/** A list of texts, without the entries that are something else. */
export function readTexts(name: string, node: Node, problems: Problems): readonly Spanned<string>[] {
  if (node.kind !== 'list') {
    reportWrongType(`\`${name}\` takes`, 'a list', node, problems);
    return [];
  }
  const texts: Spanned<string>[] = [];
  for (const item of node.items) {
    const text = textOf(name, 'a list of text', item, problems);
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

/** `true` or `false`, and no other word. */
export function readBoolean(name: string, node: Node, problems: Problems): Spanned<boolean> | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return spanned(node.value, node, problems);
  reportWrongType(`\`${name}\` takes`, 'true or false', node, problems);
  return undefined;
}

/** One of a closed list of words. */
export function readWord<T extends string>(
  name: string,
  words: readonly T[],
  node: Node,
  problems: Problems,
): T | undefined {
  const text = textOf(name, 'text', node, problems);
  if (text === undefined) return undefined;
  const word = words.find((candidate) => candidate === text.value);
  if (word !== undefined) return word;
  const message = `${inBackticks(text.value)} is not a word that \`${name}\` takes`;
  const hint = makeSimilarNamesHint('word', words)(text.value) ?? `\`${name}\` takes ${words.join(', ')}`;
  problems.report(unknownWord, node, message, { hint });
  return undefined;
}

/** A number; whether it is in range is for the caller to say. */
export function readNumber(
  name: string,
  node: Node,
  problems: Problems,
): (ScalarNode & { value: number }) | undefined {
  if (isNumber(node)) return node;
  reportWrongType(`\`${name}\` takes`, 'a whole number', node, problems);
  return undefined;
}

/** Text or a number: for what has a notation of its own, or is an id, and is taken as it is written. */
export function isWritten(node: Node): node is ScalarNode {
  return node.kind === 'scalar' && (typeof node.value === 'string' || typeof node.value === 'number');
}

/** Whether a unit or a percent sign is all that is missing, quotes or not. */
export function isBareNumber(node: ScalarNode): boolean {
  return typeof node.value === 'number' || /^\d+(\.\d+)?$/.test(node.text);
}

function isNumber(node: Node): node is ScalarNode & { value: number } {
  return node.kind === 'scalar' && typeof node.value === 'number';
}

function textOf(
  name: string,
  expected: Expected,
  node: Node,
  problems: Problems,
): Spanned<string> | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'string') return spanned(node.value, node, problems);
  reportWrongType(`\`${name}\` takes`, expected, node, problems);
  return undefined;
}
