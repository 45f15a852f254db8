import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { compareDiagnostics } from '../../src/diagnostics/diagnostic.ts';
import { incidentGraphCodes, resolveIncident } from '../../src/model/resolve-incident.ts';
import { incidentCodes } from '../../src/sources/incident-codes.ts';
import { readIncidents, readManifests } from '../../src/sources/index.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { expectedIn, foundIn } from './annotated.ts';

const folder = join(import.meta.dirname, '../fixtures/incidents');

/** What the fixtures call `shop.yaml`. */
const shop = libraryGraph([
  {
    faultline: 1,
    services: {
      db: {},
      orders: { planes: { control: { dependsOn: ['db'] }, data: {} } },
      search: {},
      web: { dependsOn: ['orders'] },
    },
  },
]);

function textsIn(name: string): [string, string][] {
  const files = readdirSync(join(folder, name)).sort();
  return files.map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]);
}

const broken = textsIn('broken');
const valid = textsIn('valid');

function problemsIn(file: string, text: string): readonly Diagnostic[] {
  const { value, diagnostics } = readIncidents(file, text);
  const ofGraph = value.flatMap((incident) => resolveIncident(shop, incident).diagnostics);
  return [...diagnostics, ...ofGraph].sort(compareDiagnostics);
}

describe('broken incidents', () => {
  it.each(broken)('%s', (file, text) => {
    expect(foundIn(text, problemsIn(file, text))).toEqual(expectedIn(text));
  });

  it('an empty file', () => {
    const text = '# nothing\n';
    expect(foundIn(text, problemsIn('a.yaml', text))).toEqual([
      '1:1-2 error[empty-manifest]: the file has no incident in it',
    ]);
  });
});

describe('valid incidents', () => {
  it.each(valid)('%s', (file, text) => {
    expect(foundIn(text, problemsIn(file, text))).toEqual([]);
  });

  it('a service with planes stands for all of them', () => {
    const text = readFileSync(join(folder, 'valid/unknown-component.yaml'), 'utf8');
    const { roots } = resolveIncident(shop, readIncidents('a.yaml', text).value[0] ?? never()).value;
    expect(roots.map(({ component, state, fromMs, untilMs }) => [component, state, fromMs, untilMs])).toEqual(
      [
        ['orders/control', 'down', 0, 45 * 60_000],
        ['orders/data', 'down', 0, 45 * 60_000],
      ],
    );
  });
});

function never(): never {
  throw new Error('the fixture has an incident');
}

describe('codes of incidents', () => {
  const codes = [...incidentCodes, ...incidentGraphCodes];
  const ids = codes.map(({ id }) => id);

  it('each have a broken incident, and a valid one that comes close', () => {
    const names = (texts: [string, string][]) => texts.map(([file]) => file.replace('.yaml', ''));
    expect(names(broken)).toEqual(expect.arrayContaining(ids));
    expect(names(valid)).toEqual(expect.arrayContaining(ids));
  });

  it.each(codes.map((code) => [code.id, code] as const))('%s is explained', (id, code) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(code.title).toMatch(/^\S.*[^.]$/);
    expect(code.explanation.split('\n\n').length).toBeGreaterThanOrEqual(2);
  });

  it('the example of an incident is right', () => {
    const explanation = incidentCodes.find(({ id }) => id === 'not-an-incident')?.explanation ?? '';
    const example = (explanation.match(/^ {4}.*$/gm) ?? []).map((line) => line.slice(4)).join('\n');
    expect(readIncidents('a.yaml', example)).toMatchObject({ value: [{ roots: [{}] }], diagnostics: [] });
  });
});

describe('an incident among manifests', () => {
  it('is no manifest', () => {
    const text = valid[0]?.[1] ?? '';
    const { diagnostics } = readManifests('a.yaml', text);
    expect(foundIn(text, diagnostics)).toEqual([
      '2:1-9 error[not-a-manifest]: this is an incident, not a manifest',
      'help: `faultline replay` reads it; beside manifests its name ends in `.incident.yaml`',
    ]);
  });
});

describe('whatever is written', { timeout: 60_000 }, () => {
  const texts = [...valid, ...broken].map(([, text]) => text);
  const scribbled = fc
    .record({
      text: fc.constantFrom(...texts),
      cut: fc.nat(600),
      length: fc.nat(12),
      instead: fc.constantFrom(
        '',
        ' ',
        '{',
        '- ',
        '"',
        '&a',
        '*a',
        '\u0000',
        ': ',
        '!!map',
        '__proto__: 1',
        '\n\t',
      ),
    })
    .map(({ text, cut, length, instead }) => text.slice(0, cut) + instead + text.slice(cut + length));

  it('is read or reported, with places inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(scribbled, fc.string()), (text) => {
        for (const { span } of problemsIn('a.yaml', text)) {
          expect(span?.start).toBeGreaterThanOrEqual(0);
          expect(span?.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('JSON', () => {
  it('says the same', () => {
    const text = JSON.stringify({
      incident: 1,
      title: 'Database lost',
      graph: ['shop.yaml'],
      start: '2025-10-20T06:48:00Z',
      roots: [{ component: 'db', state: 'down', from: '0m', until: '45m' }],
    });
    const said = (file: string) =>
      JSON.stringify(readIncidents(file, text), (key, value) => (key === 'file' ? undefined : value));
    expect(said('a.json')).toBe(said('a.yaml'));
    expect(readIncidents('a.json', text).diagnostics).toEqual([]);
  });
});
