import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Attributes, Manifest, Spanned } from '../../src/model/manifest.ts';
import { readManifests } from '../../src/sources/index.ts';
import { randomManifest } from './random-manifest.ts';

/** What a file says, without where it says it. */
function said(file: string, text: string): unknown {
  const { value, diagnostics } = readManifests(file, text);
  expect(diagnostics).toEqual([]);
  return JSON.parse(
    JSON.stringify(value, (key, part) => (key === 'span' || key === 'file' ? undefined : part)),
  );
}

/** Every id, plane and reference of a manifest, with its place. */
function wordsOf(manifest: Manifest): Spanned<string>[] {
  const references = (part: Attributes) => part.dependsOn.flatMap(({ members }) => members);
  return manifest.services.flatMap((service) => [
    service.id,
    ...references(service),
    ...service.planes.flatMap((plane) => [plane.plane, ...references(plane)]),
  ]);
}

describe('a random manifest', () => {
  it('says the same in JSON, in YAML, and in JSON read as YAML', () => {
    fc.assert(
      fc.property(randomManifest, fc.constantFrom(0, 2, '\t'), (manifest, space) => {
        const json = JSON.stringify(manifest, null, space);
        const expected = said('a.json', json);
        expect(said('a.yaml', json)).toEqual(expected);
        expect(said('a.yaml', stringify(manifest))).toEqual(expected);
        expect(said('-', stringify(manifest, { collectionStyle: 'flow' }))).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('has each word where its span says', () => {
    fc.assert(
      fc.property(randomManifest, (manifest) => {
        const json = JSON.stringify(manifest);
        for (const { value, span } of readManifests('a.json', json).value.flatMap(wordsOf)) {
          expect(JSON.parse(json.slice(span.start, span.end))).toBe(value);
        }
        const yaml = stringify(manifest);
        for (const { value, span } of readManifests('a.yaml', yaml).value.flatMap(wordsOf)) {
          expect(parse(yaml.slice(span.start, span.end), { schema: 'failsafe' })).toBe(value);
        }
      }),
      { numRuns: 100 },
    );
  });
});
