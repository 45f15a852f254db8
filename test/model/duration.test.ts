import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../src/model/duration.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('parseDuration', () => {
  it.each([
    ['0s', 0],
    ['0ms', 0],
    ['250ms', 250],
    ['90s', 90 * second],
    ['15m', 15 * minute],
    ['3h', 3 * hour],
    ['2d', 2 * day],
    ['1h30m', 90 * minute],
    ['1m1ms', minute + 1],
    ['1d2h3m4s5ms', day + 2 * hour + 3 * minute + 4 * second + 5],
    ['007m', 7 * minute],
    ['100m', 100 * minute],
    ['36500d', 36_500 * day],
  ])('reads %s', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '0',
    '5',
    'm',
    'ms',
    '5 m',
    ' 5m',
    '5m ',
    '5m\n',
    '1.5h',
    '-5m',
    '+5m',
    '5M',
    '5min',
    '30m1h',
    '1m1m',
    '5s5m',
    '1ms1s',
    '1e3s',
    '٣m',
    '36500d1ms',
    '36501d',
    `${'9'.repeat(400)}ms`,
    `${'1'.repeat(100_000)}`,
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [1, '1ms'],
    [999, '999ms'],
    [second, '1s'],
    [90 * second, '1m30s'],
    [hour, '1h'],
    [2 * day, '2d'],
    [day + 1, '1d1ms'],
    [day + 2 * hour + 3 * minute + 4 * second + 5, '1d2h3m4s5ms'],
    [36_500 * day, '36500d'],
  ])('writes %d', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });

  it('is read back as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 * day }), (milliseconds) => {
        expect(parseDuration(formatDuration(milliseconds))).toBe(milliseconds);
      }),
    );
  });
});
