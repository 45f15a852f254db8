import { describe, expect, it } from 'vitest';
import { isId, parseReference } from '../../src/model/ids.ts';

describe('isId', () => {
  it.each(['a', 'A', '0', 'orders-db', 'eu-west-1.kafka', 'a_b', 'a-', 'a.', 'a..b', '007', 'constructor'])(
    'takes %s',
    (text) => expect(isId(text)).toBe(true),
  );

  it.each([
    '',
    '-a',
    '.a',
    '_a',
    'a b',
    'a\n',
    '\na',
    'a/b',
    'a@b',
    '@',
    'é',
    'aé',
    '__proto__',
    'a\u202eb',
    '\u001b[0m',
    '*',
  ])('refuses %j', (text) => expect(isId(text)).toBe(false));
});

describe('parseReference', () => {
  it.each([
    ['dynamodb', { service: 'dynamodb', plane: undefined }],
    ['ec2/control', { service: 'ec2', plane: 'control' }],
    ['ec2/any-word', { service: 'ec2', plane: 'any-word' }],
  ])('splits %s', (text, expected) => expect(parseReference(text)).toEqual(expected));

  it.each(['', '/', 'a/', '/a', 'a/b/c', 'a//b', '@', 'a/@', 'a /b', 'a/b\n', '../a'])('refuses %j', (text) =>
    expect(parseReference(text)).toBeUndefined(),
  );
});
