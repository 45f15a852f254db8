import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readManifests } from '../../src/sources/index.ts';
import { manifestSchema } from '../../src/sources/manifest-schema.ts';
import { randomManifest } from './random-manifest.ts';

const accepts = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
  manifestSchema,
);
const folder = join(import.meta.dirname, '../fixtures/manifests');

/** The documents of a fixture as an editor hands them to a schema. */
function documentsOf(text: string): unknown[] {
  const documents = parseAllDocuments(text, { merge: true, logLevel: 'silent' });
  return Array.from(documents, (document) => document.toJS({ maxAliasCount: -1 })).filter(
    (value) => value !== null,
  );
}

function textsIn(name: string): [string, string][] {
  const files = readdirSync(join(folder, name)).sort();
  return files.map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]);
}

describe('the schema', () => {
  it.each(textsIn('valid'))('accepts %s', (_, text) => {
    const documents = documentsOf(text);
    expect(documents.map((document) => accepts(document))).toEqual(documents.map(() => true));
  });

  const visible = textsIn('broken').filter(([, text]) => !text.startsWith('# schema: cannot see'));
  it.each(visible)('rejects each document of %s', (_, text) => {
    const documents = documentsOf(text);
    expect(documents.length).toBeGreaterThan(0);
    expect(documents.map((document) => accepts(document))).toEqual(documents.map(() => false));
  });

  it('describes everything that it names', () => {
    const undescribed: string[] = [];
    const visit = (value: unknown, path: string, named: boolean): void => {
      if (typeof value !== 'object' || value === null) return;
      if (named && !('description' in value) && !('$ref' in value)) undescribed.push(path);
      for (const [key, part] of Object.entries(value))
        visit(part, `${path}/${key}`, path.endsWith('/properties'));
    };
    visit(manifestSchema, '', false);
    expect(undescribed).toEqual([]);
  });

  it('accepts what the reader accepts', () => {
    fc.assert(
      fc.property(randomManifest, (manifest) => {
        expect([accepts(JSON.parse(JSON.stringify(manifest))), accepts.errors]).toEqual([true, null]);
      }),
      { numRuns: 300 },
    );
  });
});

/** Values of which each key takes some; none that only the reader can tell from right ones. */
const anyValue = fc.constantFrom<unknown>(
  null,
  true,
  0,
  3,
  -1,
  1.5,
  '',
  'a',
  'a/data',
  'a/b/c',
  '@',
  '5m',
  '5',
  '99%',
  '101%',
  'soft',
  'startup',
  '2025-10-23',
  [],
  {},
  ['a', 'b'],
  ['a'],
  [null],
  [['a']],
  [7],
  { source: 'a' },
  [{ source: 'a', date: '5m' }],
  { data: { tier: 1 } },
  { contrl: {} },
);
const requirementKeys = [
  'service',
  'anyOf',
  'of',
  'atLeast',
  'strength',
  'phase',
  'tolerates',
  'for',
  'evidence',
  'x-a',
  'y',
];
const attributeKeys = [
  'name',
  'owner',
  'tier',
  'slo',
  'startup',
  'tags',
  'region',
  'cell',
  'external',
  'description',
  'links',
  'planes',
  'x-a',
  'y',
];
const anyMap = (keys: readonly string[], maxKeys: number) =>
  fc.dictionary(fc.constantFrom(...keys), anyValue, { maxKeys, noNullPrototype: true });
const anyManifest = fc.oneof(
  anyMap(['faultline', 'title', 'services', '$schema', 'x-a', 'policies'], 2),
  fc
    .tuple(fc.constantFrom('a', 'a/b', '7', ''), anyMap(attributeKeys, 2))
    .map(([id, body]) => ({ services: { [id]: body } })),
  anyMap(requirementKeys, 3).map((requirement) => ({ services: { a: { dependsOn: [requirement] } } })),
);

describe('the schema and the reader', () => {
  it('agree on random manifests with mistakes', () => {
    fc.assert(
      fc.property(anyManifest, (manifest) => {
        const text = JSON.stringify(manifest);
        // Numbers beside each other are for the reader alone.
        fc.pre(!/"atLeast":3/.test(text));
        const { diagnostics } = readManifests('a.json', text);
        const problems = diagnostics.map(({ message }) => message);
        expect(accepts(manifest), `${text} ${problems}`).toBe(problems.length === 0);
      }),
      { numRuns: 3000 },
    );
  });
});
