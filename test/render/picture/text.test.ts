import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/render/picture/clean-text.ts';
import { fitLines } from '../../../src/render/picture/fit-lines.ts';
import { textWidth } from '../../../src/render/picture/text-width.ts';

const type = { size: 13, weight: 'regular' } as const;

describe('cleanText', () => {
  it.each([
    ['leaves words alone', 'Amazon EC2', 'Amazon EC2'],
    ['makes one line of several', ' two\n\t lines ', 'two lines'],
    ['shows a control character as unreadable', 'a\u001b[31m', 'a\uFFFD[31m'],
    ['shows an order to turn round as unreadable', '\u202Eabc', '\uFFFDabc'],
    ['shows half a character as unreadable', '\ud800', '\uFFFD'],
    ['keeps joined emoji', '👩‍👧', '👩‍👧'],
  ])('%s', (_name, text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });
});

describe('textWidth', () => {
  // Widest of the five fonts of the table at 100 px, whole words, as canvas `measureText` of Chromium 156 says.
  it.each([
    ['Amazon DynamoDB', 'regular', 1001],
    ['ec2 / control', 'regular', 624],
    ['Größe', 'regular', 302.1],
    ['日本語のデータベース', 'regular', 1000],
    ['fails: down', 'bold', 617.7],
  ] as const)('is no less than a browser measures: %s', (text, weight, measured) => {
    const width = textWidth(text, 100, weight);
    expect(width).toBeGreaterThanOrEqual(measured);
    expect(width).toBeLessThan(measured * 1.5);
  });
});

describe('fitLines', () => {
  it.each([
    ['one line where it fits', 'lambda', 100, 2, ['lambda']],
    ['between words', 'Account metadata for Support', 110, 3, ['Account', 'metadata for', 'Support']],
    ['after punctuation', 'support-account-metadata', 120, 2, ['support-account-', 'metadata']],
  ])('breaks a name %s', (_name, text, width, lines, expected) => {
    expect(fitLines(text, type, width, lines)).toEqual(expected);
  });

  it('leaves out the middle of what is too long', () => {
    const [line = ''] = fitLines('an-extremely-long-name-number-17', type, 120, 1);
    expect(line).toMatch(/^an-.+….+17$/);
  });

  it('never returns a line that is too wide, nor too many', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 40, max: 200 }),
        (text, width) => {
          const lines = fitLines(cleanText(text), type, width, 2);
          expect(lines.length).toBeLessThanOrEqual(2);
          for (const line of lines) expect(textWidth(line, type.size)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
