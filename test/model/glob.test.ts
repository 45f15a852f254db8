import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { boundlessProblem } from '../../src/model/boundless-glob.ts';
import { globMatcher } from '../../src/model/glob.ts';

const peer = { dot: true, noextglob: true, nonegate: true };
const pieces = [
  ...['a', 'b', '-', '.', ',', '!', '+', '@', 'A', '*', '*', '?', '/', '/**', '**/', '**'],
  ...['[ab]', '[^a]', '[a-c]', '[b-]', '{a,b}', '{a*,b}', '{a,{b,?}}', '{,a}', '{a..c}', '{a}', '\\*'],
];
/** What is between slashes is not empty, and neither `.` nor `..`: where texts are paths those are not names. */
const name = fc.stringMatching(/^[abcA._-]{1,4}$/).filter((text) => !/^\.{1,2}$/.test(text));
const text = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
/**
 * picomatch looks into a glob as it would into a path, and for what it leaves to regular expressions: beside a range,
 * or three stars, dots are any character to it. `*.*` it takes for a name and its ending, which is not empty,
 * and `**.a` for such names in any folder.
 */
const isOdd = (glob: string) =>
  /^\.\/|[\]}]\+|\{.*\*\*|\*\*.*\{|\/\/|\/$|^\*\.\*$|^\*\*\.|\*\*\*/.test(glob) ||
  (glob.includes('{a..c}') && glob.replaceAll('{a..c}', '').includes('.'));
const glob = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((list) => list.join(''))
  .filter((each) => !isOdd(each));

describe('a glob', () => {
  it('means what it means to picomatch', () => {
    fc.assert(
      fc.property(glob, fc.array(text, { minLength: 1, maxLength: 20 }), (pattern, texts) => {
        const isMatch = globMatcher(pattern);
        const expected = texts.filter((each) =>
          /[*?[\]{}!]/.test(pattern) ? picomatch(pattern, peer)(each) : each === pattern,
        );
        expect([pattern, texts.filter(isMatch)]).toEqual([pattern, expected]);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['Team (EU)*', 'Team (EU) 1', true],
    ['Team (EU)*', 'Team EU 1', false],
    ['a|b*', 'bc', false],
    ['"a"*', '"a"b', true],
    ['{a,b', 'a', false],
    ['{a,b*', '{a,bc', true],
    ['[a', '[a', true],
    ['{a,b}{c,d}/{e,{f,g}}', 'bd/g', true],
    ['{a,b}{c,d}/{e,{f,g}}', 'bd/h', false],
    ['*', '', false],
    ['*.*', 'a.', true],
    ['{a..c}/b.a', 'c/b.a', true],
    ['{a..c}/b.a', 'c/b-a', false],
    ['[z-a]', 'm', false],
  ])('takes what has no meaning for text: %s and %s', (pattern, each, expected) => {
    expect(globMatcher(pattern)(each)).toBe(expected);
  });

  /** With a regular expression each of these takes minutes to for ever, which no test waits for. */
  it.each([
    ['many stars', '*a*a*a*a*a*a*a*b', 0],
    ['a quantifier in a group', '(a+)+[b]', 0],
    ['more than a regular expression holds', '*'.repeat(100_000), 1],
    ['a long word', `*${'a'.repeat(100_000)}`, 0],
    ['brackets that nothing closes', '['.repeat(100_000), 0],
    ['classes', '*[a-z]*[a-z]*[a-z]*[b-z]', 0],
    ['many names', '**/*a/**/*a/**/*b', 0],
  ])('answers for %s', (_, pattern, count) => {
    const texts = ['a'.repeat(1000), 'a/'.repeat(500), 'aaa/'.repeat(250)];
    expect(texts.filter(globMatcher(pattern))).toHaveLength(count);
  });

  it.each([
    ['too many', '{a,b}'.repeat(9), true],
    ['far too many', '{a,b}'.repeat(10_000), true],
    ['as many as may be', '{a,b}'.repeat(8), false],
    ['many in one', `{${Array.from({ length: 300 }, (_, index) => index).join(',')}}`, true],
    ['deep', `${'{a,'.repeat(200)}b${'}'.repeat(200)}`, false],
    ['very deep', `${'{'.repeat(100_000)}a,b${'}'.repeat(100_000)}`, true],
    ['too long', `{${'a'.repeat(40_000)},${'b'.repeat(40_000)}}`, true],
    ['long, of a field', `tag:${'a'.repeat(100_000)}*`, false],
    ['a field of many', `tag:${'{a,b}'.repeat(9)}`, true],
  ])('stands for %s others', (_, selector, isBoundless) => {
    expect(boundlessProblem(selector) !== undefined).toBe(isBoundless);
  });
});
