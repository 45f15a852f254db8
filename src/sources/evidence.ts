import type { Evidence } from '../model/manifest.ts';
import { readDate } from './dates.ts';
import { isExtension, missingKey, reportUnknownKey } from './known-keys.ts';
import type { MapNode, Node } from './node.ts';
import type { Problems } from './problems.ts';
import { readText } from './scalars.ts';
import { reportWrongType } from './wrong-type.ts';

const evidenceKeys = ['source', 'date', 'note'] as const;

/** Where a requirement is known from: one map, or a list of them. */
export function readEvidence(node: Node, problems: Problems): readonly Evidence[] {
  const all: Evidence[] = [];
  for (const item of node.kind === 'list' ? node.items : [node]) {
    if (item.kind === 'map') {
      const evidence = readOne(item, problems);
      if (evidence !== undefined) all.push(evidence);
    } else {
      reportWrongType('`evidence` takes', 'a map, or a list of maps', item, problems);
    }
  }
  return all;
}

function readOne(node: MapNode, problems: Problems): Evidence | undefined {
  const found: { source?: string | undefined; date?: string | undefined; note?: string | undefined } = {};
  // A misspelled key may be the one that is missing.
  let isUnderstood = true;
  for (const { key, value } of node.entries) {
    if (key.text === 'source') found.source = readText('source', value, problems)?.value;
    else if (key.text === 'date') found.date = readDate('date', value, problems);
    else if (key.text === 'note') found.note = readText('note', value, problems)?.value;
    else if (!isExtension(key)) {
      reportUnknownKey(key, 'evidence', evidenceKeys, problems);
      isUnderstood = false;
    }
  }
  const { source, date, note } = found;
  if (isUnderstood && !('source' in found))
    problems.report(missingKey, node, 'this evidence names no `source`');
  if (source === undefined) return undefined;
  return { source, ...(date !== undefined && { date }), ...(note !== undefined && { note }) };
}
