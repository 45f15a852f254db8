import type { ScalarNode } from './node.ts';

/**
 * The scalar that plain text stands for in the core schema of YAML 1.2 (§10.3.2): null, true or false, a whole
 * number, a fraction, or else itself. Cost: linear in the text; most text is known by its first character.
 */
export function readPlainValue(text: string, start: number, end: number): ScalarNode {
  const source = text.slice(start, end);
  return { kind: 'scalar', value: resolve(source), text: source, start, end };
}

const words = new Map<string, boolean | null>([
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);
const longestWord = 5;

/** What a word or a number can start with; all others are text. */
const mayBeMore = /^[-+.0-9~nNtTfF]/;
const octal = /^0o[0-7]+$/;
const decimal = /^[-+]?[0-9]+$/;
const hexadecimal = /^0x[0-9a-fA-F]+$/;
const fraction = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const infinite = /^([-+]?)\.(?:inf|Inf|INF)$/;
const notANumber = /^\.(?:nan|NaN|NAN)$/;

function resolve(source: string): string | number | boolean | null {
  if (!mayBeMore.test(source)) return source;
  const word = source.length <= longestWord ? words.get(source) : undefined;
  if (word !== undefined) return word;
  if (decimal.test(source)) return Number.parseInt(source, 10);
  if (octal.test(source)) return Number.parseInt(source.slice(2), 8);
  if (hexadecimal.test(source)) return Number.parseInt(source.slice(2), 16);
  if (fraction.test(source)) return Number.parseFloat(source);
  if (notANumber.test(source)) return Number.NaN;
  const sign = infinite.exec(source)?.[1];
  if (sign === undefined) return source;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
