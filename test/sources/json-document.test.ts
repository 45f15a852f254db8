import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManifests } from '../../src/sources/index.ts';
import { parseJson } from '../../src/sources/json-document.ts';
import type { Node } from '../../src/sources/node.ts';
import { makeProblems } from '../../src/sources/problems.ts';
import { readMarks } from './marked.ts';

function parse(text: string) {
  const problems = makeProblems('a.json');
  return { nodes: parseJson(text, problems), problems: problems.found };
}

/** The value of a node as JSON.parse makes it. */
function plain(node: Node): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind !== 'map') return node.kind === 'scalar' ? node.value : 'broken';
  const entries = node.entries.map(({ key, value }): [unknown, unknown] => [key.value, plain(value)]);
  return Object.fromEntries(entries);
}

describe('mistakes', () => {
  it.each([
    ['{"title": "a"«,»}', 'a comma with nothing behind it'],
    ['{"title": ["a"«,»]}', 'a comma with nothing behind it'],
    ["{«'title'»: 1}", "`'title'` is not in double quotes"],
    ['{«title»: 1}', '`title` is not in double quotes'],
    ['{"title": «tru»}', '`tru` is not in double quotes'],
    ['{\n«//» no\n"title": "a"}', 'JSON has no comments'],
    ['{«/*» no */"title": "a"}', 'JSON has no comments'],
    ['{"a": «{»"b": [1, 2]', 'this `{` is not closed'],
    ['{"a": «[»1, 2', 'this `[` is not closed'],
    ['«[»', 'this `[` is not closed'],
    ['{"a": «01»}', '`01` is not written like a number in JSON'],
    ['{"a": «+1»}', '`+1` is not written like a number in JSON'],
    ['{"a": «-»}', '`-` is not written like a number in JSON'],
    ['{"a": «1.»}', '`1.` is not written like a number in JSON'],
    ['{"a": «NaN»}', '`NaN` is not in double quotes'],
    ['{"a": "«\\q»"}', 'an escape that JSON does not know'],
    ['{"a": "«\\u»12G4"}', 'an escape that JSON does not know'],
    ['{"a": "b«\t»c"}', 'a control character in text'],
    ['{"a": «"»b\nc"}', 'this `"` is not closed on its line'],
    ['{"a": «"»b', 'this `"` is not closed on its line'],
    ['{"a": 1 «"»b": 2}', 'a comma is missing before `"`'],
    ['[1 «2»]', 'a comma is missing before `2`'],
    ['{«"a"» 1}', 'a colon is missing behind this key'],
    ['{} «{»}', 'a document in JSON has ended before this'],
    ['{"a":«}»', '`}` is not expected here'],
    ['{"a": 1«]»', 'a comma is missing before `]`'],
  ])('%j', (marked, message) => {
    const { text, start, end } = readMarks(marked);
    const { nodes, problems } = parse(text);
    expect(problems.map((problem) => [problem.code.id, problem.message, problem.span])).toEqual([
      ['invalid-json', message, { file: 'a.json', start, end }],
    ]);
    expect(nodes.map((node) => node.kind)).toEqual(['broken']);
    expect(() => JSON.parse(text)).toThrow();
  });

  it.each([
    ['{"services": {"a": {"tier": 1}, "b": {}, «"a"»: {}}}', 'the key `a` is written twice'],
    ['{"services": {"a": {}, «"\\u0061"»: {}}}', 'the key `a` is written twice'],
    ['{"services": {"a": {"tier": 1, «"tier"»: 2}}}', 'the key `tier` is written twice'],
  ])('duplicate keys: %j', (marked, message) => {
    const { text, start, end } = readMarks(marked);
    const { diagnostics } = readManifests('a.json', text);
    expect(diagnostics.map((problem) => [problem.code.id, problem.message, problem.span])).toEqual([
      ['duplicate-key', message, { file: 'a.json', start, end }],
    ]);
  });

  it('are found in what the text says, too', () => {
    const { text, start, end } = readMarks('{"services": {"a": {«"ownr"»: "b"}}}');
    const { diagnostics } = readManifests('A.JSON', text);
    expect(diagnostics.map((problem) => [problem.code.id, problem.span])).toEqual([
      ['unknown-key', { file: 'A.JSON', start, end }],
    ]);
  });
});

describe('texts that are fine', () => {
  it.each(['', ' \n', '\uFEFF', 'null'])('%j says nothing', (text) => {
    const { diagnostics } = readManifests('a.json', text);
    expect(diagnostics.map((problem) => problem.code.id)).toEqual(['empty-manifest']);
  });

  it('may start with a byte order mark', () => {
    expect(readManifests('a.json', '\uFEFF{"title": "a"}').value[0]?.title).toEqual({
      value: 'a',
      span: { file: 'a.json', start: 11, end: 14 },
    });
  });

  it('keep keys that objects treat in their own way', () => {
    const { nodes } = parse('{"__proto__": {"a": 1}, "constructor": 2, "2": 3, "1": 4}');
    const keys = nodes.flatMap((node) =>
      node.kind === 'map' ? node.entries.map(({ key }) => key.text) : [],
    );
    expect(keys).toEqual(['__proto__', 'constructor', '2', '1']);
  });
});

/** JSON text, some of it damaged. */
const damaged = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...'{}[]",:\\ \t\n0-+.eEtfnu1/#\'x')), {
      maxLength: 2,
    }),
  )
  .map(([json, edits]) =>
    edits.reduce((text, [where, length, insert]) => {
      const at = where % (text.length + 1);
      return text.slice(0, at) + insert + text.slice(at + length);
    }, json),
  );

describe('JSON.parse', () => {
  it('accepts the same texts and gives the same values', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        let value: unknown;
        let accepted = true;
        try {
          value = JSON.parse(text);
        } catch {
          accepted = false;
        }
        const { nodes, problems } = parse(text);
        const rejected = problems.some((problem) => problem.code.id === 'invalid-json') || nodes.length === 0;
        expect(rejected).toBe(!accepted);
        // Of a key that is written twice we keep the first, and say so.
        if (accepted && problems.length === 0) expect(nodes.map(plain)).toEqual([value]);
      }),
      { numRuns: 3000 },
    );
  });
});
