import type { Code } from '../diagnostics/diagnostic.ts';
import type { Evidence } from '../model/manifest.ts';
import { inBackticks } from './in-backticks.ts';
import { isExtension, missingKey, reportUnknownKey } from './known-keys.ts';
import type { MapNode, Node } from './node.ts';
import type { Problems } from './problems.ts';
import { isWritten, readText } from './scalars.ts';
import { reportWrongType } from './wrong-type.ts';

export const invalidDate: Code = {
  id: 'invalid-date',
  severity: 'error',
  title: 'a date that no calendar has',
  explanation: `A date is a year, a month and a day, in this order, with four, two and two digits: \`2025-10-23\`. The day has to
exist: there is no 31st of June, and no 29th of February but in leap years.

    evidence:
      source: https://example.com/postmortem
      date: 2025-10-23`,
};

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
    else if (key.text === 'date') found.date = readDate(value, problems);
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

function readDate(node: Node, problems: Problems): string | undefined {
  if (!isWritten(node)) {
    reportWrongType('`date` takes', 'a date', node, problems);
    return undefined;
  }
  if (isCalendarDate(node.text)) return node.text;
  const hint = 'a date is written as year, month and day, like `2025-10-23`';
  problems.report(invalidDate, node, `${inBackticks(node.text)} is not a date`, { hint });
  return undefined;
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the Gregorian calendar has the day: `2024-02-29`, but not `2025-02-29`. */
function isCalendarDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = (daysOfMonth[month - 1] ?? 0) + (month === 2 && isLeapYear ? 1 : 0);
  return day >= 1 && day <= last;
}
