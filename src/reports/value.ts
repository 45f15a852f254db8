import type { Json, Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import { idOf, isList } from './field-path.ts';
import { id, ids } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';
import { percentText } from './score-text.ts';

/** How a number is said: a moment of a scenario, a length of time, a share, or as it is. */
export const valueForms = ['time', 'duration', 'percent', 'number'] as const;
export type ValueForm = (typeof valueForms)[number];

/**
 * A value of an answer as part of a sentence: `20`, `t+5m`, `2h37m`, `dynamodb and sts`. The keys that led to
 * it tell times from numbers. Undefined for what is no value but holds some, and for a form that does not fit.
 */
export function valueText(value: Json, keys: readonly string[], form?: ValueForm): Text | undefined {
  if (typeof value === 'number') return [numberText(value, form ?? usualForm(keys))];
  if (form !== undefined) return undefined;
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (value === null) return ['nothing'];
  if (typeof value === 'string') return namesThings.test(keys.at(-1) ?? '') ? [id(value)] : [value];
  return isList(value) ? listText(value) : undefined;
}

/** The keys whose text is the id of something. */
const namesThings = /^(?:id|component|service|from|to)$/;

/** Moments count from the start of a scenario; every other time is a length. */
const moments: ReadonlySet<string> = new Set([
  'onsetMs',
  'frozenMs',
  'exposedMs',
  'atMs',
  'horizonMs',
  'fromMs',
  'untilMs',
]);

function usualForm(keys: readonly string[]): ValueForm {
  // The outermost: below it, keys can be ids, and those are anything.
  const time = keys.find((key) => key.endsWith('Ms'));
  if (time === undefined) return 'number';
  return moments.has(time) ? 'time' : 'duration';
}

function numberText(value: number, form: ValueForm): string {
  switch (form) {
    case 'time':
      return pointInTime(value);
    case 'duration':
      return durationText(value);
    case 'percent':
      return percentText(value);
    case 'number':
      return `${rounded(value)}`;
  }
}

/** `2h37m`, as every other answer writes it. */
function durationText(milliseconds: number): string {
  const sign = milliseconds < 0 ? '−' : '';
  return sign + formatDuration(Math.abs(milliseconds));
}

/** Three digits behind the point, or as many as it takes to see that a number is not whole. */
function rounded(value: number): number {
  for (let scale = 1000; ; scale *= 10) {
    const near = Math.round(value * scale) / scale;
    if (!Number.isInteger(near) || near === value || scale > 1e12) return near;
  }
}

/** The names of what a list holds. */
function listText(list: readonly Json[]): Text | undefined {
  if (list.length === 0) return ['none'];
  const names = list.map((entry) => (typeof entry === 'string' ? entry : idOf(entry)));
  return names.every((name) => name !== undefined) ? ids(names) : undefined;
}
