import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, JsonLikeObject, JsonObject } from '../../src/document/document.ts';
import { json } from '../../src/render/json.ts';
import { arbitraryString } from './arbitrary-document.ts';
import { documentOf, hostile, ordinary } from './sample-document.ts';

const page = { color: true, width: 40 };

function write(data: JsonLikeObject): string {
  const document: Document = { ...documentOf(), data: () => data };
  return json.render(document, page);
}

describe('json', () => {
  it.each([
    ['ordinary', ordinary],
    ['hostile', hostile],
  ])('writes the %s document', async (name, document) => {
    await expect(json.render(document, page)).toMatchFileSnapshot(`golden/${name}.json`);
  });

  it.each<[string, JsonObject, string[]]>([
    ['puts the schema first', {}, ['{', '  "schema": "test@1"', '}']],
    [
      'keeps the order of keys',
      { b: 1, a: null },
      ['{', '  "schema": "test@1",', '  "b": 1,', '  "a": null', '}'],
    ],
    [
      'drops what is undefined',
      { a: undefined, b: { c: undefined } },
      ['{', '  "schema": "test@1",', '  "b": {}', '}'],
    ],
    [
      'keeps short values on a line and breaks long ones',
      { a: ['x'.repeat(60), 'y'.repeat(60)], b: [[1, 2], { c: true }] },
      [
        '{',
        '  "schema": "test@1",',
        '  "a": [',
        `    "${'x'.repeat(60)}",`,
        `    "${'y'.repeat(60)}"`,
        '  ],',
        '  "b": [[1, 2], { "c": true }]',
        '}',
      ],
    ],
  ])('%s', (_, data, lines) => {
    expect(write(data)).toBe(`${lines.join('\n')}\n`);
  });

  it('keeps ids that are names of JavaScript', () => {
    const ids = ['__proto__', 'constructor', 'toString'];
    const text = write({ readyMs: Object.fromEntries(ids.map((id) => [id, 1])) });
    expect(Object.keys(JSON.parse(text).readyMs)).toEqual(ids);
  });

  it('writes a map as an object, in its own order', () => {
    const ids = ['__proto__', 'b', '10', '9'];
    expect(write({ readyMs: new Map(ids.map((id, index) => [id, [index]])) })).toBe(
      '{\n  "schema": "test@1",\n  "readyMs": { "__proto__": [0], "b": [1], "10": [2], "9": [3] }\n}\n',
    );
  });

  it('says what it was given, in characters that are safe to print', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.dictionary(arbitraryString, arbitraryString), (value, names) => {
        const text = write({ value: value as JsonObject, names: new Map(Object.entries(names)) }); // any JSON value is Json
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ schema: 'test@1', value, names })));
      }),
      { numRuns: 1000 },
    );
  });
});
