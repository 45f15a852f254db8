import type { Json, JsonObject } from '../document/document.ts';
import type { Renderer } from './renderer.ts';
import { makeJsonVisible } from './visible.ts';

/** For programs: everything, keys in the order of the contract, strings safe to print on a terminal. */
export const json: Renderer = {
  about: 'one JSON document, for other programs',
  endings: ['.json'],
  render: (document) => jsonText({ schema: document.schema, ...document.data() }),
};

/**
 * A list or object as text that is safe to print on a terminal and ends with a line break.
 *
 * Members of the list under the key `rows` (the outermost has the key ``) are a line each, however long: there may
 * be very many.
 */
export function jsonText(value: readonly Json[] | JsonObject, rows?: string): string {
  const { emit, text } = makeCollector();
  if (membersOf(value).next().done === true) emit(isList(value) ? '[]' : '{}');
  else writeLines(value, '', emit, { rows, key: '' });
  return `${text()}\n`;
}

/** The key that a value stands under, and that of the list whose members are a line each. */
interface Keys {
  readonly rows: string | undefined;
  readonly key: string;
}

/** What fits on a line of this width stays on one: rows read as rows, and large documents are half as long. */
const lineWidth = 100;
const step = '  ';

type Emit = (piece: string) => void;

/** A list or object, each member on a line of its own that is indented by one more step. */
function writeLines(
  value: readonly Json[] | JsonObject,
  indent: string,
  emit: Emit,
  { rows, key }: Keys,
): void {
  const deeper = indent + step;
  const isRows = isList(value) && key === rows;
  const [open, close] = isList(value) ? '[]' : '{}';
  let before = `${open}\n${deeper}`;
  for (const [name, member] of membersOf(value)) {
    emit(before + name);
    if (isRows) emit(makeJsonVisible(JSON.stringify(member)));
    else write(member, deeper, deeper.length + name.length, emit, { rows, key: name.slice(1, -3) });
    before = `,\n${deeper}`;
  }
  emit(`\n${indent}${close}`);
}

/**
 * A value that begins after `used` columns, on that line if it fits.
 *
 * Recursive: depth is that of a report's shape, not of a graph. Cost: linear for a given depth.
 */
function write(value: Json, indent: string, used: number, emit: Emit, keys: Keys): void {
  const short = onOneLine(value, lineWidth - used);
  if (short !== undefined) emit(short);
  else if (isCompound(value)) writeLines(value, indent, emit, keys);
}

/** The value on one line, or undefined for a list or object that takes more than `room` columns. */
function onOneLine(value: Json, room: number): string | undefined {
  if (!isCompound(value)) return writeScalar(value);
  let text = '';
  for (const [name, member] of membersOf(value)) {
    const short = onOneLine(member, room - text.length);
    if (short === undefined) return undefined;
    text += (text === '' ? '' : ', ') + name + short;
    if (text.length + brackets > room) return undefined;
  }
  if (isList(value)) return `[${text}]`;
  return text === '' ? '{}' : `{ ${text} }`;
}

const brackets = '{  }'.length;

/** What stands in a list or object: each value, with the key before it if it has one. */
function* membersOf(value: readonly Json[] | JsonObject): Generator<[name: string, member: Json]> {
  if (isList(value)) {
    for (const member of value) yield ['', member];
    return;
  }
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member !== undefined) yield [`${writeScalar(key)}: `, member];
  }
}

function writeScalar(value: string | number | boolean | null): string {
  return typeof value === 'string' ? makeJsonVisible(JSON.stringify(value)) : JSON.stringify(value);
}

function isCompound(value: Json): value is readonly Json[] | JsonObject {
  return value !== null && typeof value === 'object';
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

/** Collects pieces of text, joining some thousands at a time: a million rows are twenty million pieces. */
function makeCollector(): { readonly emit: Emit; readonly text: () => string } {
  const joined: string[] = [];
  let pieces: string[] = [];
  return {
    emit: (piece) => {
      if (pieces.push(piece) < 10_000) return;
      joined.push(pieces.join(''));
      pieces = [];
    },
    text: () => joined.join('') + pieces.join(''),
  };
}
