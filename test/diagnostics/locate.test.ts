import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLocator } from '../../src/diagnostics/locate.ts';

describe('makeLocator', () => {
  it.each([
    ['', 0, 1, 1],
    ['', 5, 1, 1],
    ['ab', 0, 1, 1],
    ['ab', 1, 1, 2],
    ['ab', 2, 1, 3],
    ['ab', 99, 1, 3],
    ['ab', -1, 1, 1],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\n', 2, 2, 1],
    ['\n\n\n', 2, 3, 1],
    ['😀a', 2, 1, 3],
  ])('finds in %j the offset %d', (text, offset, line, column) => {
    expect(makeLocator(text)(offset)).toEqual({ line, column });
  });

  it('agrees with counting lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\n', '\r\n', '😀')).map((parts) => parts.join('')),
        fc.nat(),
        (text, n) => {
          const offset = n % (text.length + 1);
          const lines = text.slice(0, offset).split('\n');
          expect(makeLocator(text)(offset)).toEqual({
            line: lines.length,
            column: (lines.at(-1) ?? '').length + 1,
          });
        },
      ),
    );
  });
});
