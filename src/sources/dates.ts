import type { Code } from '../diagnostics/diagnostic.ts';
import { inBackticks } from './in-backticks.ts';
import type { Node } from './node.ts';
import type { Problems } from './problems.ts';
import { isWritten } from './scalars.ts';
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

/** A day of the calendar, `YYYY-MM-DD`. */
export function readDate(name: string, node: Node, problems: Problems): string | undefined {
  if (!isWritten(node)) {
    reportWrongType(`\`${name}\` takes`, 'a date', node, problems);
    return undefined;
  }
  if (isCalendarDate(node.text)) return node.text;
  const hint = 'a date is written as year, month and day, like `2025-10-23`';
  problems.report(invalidDate, node, `${inBackticks(node.text)} is not a date`, { hint });
  return undefined;
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the Gregorian calendar has the day: `2024-02-29`, but not `2025-02-29`. */
export function isCalendarDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = (daysOfMonth[month - 1] ?? 0) + (month === 2 && isLeapYear ? 1 : 0);
  return day >= 1 && day <= last;
}
