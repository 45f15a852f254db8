import type { Code } from '../diagnostics/diagnostic.ts';
import { inBackticks } from './in-backticks.ts';
import type { Entry, MapNode, ScalarNode } from './node.ts';
import type { Problems } from './problems.ts';

export const duplicateKey: Code = {
  id: 'duplicate-key',
  severity: 'error',
  title: 'a key is written twice in one map',
  explanation: `Most readers of YAML and JSON keep the last of the two and drop the first without a word, so a service
that is written twice in one file would lose half of what is said of it.

Merge the two into one. (The same service may be opened in several files, or in several documents of one
file: those add up.)

    services:
      orders:
        tier: 1
        dependsOn: [dynamodb]`,
};

/** Comparing each key with all before it is faster than a set for maps as small as most are. */
const smallMap = 8;

/** The entries of one map without those whose key came before; each of these is reported. */
export function uniqueEntries(entries: readonly Entry[], problems: Problems): readonly Entry[] {
  return hasDuplicateKeys(entries) ? firstOfEachKey(entries, problems) : entries;
}

/** Whether two entries of a map have the same key, however it is written. Cost: linear, but for small maps. */
export function hasDuplicateKeys(entries: readonly Entry[]): boolean {
  if (entries.length > smallMap) return new Set(entries.map(({ key }) => key.text)).size < entries.length;
  return entries.some((entry, index) => {
    for (let before = 0; before < index; before++) {
      if (entries[before]?.key.text === entry.key.text) return true;
    }
    return false;
  });
}

function firstOfEachKey(entries: readonly Entry[], problems: Problems): Entry[] {
  const keys = new Map<string, ScalarNode>();
  return entries.filter(({ key }) => {
    const first = keys.get(key.text);
    if (first === undefined) {
      keys.set(key.text, key);
      return true;
    }
    const related = [{ message: 'first written here', span: problems.spanOf(first) }];
    problems.report(duplicateKey, key, `the key ${inBackticks(key.text)} is written twice`, { related });
    return false;
  });
}

/** What a map says with a merge key (`<<`): its own entries, then those of each source whose key is new. */
export function mergeEntries(own: readonly Entry[], sources: readonly MapNode[]): readonly Entry[] {
  const keys = new Set(own.map((entry) => entry.key.text));
  const merged = [...own];
  for (const source of sources) {
    for (const entry of source.entries) {
      if (keys.has(entry.key.text)) continue;
      keys.add(entry.key.text);
      merged.push(entry);
    }
  }
  return merged;
}
