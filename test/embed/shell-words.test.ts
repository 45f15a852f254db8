import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellWords } from '../../src/embed/shell-words.ts';

function words(text: string) {
  return shellWords(text).words.map((word) => word.text);
}

describe('words of a command line', () => {
  it.each([
    ['', []],
    ['  a  b\n\tc ', ['a', 'b', 'c']],
    ["'a b' c", ['a b', 'c']],
    ['"a b"c', ['a bc']],
    ["''", ['']],
    ['a\\ b', ['a b']],
    ["'a\\'", ['a\\']],
    ['"a\\"b\\c"', ['a"b\\c']],
    ['-\\-at 5m', ['--at', '5m']],
    ['a\\', ['a\\']],
    ['tag:a $(id) `id` ; > x', ['tag:a', '$(id)', '`id`', ';', '>', 'x']],
  ])('%j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('say where they were written', () => {
    expect(shellWords(' a "b c"').words).toEqual([
      { text: 'a', start: 1, end: 2 },
      { text: 'b c', start: 3, end: 8 },
    ]);
  });

  it.each([
    ["a 'b", 2],
    ['a "b\\"', 2],
    ['"a" b\'', 5],
  ])('end before an open quote: %j', (text, expected) => {
    expect(shellWords(text).openQuote).toBe(expected);
  });

  it.runIf(process.platform === 'linux')('are those of a shell', () => {
    const texts = fc
      .sample(fc.string({ unit: fc.constantFrom('a', 'b', ' ', "'", '"', '\\', '-'), maxLength: 12 }), 2000)
      .filter((text) => shellWords(text).openQuote === undefined && !text.endsWith('\\'));
    const script = texts.map((text) => `set -- ${text}\nshow "$@"`);
    const show = `show() { for word do printf '<%s>' "$word"; done; echo; }`;
    const shell = execFileSync('sh', ['-c', [show, ...script].join('\n')], { encoding: 'utf8' });
    expect(
      texts.map((text) =>
        words(text)
          .map((word) => `<${word}>`)
          .join(''),
      ),
    ).toEqual(shell.split('\n').slice(0, -1));
  });
});
