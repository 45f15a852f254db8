import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sources } from '../../src/sources/formats.ts';
import { readManifests } from '../../src/sources/index.ts';
import { nestingLimit } from '../../src/sources/nesting.ts';
import { sizeLimitBytes } from '../../src/sources/size-limit.ts';
import { sourceCodes } from '../../src/sources/source-codes.ts';

const folder = join(import.meta.dirname, '../fixtures/manifests');
const seeds = ['valid', 'broken'].flatMap((name) =>
  readdirSync(join(folder, name)).map((file) => readFileSync(join(folder, name, file), 'utf8')),
);
const known = new Set([...sourceCodes.map(({ id }) => id), 'repeated-member']);

/** Reads a text and checks what holds of every answer. */
function check(file: string, text: string): void {
  const { value, diagnostics } = readManifests(file, text);
  expect(value.every((manifest) => manifest.file === file)).toBe(true);
  let before = 0;
  for (const { code, message, span, hint, related = [] } of diagnostics) {
    expect(known).toContain(code.id);
    for (const { start, end } of [span ?? { start: -1, end: -1 }, ...related.map((other) => other.span)]) {
      expect(0 <= start && start <= end && end <= text.length, `${code.id} ${start} ${end}`).toBe(true);
    }
    expect(span?.start).toBeGreaterThanOrEqual(before);
    before = span?.start ?? 0;
    for (const words of [message, ...(hint === undefined ? [] : [hint])]) {
      expect(words).toMatch(/^[^A-Z]|^JSON|^YAML/);
      expect(words).not.toMatch(/[.?]$|\bundefined\b/);
      expect(words.length).toBeLessThan(300);
    }
  }
}

const fragment = fc.oneof(
  fc.constantFrom(
    ...'{}[],:-?#&*!|>\'"%@` \n\t\r\\<~=.',
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\uFEFF',
    '\uD800',
    '---\n',
    '...\n',
  ),
  fc.constantFrom(
    '<<: ',
    '&a ',
    '*a',
    '!!set ',
    '!x ',
    '? ',
    '- ',
    ': ',
    '__proto__',
    '- - - ',
    '\n    ',
    '# ',
    '|\n',
    '>-\n',
    '%YAML 1.1\n',
  ),
  fc.string({ maxLength: 3, unit: 'binary' }),
);
const edit = fc.record({ where: fc.nat(), remove: fc.nat(8), insert: fragment });

describe('a damaged text', () => {
  it.each(['a.yaml', 'a.json'])('never throws as %s, and every place is inside of it', (file) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (seed, edits) => {
          const text = edits.reduce((before, { where, remove, insert }) => {
            const at = where % (before.length + 1);
            return before.slice(0, at) + insert + before.slice(at + remove);
          }, seed);
          check(file, text);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never throws as a soup of fragments', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (fragments) => check('-', fragments.join(''))),
      { numRuns: 400 },
    );
  });
});

describe('ten thousand mistakes', () => {
  const count = 10_000;
  const lines = (line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('\n');
  it.each([
    ['unknown keys', 'a.yaml', `faultline: 1\n${lines((i) => `key${i}: 1`)}`, 'unknown-key'],
    ['duplicate keys', 'a.yaml', `x-a:\n${lines(() => '  b: 1')}\n  b: 1`, 'duplicate-key'],
    ['aliases', 'a.yaml', lines((i) => `x-${i}: [&a${i} 1, *b${i}]`), 'unknown-alias'],
    ['tags', 'a.yaml', lines((i) => `x-${i}: !t${i} 1`), 'unknown-tag'],
    ['broken documents', 'a.yaml', lines(() => '---\na: ['), 'invalid-yaml'],
    [
      'references',
      'a.json',
      `{"services": {"a": {"dependsOn": [${lines((i) => `"@${i}",`)} "@"]}}}`,
      'invalid-reference',
    ],
    [
      'members',
      'a.json',
      `{"services": {"a": {"dependsOn": [{"anyOf": [${lines(() => '"b",')} "b"]}]}}}`,
      'repeated-member',
    ],
  ])('are all reported: %s', (_, file, text, code) => {
    const ids = readManifests(file, text).diagnostics.map((problem) => problem.code.id);
    expect(new Set(ids)).toEqual(new Set([code]));
    expect(ids.length).toBeGreaterThanOrEqual(count);
  });
});

describe('limits', () => {
  it('name the size that is too large', () => {
    const { value, diagnostics } = readManifests('a.yaml', 'x'.repeat(sizeLimitBytes + 1));
    expect(value).toEqual([]);
    expect(diagnostics.map(({ code, message }) => [code.id, message])).toEqual([
      ['file-too-large', 'the file is larger than the limit of 256 MB'],
    ]);
  });

  it.each([
    ['lists', '[', ']'],
    ['maps', '{"x-a":', '}'],
    ['lists in maps', '{"x-a":[', ']}'],
  ])('name the depth that is too deep: %s', (_, open, close) => {
    for (const file of ['a.json', 'a.yaml']) {
      const levels = nestingLimit / open.replace(/[^[{]/g, '').length;
      const nested = (depth: number) => `{"x-a": ${open.repeat(depth)}1${close.repeat(depth)}}`;
      // The outermost map is a level, too.
      expect(readManifests(file, nested(levels - 1)).diagnostics).toEqual([]);
      for (const text of [nested(levels), nested(5000), open.repeat(20_000)]) {
        const { value, diagnostics } = readManifests(file, text);
        expect(diagnostics.map(({ code }) => code.id)).toEqual(['nested-too-deeply']);
        expect(diagnostics[0]?.message).toContain(`${nestingLimit} levels`);
        expect(value).toEqual([]);
      }
    }
  });

  it.each(['- ', '? ', '&a [', '!!seq [', '{? [', '[a: {', '- ? '])('hold for many of %j', (fragment) => {
    const ids = readManifests('a.yaml', fragment.repeat(20_000)).diagnostics.map(({ code }) => code.id);
    expect(ids).toEqual(['nested-too-deeply']);
  });
});

describe('the format', () => {
  it.each([
    ['a.yaml', "title: 'a'", []],
    ['a.yml', "title: 'a'", []],
    ['-', "title: 'a'", []],
    ['-', '{"title": "a"}', []],
    ['a.txt', "title: 'a'", []],
    ['a.json', '{"title": "a"}', []],
    ['dir.yaml/A.JSON', "title: 'a'", ['invalid-json']],
  ])('of %s is known by its ending', (file, text, expected) => {
    expect(readManifests(file, text).diagnostics.map(({ code }) => code.id)).toEqual(expected);
  });

  it('has something to say in help', () => {
    for (const source of Object.values(sources)) expect(source.about).toMatch(/^manifests in /);
  });
});
