import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { displayWidth, endOf, startOf } from '../../src/render/display-width.ts';
import { makeVisible } from '../../src/render/visible.ts';
import { arbitraryString } from './arbitrary-document.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['größe', 5],
    ['数据', 4],
    ['한국', 4],
    ['ＡＢ', 4],
    ['ｱｲ', 2],
    ['e\u0301', 1],
    ['👍', 2],
    ['─│├✗▼…◊✓', 8],
  ])('counts %s as %d columns', (text, width) => {
    expect(displayWidth(makeVisible(text))).toBe(width);
    expect(stringWidth(text)).toBe(width);
  });

  it('is never less than what another counts', () => {
    fc.assert(
      fc.property(arbitraryString.map(makeVisible), (text) => {
        expect(displayWidth(text)).toBeGreaterThanOrEqual(stringWidth(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('startOf and endOf', () => {
  it.each([
    ['abcdef', 4, 'abcd', 'cdef'],
    ['abc', 3, 'abc', 'abc'],
    ['数据库', 3, '数', '库'],
    ['a数', 2, 'a', '数'],
    ['e\u0301e\u0301', 1, 'e\u0301', 'e\u0301'],
  ])('take what fits of %s in %d columns', (text, width, start, end) => {
    expect(startOf(makeVisible(text), width)).toBe(start);
    expect(endOf(makeVisible(text), width)).toBe(end);
  });
});
