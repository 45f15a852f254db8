import { afterEach, describe, expect, it, vi } from 'vitest';
import { aliasLimit, makeAliases, repeatedValueLimit } from '../../src/sources/aliases.ts';
import { readManifests } from '../../src/sources/index.ts';
import type { Node } from '../../src/sources/node.ts';
import { makeProblems } from '../../src/sources/problems.ts';
import { parseYaml } from '../../src/sources/yaml-document.ts';
import { readMarks } from './marked.ts';

/** The plain value of a node, maps as lists of pairs. */
function plain(node: Node): unknown {
  if (node.kind === 'map') return node.entries.map(({ key, value }) => [key.text, plain(value)]);
  if (node.kind === 'list') return node.items.map(plain);
  return node.kind === 'scalar' ? node.value : 'broken';
}

function parse(text: string) {
  const problems = makeProblems('a.yaml');
  return { nodes: parseYaml(text, problems), problems: problems.found };
}

describe('syntax errors', () => {
  it.each([
    ['services:\n«\t»a:\n\t\ttier: 1\n', 'a tab is used as indentation'],
    ['services:\n  «a»\n    tier: 1\n  b:\n    tier: 2\n', 'a colon is missing'],
    ['faultline: 1\n«services»\n  a: {}\n', 'a colon is missing'],
    ['services:\n  «a:{}»\n  b:\n    tier: 1\n', 'a space is missing after the colon'],
    ['a:\n  «tier:1»\n  name: x\n', 'a space is missing after the colon'],
    ['«"a»\n  b": 1\n', 'a key has to stand on one line'],
    ['a:\n  dependsOn: «[»b, c\n  b: {}\n', 'this `[` is not closed'],
    ['a:\n  dependsOn: «[»b, [c]\n  b: {}\n', 'this `[` is not closed'],
    ['a: «{»tier: 1\nb: {}\n', 'this `{` is not closed'],
    ['a: {b: «[»c, d}\n', 'this `[` is not closed'],
    ['a: «[»b: c\n', 'this `[` is not closed'],
    ['«[»? ', 'this `[` is not closed'],
    ['«{»"a": {"b": 1}\n', 'this `{` is not closed'],
    ['a: «"»foo\nb: {}\n', 'this `"` is not closed'],
    ["a: «'»it\nb: {}\n", "this `'` is not closed"],
    ['a: «foo:» bar\n', '`foo:` would be a second key on the same line'],
    ['a: [«@b»]\n', '`@b` starts with a character that has a meaning of its own in YAML'],
    ['a: «%»\n', '`%` starts with a character that has a meaning of its own in YAML'],
    ['a:\n    b: 1\n  «c:» 1\n', 'the indentation does not match the lines above'],
    ['a:\n  - b\n  «c:» d\n', 'the indentation does not match the lines above'],
    ['- a: 1\n  b: 2\n «-» c\n', 'the indentation does not match the lines above'],
    ['a: "«\\q»"\n', '`\\q` is not an escape that YAML knows'],
    ['a: [b]«]»\n', '`]` is not expected here'],
    ['a: "b" «c»\n', '`c` is not expected here'],
    ['a: [b,«,»c]\n', 'an entry is missing before this comma'],
    ['{"a": 1, "b" «2»}\n', 'a comma or a colon is missing before `2`'],
    ['a: «-» b\n', 'a list cannot start on the line of its key'],
    ['a: "b"«#c»\n', 'a comment needs a space before its `#`'],
    ['a: |«x»\n  foo\n', '`x` cannot stand on the line of `|` or `>`'],
    ['a: &x «&y» b\n', 'a value takes one anchor'],
    ['a: !x «!y» b\n', 'a value takes one tag'],
    ['a: &x b\nc: &y «*x»\n', 'an alias takes neither an anchor nor a tag'],
    ['a: «&» b\n', 'an anchor and an alias need a name'],
    ['%YAML 1.2\n«a:» 1\n', 'a line with `---` is missing before `a:`'],
    ['a: «[»\n- b\n]\n', 'this `[` is not closed'],
    ['«}»\n', '`}` is not expected here'],
  ])('%j', (marked, message) => {
    const { text, start, end } = readMarks(marked);
    const { nodes, problems } = parse(text);
    expect(problems.map((problem) => [problem.code.id, problem.message, problem.span])).toEqual([
      ['invalid-yaml', message, { file: 'a.yaml', start, end }],
    ]);
    expect(nodes.map((node) => node.kind)).toEqual(['broken']);
  });

  it('spoil only the document that they are in', () => {
    const { value, diagnostics } = readManifests('a.yaml', 'title: a\n---\ntitle: [\n---\ntitle: c\n');
    expect(value.map((manifest) => manifest.title?.value)).toEqual(['a', 'c']);
    expect(diagnostics.map((problem) => problem.code.id)).toEqual(['invalid-yaml']);
  });
});

describe('values', () => {
  it.each<[string, unknown]>([
    [
      'a: 1\r\nb:\r\n  - c\r\n',
      [
        [
          ['a', 1],
          ['b', ['c']],
        ],
      ],
    ],
    ['\uFEFFa: 1\n', [[['a', 1]]]],
    [
      'a: yes\nb: 2025-10-23\nc: 1:30\nd: 010\n',
      [
        [
          ['a', 'yes'],
          ['b', '2025-10-23'],
          ['c', '1:30'],
          ['d', 10],
        ],
      ],
    ],
    ['%YAML 1.1\n---\na: yes\n', [[['a', 'yes']]]],
    [
      '007: a\n1.50: b\ntrue: c\n',
      [
        [
          ['007', 'a'],
          ['1.50', 'b'],
          ['true', 'c'],
        ],
      ],
    ],
    [
      '__proto__: a\nconstructor: b\n',
      [
        [
          ['__proto__', 'a'],
          ['constructor', 'b'],
        ],
      ],
    ],
    ['{\n\t"a": [\n\t\t1\n\t]\n}\n', [[['a', [1]]]]],
    ['"<<": a\n', [[['<<', 'a']]]],
    [
      'a: &x { b: 1, c: 2 }\nd: { <<: *x, b: 3 }\n',
      [
        [
          [
            'a',
            [
              ['b', 1],
              ['c', 2],
            ],
          ],
          [
            'd',
            [
              ['b', 3],
              ['c', 2],
            ],
          ],
        ],
      ],
    ],
    [
      '- &x { b: 1 }\n- &y { b: 2, c: 2 }\n- <<: [*x, *y]\n',
      [
        [
          [['b', 1]],
          [
            ['b', 2],
            ['c', 2],
          ],
          [
            ['b', 1],
            ['c', 2],
          ],
        ],
      ],
    ],
    ['- &x 1\n- &x 2\n- *x\n', [[1, 2, 2]]],
    ['- &x 1\n---\n- 2\n', [[1], [2]]],
    ['# nothing\n', []],
    ['', []],
    ['---\n---\n', [null, null]],
    ['...\na: 1\n', [null, [['a', 1]]]],
  ])('%j', (text, expected) => {
    const { nodes, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(nodes.map(plain)).toEqual(expected);
  });

  it('forget anchors at the end of their document', () => {
    expect(parse('- &x 1\n---\n- *x\n').problems.map((problem) => problem.code.id)).toEqual([
      'unknown-alias',
    ]);
  });

  it('end where their last value ends, not after the comments below', () => {
    const text = 'a:\n  b: 1\n  # about c\n\nc: 2\n';
    const [root] = parse(text).nodes;
    const inner = root?.kind === 'map' ? root.entries[0]?.value : undefined;
    expect(text.slice(inner?.start, inner?.end)).toBe('b: 1');
  });

  it('that are missing point at their key or dash', () => {
    const text = 'a:\n  # nothing\nb:\n  -\n  - 1\n';
    const [root] = parse(text).nodes;
    if (root?.kind !== 'map') throw new Error('a map');
    const [a, b] = root.entries;
    const item = b?.value.kind === 'list' ? b.value.items[0] : undefined;
    expect(text.slice(a?.value.start, a?.value.end)).toBe('a');
    expect(text.slice(item?.start, item?.end)).toBe('-');
  });
});

describe('aliases', () => {
  /** A first line, then lines that each repeat the one before ten times. */
  const nested = (first: string, line: (alias: string) => string, lines = 12) =>
    Array.from({ length: lines }, (_, i) => `x-${i}: &a${i} ${i === 0 ? first : line(`*a${i - 1}`)}`).join(
      '\n',
    );

  it.each([
    ['lists in lists', nested('[lol, lol]', (alias) => `[${Array(10).fill(alias)}]`)],
    [
      'maps in maps',
      nested('{ a: lol }', (alias) => `{ ${[1, 2, 3, 4, 5, 6].map((k) => `k${k}: ${alias}`)} }`),
    ],
    ['merged maps', nested('{ a: lol }', (alias) => `{ <<: [${Array(10).fill(alias)}] }`)],
    ['one long list', `x-a: &a [${'lol, '.repeat(2000)}]\nx-b: [${'*a, '.repeat(2000)}]\n`],
    [
      'one long map',
      `x-a: &a { ${Array.from({ length: 1000 }, (_, i) => `x-${i}: 1`)} }\n${Array.from({ length: 1000 }, (_, i) => `x-b${i}: { <<: *a }`).join('\n')}`,
    ],
    [
      'many documents',
      Array(9)
        .fill(nested('[lol]', (alias) => `[${Array(10).fill(alias)}]`, 5))
        .join('\n---\n'),
    ],
  ])('refuses %s that are too many', (_, text) => {
    const { value, diagnostics } = readManifests('a.yaml', `${text}\n---\nservices: { a: { tags: 7 } }\n`);
    expect(diagnostics.map((problem) => problem.code.id)).toEqual(['too-many-aliases']);
    expect(diagnostics[0]?.message).toMatch(/100000 aliases|1000000 values/);
    expect(value.flatMap((manifest) => manifest.services)).toEqual([]);
  });

  it('that are too many leave nothing of their document', () => {
    const text = `services: { a: { tags: 7 } }\n${nested('[lol]', (alias) => `[${Array(10).fill(alias)}]`)}\n`;
    const { value, diagnostics } = readManifests('a.yaml', text);
    expect(diagnostics.map((problem) => problem.code.id)).toEqual(['too-many-aliases']);
    expect(value).toEqual([]);
  });

  it.each(['&a [*a]', '&a { b: *a }', '&a { <<: *a }', '[&a [1, [*a]]]', '- &a 1\n- &a [*a]'])(
    'refuses the cycle %j',
    (text) => {
      expect(parse(text).problems.map((problem) => problem.code.id)).toEqual(['unknown-alias']);
    },
  );

  it('may be as many as the limits say, and no more', () => {
    const value: Node = { kind: 'scalar', value: 1, text: '1', start: 0, end: 1 };
    for (const [values, allowed] of [
      [1, aliasLimit],
      [40, repeatedValueLimit / 40],
    ] as const) {
      const problems = makeProblems('a.yaml');
      const aliases = makeAliases(problems);
      const close = aliases.open('a');
      for (let i = 0; i < values; i++) aliases.countValue();
      close(value);
      for (let i = 0; i < allowed; i++) aliases.resolve('a', { start: i, end: i });
      expect([aliases.exhausted(), problems.found.length]).toEqual([false, 0]);
      aliases.resolve('a', { start: 0, end: 1 });
      expect([aliases.exhausted(), problems.found.length]).toEqual([true, 1]);
    }
  });

  it('report a mistake in what they repeat once', () => {
    const services = Array.from({ length: 50 }, (_, i) => `  s${i}: { <<: *base }\n`).join('');
    const text = `x-base: &base\n  tier: high\nservices:\n${services}`;
    expect(readManifests('a.yaml', text).diagnostics.map((problem) => problem.code.id)).toEqual([
      'wrong-type',
    ]);
  });
});

describe('the process', () => {
  afterEach(() => vi.restoreAllMocks());

  it('hears nothing of tags, directives and errors', () => {
    const warning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const said = [
      vi.spyOn(console, 'warn').mockImplementation(() => {}),
      vi.spyOn(console, 'error').mockImplementation(() => {}),
      vi.spyOn(process.stderr, 'write').mockImplementation(() => true),
    ];
    parse('%FOO bar\n---\na: !foo b\nc: !!set { d }\ne: *f:\n---\n%YAML 3.0\n---\n? [a]\n: *x : [\n');
    for (const spy of [warning, ...said]) expect(spy).not.toHaveBeenCalled();
  });
});
