import type { Json, JsonObject } from '../document/document.ts';

/** A value in an answer, and the names that led to it. */
export interface PickedField {
  readonly value: Json;
  /**
   * The keys of objects on the way. Entries of lists have none, but for a text, which is an `id`; of the length of
   * a list the only one is `count`.
   */
  readonly keys: readonly string[];
}

/** Where a path leads nowhere. */
export interface MissingField {
  /** The name that is not there, and what was followed before it. */
  readonly name: string;
  readonly after: string;
  /** The names that are there. */
  readonly known: readonly string[];
}

/**
 * Follows a path such as `summary.down` or `components[ec2/control].onsetMs.down` into an answer.
 *
 * A list is entered by the `id` of an entry, by `first` or `last`, by a position from 0, or gives its `count`.
 * A name that has a dot in it may stand as it is, since the longest name that is there counts, or in brackets.
 */
export function pickField(answer: JsonObject, path: string): PickedField | MissingField {
  let value: Json = answer;
  let keys: readonly string[] = [];
  for (let at = 0; at < path.length; ) {
    if (path[at] === '.' && at > 0) at++;
    const rest = path.slice(at);
    const bracket = /^\[([^\]]*)\]/.exec(rest);
    const names = namesIn(value);
    const name = bracket === null ? longestStart(rest, names) : bracket[1];
    const next: Json | undefined = name === undefined ? undefined : names.get(name);
    if (name === undefined || next === undefined) {
      const wanted = bracket?.[1] ?? /^[^.[]*/.exec(rest)?.[0] ?? rest;
      return { name: wanted, after: path.slice(0, at).replace(/\.$/, ''), known: [...names.keys()] };
    }
    if (!Array.isArray(value)) keys = [...keys, name];
    else if (name === 'count' && typeof next === 'number')
      keys = [name]; // of whatever it holds
    else if (typeof next === 'string') keys = [...keys, 'id']; // a list of texts is one of ids
    value = next;
    at += bracket?.[0].length ?? name.length;
  }
  return { value, keys };
}

/** What can be said behind a value to go on from it. */
function namesIn(value: Json): ReadonlyMap<string, Json> {
  if (value === null || typeof value !== 'object') return new Map();
  const names = new Map<string, Json>();
  if (!isList(value)) {
    for (const [key, member] of Object.entries(value)) if (member !== undefined) names.set(key, member);
    return names;
  }
  for (const entry of value) {
    const id = idOf(entry);
    if (id !== undefined && !names.has(id)) names.set(id, entry);
  }
  const ends: [string, Json | undefined][] = [
    ['count', value.length],
    ['first', value[0]],
    ['last', value.at(-1)],
  ];
  for (const [name, member] of ends) if (member !== undefined && !names.has(name)) names.set(name, member);
  for (const [index, entry] of value.entries()) if (!names.has(`${index}`)) names.set(`${index}`, entry);
  return names;
}

/** What names an entry of a list. */
export function idOf(entry: Json): string | undefined {
  if (entry === null || typeof entry !== 'object' || isList(entry)) return undefined;
  const id = entry.id ?? entry.component;
  return typeof id === 'string' ? id : undefined;
}

function longestStart(rest: string, names: ReadonlyMap<string, Json>): string | undefined {
  let longest: string | undefined;
  for (const name of names.keys()) {
    const ends = rest.length === name.length || '.['.includes(rest.charAt(name.length));
    if (rest.startsWith(name) && ends && name.length > (longest?.length ?? -1)) longest = name;
  }
  return longest;
}

export function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}
