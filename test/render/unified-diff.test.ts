import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/render/unified-diff.ts';

const plain = { color: false };
const folder = mkdtempSync(join(tmpdir(), 'faultline-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a unified diff', () => {
  it('is empty for what is the same', () => {
    expect(unifiedDiff('a.md', 'x\n', 'x\n', plain)).toBe('');
  });

  it('shows what changed with three lines around', () => {
    expect(unifiedDiff('a.md', '1\n2\n3\n4\n5\n', '1\n2\n3\n4\nfive\n', plain)).toBe(
      '--- a/a.md\n+++ b/a.md\n@@ -2,4 +2,4 @@\n 2\n 3\n 4\n-5\n+five\n',
    );
  });

  it.each([
    ['a last line without an end', 'x', 'y\n', '-x\n\\ No newline at end of file\n+y\n'],
    ['control characters', 'x\n', '\u001b[31m\u202e\n', '+\\u{1b}[31m\\u{202e}\n'],
    ['a space at the end', 'x\n', 'x \n', '+x\\u{20}\n'],
    ['a mixed line ending', 'x\ny\n', 'x\r\ny\n', '+x\\u{d}\n'],
    ['line endings that are all alike', 'x\r\n', 'y\r\n', '-x\n+y\n'],
    ['a command to a runner', '::error::x\ny\n', '::error::x\nz\n', '\\u{3a}:error::x\n'],
  ])('shows %s', (_, before, after, expected) => {
    expect(unifiedDiff('a.md', before, after, plain)).toContain(expected);
  });

  it('has colour when asked', () => {
    expect(unifiedDiff('a.md', 'x\n', 'y\n', { color: true })).toContain('\u001b[32m+y\u001b[39m');
  });

  it('of everything is there in a second', () => {
    const lines = (word: string) => Array.from({ length: 20_000 }, (_, line) => `${word} ${line}\n`).join('');
    const diff = unifiedDiff('a.md', `same\n${lines('a')}`, `same\n${lines('b')}`, plain);
    expect(diff.split('\n')[2]).toBe('@@ -2,20000 +2,20000 @@');
  }, 5000);

  it.runIf(existsSync('/usr/bin/patch'))('is one that `patch` takes', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '- d', '+ e', '@@ f', ''), { maxLength: 12 });
    const path = join(folder, 'a.md');
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [before, after] = [a, b].map((lines) => lines.map((line) => `${line}\n`).join(''));
        const diff = unifiedDiff('a.md', before ?? '', after ?? '', plain);
        if (diff === '') return;
        writeFileSync(path, before ?? '');
        execFileSync('patch', ['-s', '-p1'], { cwd: folder, input: diff });
        expect(readFileSync(path, 'utf8')).toBe(after);
      }),
      { numRuns: 100 },
    );
  });
});
