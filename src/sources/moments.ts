import { isCalendarDate } from './dates.ts';

/** A moment with its zone as RFC 3339 writes it, as the source of a regular expression. */
export const momentPattern =
  '^([0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]+)?)?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$';

const moment = new RegExp(momentPattern);

/** Whether a text is a moment of the calendar: `2025-10-20T06:48:00Z`, seconds optional. */
export function isMoment(text: string): boolean {
  const day = moment.exec(text)?.[1];
  return day !== undefined && isCalendarDate(day);
}
