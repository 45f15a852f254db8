import type { JsonLike } from '../document/document.ts';
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
 * be very many. These hold no maps.
 */
export function jsonText(value: Compound, rows?: string): string {
  const { emit, text } = makeCollector();
  const members = membersOf(value);
  if (members.values.length === 0) emit(isList(value) ? '[]' : '{}');
  else writeLines(members, '', emit, { rows, key: '' });
  return `${text()}\n`;
}

/** The key that a value stands under, and that of the list whose members are a line each. */
interface Keys {
  readonly rows: string | undefined;
  readonly key: string;
}

type Compound = Extract<JsonLike, object>;

/** What stands in a list or object, undefined values left out; objects have a key for each value. */
interface Members {
  readonly values: readonly JsonLike[];
  readonly keys: readonly string[] | undefined;
}

/** What fits on a line of this width stays on one: rows read as rows, and large documents are half as long. */
const lineWidth = 100;
const step = '  ';

type Emit = (piece: string) => void;

/** A list or object, each member on a line of its own that is indented by one more step. */
function writeLines({ values, keys }: Members, indent: string, emit: Emit, { rows, key }: Keys): void {
  const deeper = indent + step;
  const isRows = keys === undefined && key === rows;
  const [open, close] = keys === undefined ? '[]' : '{}';
  let before = `${open}\n${deeper}`;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? null;
    const name = nameAt(keys, at);
    const start = before + name;
    if (isRows) emit(start + makeJsonVisible(JSON.stringify(value)));
    else if (!isCompound(value)) emit(start + writeScalar(value));
    else {
      emit(start);
      write(value, deeper, deeper.length + name.length, emit, { rows, key: keys?.[at] ?? '' });
    }
    before = `,\n${deeper}`;
  }
  emit(`\n${indent}${close}`);
}

/**
 * A list or object that begins after `used` columns, on that line if it fits.
 *
 * Recursive: depth is that of a report's shape, not of a graph. Cost: linear for a given depth.
 */
function write(value: Compound, indent: string, used: number, emit: Emit, keys: Keys): void {
  const members = membersOf(value);
  const short = onOneLine(members, lineWidth - used);
  if (short !== undefined) emit(short);
  else writeLines(members, indent, emit, keys);
}

/** A list or object on one line, or undefined when it takes more than `room` columns. */
function onOneLine({ values, keys }: Members, room: number): string | undefined {
  if (values.length * leastMember > Math.max(0, room)) return undefined;
  let text = '';
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? null;
    const short = isCompound(value) ? onOneLine(membersOf(value), room - text.length) : writeScalar(value);
    if (short === undefined) return undefined;
    text += (text === '' ? '' : ', ') + nameAt(keys, at) + short;
    if (text.length + brackets > room) return undefined;
  }
  if (keys === undefined) return `[${text}]`;
  return text === '' ? '{}' : `{ ${text} }`;
}

const brackets = '{  }'.length;
const leastMember = '0, '.length;

function membersOf(value: Compound): Members {
  if (isList(value)) return { values: value, keys: undefined };
  if (isMap(value)) return { values: [...value.values()], keys: [...value.keys()] };
  const [keys, values]: [string[], JsonLike[]] = [[], []];
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    keys.push(key);
    values.push(member);
  }
  return { values, keys };
}

/** The key before a value, if it has one. */
function nameAt(keys: readonly string[] | undefined, at: number): string {
  return keys === undefined ? '' : `${writeScalar(keys[at] ?? '')}: `;
}

function writeScalar(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return needsNoEscape.test(value) ? `"${value}"` : makeJsonVisible(JSON.stringify(value));
}

/** Printable ASCII but for quotes and backslashes, and for what may be part of a command to a runner, `##[`. */
const needsNoEscape = /^[\x20\x21\x24-\x5b\x5d-\x7e]*$/;

function isCompound(value: JsonLike): value is Compound {
  return value !== null && typeof value === 'object';
}

function isMap(value: Compound): value is ReadonlyMap<string, JsonLike> {
  return value instanceof Map;
}

function isList(value: Compound): value is readonly JsonLike[] {
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
