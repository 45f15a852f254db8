import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { incidentSchema } from '../../src/sources/incident-schema.ts';
import { readIncidents } from '../../src/sources/index.ts';

const accepts = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
  incidentSchema,
);
const folder = join(import.meta.dirname, '../fixtures/incidents');

function documentsIn(name: string): [string, unknown][] {
  return readdirSync(join(folder, name))
    .sort()
    .flatMap((file) =>
      Array.from(parseAllDocuments(readFileSync(join(folder, name, file), 'utf8')), (document, index) => {
        const named: [string, unknown] = [`${file} ${index}`, document.toJS()];
        return named;
      }),
    );
}

/** What takes another place of the text, the graph or the calendar to see. */
const invisible = [
  'ends-before-it-begins',
  'unknown-component',
  'conflicting-observations',
  'invalid-moment.yaml 0',
];

describe('the schema of incidents', () => {
  it.each(documentsIn('valid'))('accepts %s', (_, document) => {
    expect([accepts(document), accepts.errors]).toEqual([true, null]);
  });

  it.each(documentsIn('broken').filter(([name]) => !invisible.some((each) => name.startsWith(each))))(
    'rejects %s',
    (_, document) => expect(accepts(document)).toBe(false),
  );

  it('agrees with the reader on random incidents with mistakes', () => {
    const value = fc.constantFrom<unknown>(
      null,
      0,
      7,
      -1,
      '',
      'a',
      'a/data',
      'a b',
      '5m',
      '5',
      'down',
      'ok',
      [],
      {},
      ['a'],
    );
    const entry = fc
      .dictionary(fc.constantFrom('component', 'state', 'from', 'source', 'note', 'x-a', 'y'), value, {
        noNullPrototype: true,
      })
      .map((some) => ({ component: 'a', state: 'down', from: '1m', ...some }));
    const part = fc.dictionary(
      fc.constantFrom('title', 'graph', 'start', 'roots', 'observed', 'unaffected', '$schema', 'x-a', 'y'),
      fc.oneof(
        value,
        fc.array(entry, { maxLength: 2 }),
        fc.constantFrom('2025-10-20T06:48:00Z', '2025-10-20', 1, true),
      ),
      { maxKeys: 2, noNullPrototype: true },
    );
    const good = { incident: 1, title: 'a', graph: ['a.yaml'], start: '2025-10-20T06:48:00Z', roots: [] };
    fc.assert(
      fc.property(part, (some) => {
        const incident = { ...good, ...some };
        const { diagnostics } = readIncidents('a.json', JSON.stringify(incident));
        const problems = diagnostics.map(({ message }) => message);
        expect(accepts(incident), `${JSON.stringify(incident)} ${problems}`).toBe(problems.length === 0);
      }),
      { numRuns: 2000 },
    );
  });
});
