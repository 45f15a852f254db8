import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeJsonVisible, makeVisible, visibleLines } from '../../src/render/visible.ts';
import { arbitraryString } from './arbitrary-document.ts';

const rows: [string, string, string][] = [
  [
    'leaves ordinary text alone',
    'ec2/control: 99.9 % (größer 数据库 👍)',
    'ec2/control: 99.9 % (größer 数据库 👍)',
  ],
  ['leaves combining marks alone', 'e\u0301', 'e\u0301'],
  ['shows escape sequences', '\u001b[31m', '\\u{1b}[31m'],
  ['shows line ends and tabs', 'a\r\nb\tc', 'a\\u{d}\\u{a}b\\u{9}c'],
  ['shows DEL and C1 controls', '\u007f\u0085\u009b', '\\u{7f}\\u{85}\\u{9b}'],
  ['shows bidi overrides and isolates', '\u202a\u202e\u2066\u2069', '\\u{202a}\\u{202e}\\u{2066}\\u{2069}'],
  ['shows bidi marks', '\u200e\u200f\u061c', '\\u{200e}\\u{200f}\\u{61c}'],
  ['shows separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
  [
    'shows zero-width characters',
    '\u200b\u200d\u2060\ufeff\u00ad',
    '\\u{200b}\\u{200d}\\u{2060}\\u{feff}\\u{ad}',
  ],
  ['shows spaces that are no space', '\u00a0\u3000\u2003', '\\u{a0}\\u{3000}\\u{2003}'],
  ['shows what is blank in every font', '\u3164\u115f\ufe0f', '\\u{3164}\\u{115f}\\u{fe0f}'],
  ['shows tags', '\u{e0001}\u{e0041}', '\\u{e0001}\\u{e0041}'],
  ['shows lone surrogates, not pairs', '\ud83d \udc4d \ud83d\udc4d', '\\u{d83d} \\u{dc4d} \ud83d\udc4d'],
  ['disarms the old command of runners', '##[error]x', '##\\u{5b}error]x'],
];

describe('makeVisible', () => {
  it.each(rows)('%s', (_, text, expected) => {
    expect(makeVisible(text)).toBe(expected);
  });

  it('leaves a character alone just when Unicode gives it a shape, or it is the space', () => {
    const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      const alone = makeVisible(character) === character;
      if (alone !== (character === ' ' || !invisible.test(character))) expect.fail(`U+${code.toString(16)}`);
    }
  });

  it('leaves nothing to do for a second time', () => {
    fc.assert(
      fc.property(arbitraryString, (text) => {
        const visible = makeVisible(text);
        expect(visible).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
        expect(makeVisible(visible)).toBe(visible);
      }),
    );
  });
});

describe('visibleLines', () => {
  it.each([
    ['a\n  b\r\n\nc', ['a', '  b', '', 'c']],
    ['\ta  ', ['    a']],
    ['a\u001b\rb', ['a\\u{1b}\\u{d}b']],
    ['::error::x\n  ::x', ['\\u{3a}:error::x', '  \\u{3a}:x']],
    [' \n ', []],
  ])('of %j', (text, lines) => {
    expect(visibleLines(text)).toEqual(lines);
  });
});

describe('makeJsonVisible', () => {
  it.each([
    ['\u007f\u0085', '"\\u007f\\u0085"'],
    ['\u202e\u2028', '"\\u202e\\u2028"'],
    ['\u{e0041}', '"\\udb40\\udc41"'],
    ['##[x]', '"##\\u005bx]"'],
    ['größer 👍', '"größer 👍"'],
  ])('escapes %j the way of JSON', (text, expected) => {
    expect(makeJsonVisible(JSON.stringify(text))).toBe(expected);
  });

  it('changes no meaning', () => {
    fc.assert(
      fc.property(arbitraryString, (text) => {
        expect(JSON.parse(makeJsonVisible(JSON.stringify(text)))).toBe(text);
      }),
    );
  });
});
