import type { Json, JsonObject } from '../document/document.ts';
import { idOf, isList } from './field-path.ts';

/** Entries of a list that are looked at: the others have the same fields. */
const sample = 20;
/** An object with more keys than this is a table of ids. */
const mostKeys = 12;

/**
 * The paths of an answer, as `pickField` takes them, each once: `summary.down`, `components.count`,
 * `components[…].state` for any of the entries.
 *
 * Recursive: depth is that of a report's shape, not of a graph.
 */
export function fieldNames(answer: JsonObject): readonly string[] {
  const names = new Set<string>();
  collect(answer, '', names);
  return [...names];
}

function collect(value: Json, path: string, names: Set<string>): void {
  if (value === null || typeof value !== 'object') {
    names.add(path);
  } else if (isList(value)) {
    names.add(`${path}.count`);
    for (const entry of value.slice(0, sample))
      if (idOf(entry) !== undefined) collect(entry, `${path}[…]`, names);
  } else {
    const entries = Object.entries(value);
    for (const [key, member] of entries) {
      if (member === undefined) continue;
      const name =
        entries.length > mostKeys || key.includes('.') ? `${path}[…]` : path === '' ? key : `${path}.${key}`;
      collect(member, name, names);
    }
  }
}
