import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { buildGraph } from '../../src/model/build-graph.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { readManifests } from '../../src/sources/index.ts';
import { readGraph } from '../../src/sources/read-graph.ts';
import { randomManifest as validManifest } from '../oracle/random-manifest.ts';
import { randomManifest } from './random-manifest.ts';
import { damaged } from './random-yaml.ts';

/** Looks whether the long way has no complaint and comes to the same graph; gives whether the short way was taken. */
function check(text: string): boolean {
  const short = readGraph('a.yaml', text);
  if (short === undefined) return false;
  const { value: manifests, diagnostics } = readManifests('a.yaml', text);
  const { value: long, diagnostics: more } = buildGraph(manifests);
  expect([...diagnostics, ...more]).toEqual([]);
  expect(said(short)).toEqual(said(long));
  expect(short.compact).toEqual(long.compact);
  expect(sharing(short)).toEqual(sharing(long));
  return true;
}

/** For each requirement the first one that comes from the same entry of a list. */
function sharing({ requirements }: ServiceGraph): number[] {
  for (let index = requirements.length - 1; index >= 0; index--) void requirements[index];
  return requirements.map((declaration) => requirements.indexOf(declaration));
}

/** All that there is to know of a graph; `JSON` knows nothing of lazy lists, and reads them like others. */
function said({ title, services, components, componentIds, requirements }: ServiceGraph): unknown {
  return JSON.parse(JSON.stringify({ title, services, components, componentIds, requirements }));
}

const root = join(import.meta.dirname, '../../graphs');
const shipped = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file): [string, string] => [file, readFileSync(join(root, file), 'utf8')])
  .filter(([, text]) => /^faultline: 1$/m.test(text));

const head = 'faultline: 1\nservices:\n';

describe('the short way', () => {
  it.each(shipped)('is taken for %s', (_, text) => {
    expect(check(text)).toBe(true);
  });

  it.each([
    ['  a:\n  b: {}\n'],
    ['  a:\n    # nothing\n  b: { tier: 1, startup: 5m, x-y: [1, { z: 2 }] }\n'],
    ['  b:\n    dependsOn:\n    - a # why\n    -   a-1\n  a: {}\n  a-1: {}\n'],
    [
      '  a:\n    startup: 5m\n    planes:\n      data: { startup: 1m }\n      control:\n        dependsOn: [b]\n  b:\n',
    ],
    [
      '  a:\n    dependsOn:\n      - b\n    planes: { control: {}, data: {} }\n  b: { planes: { control: {}, data: {} } }\n',
    ],
    ['  a: { planes: { control: { dependsOn: [a/data] }, data: , x-z: 1 } }\n'],
    ['  a:\n    dependsOn: [b, { anyOf: [b, c] }]\n  b: {}\n  c: {}\n'],
    [
      '  a:\n    dependsOn:\n      - { service: b, strength: soft, tolerates: 1h30m, phase: runtime }\n      - {service: b, phase: startup}\n  b:\n',
    ],
    [
      '  a:\n    dependsOn:\n      - { atLeast: 2, of: [b, c,d], for: e f, evidence: [{ source: "g" }] }\n  b:\n  c:\n  d:\n',
    ],
    [
      '  a:\n    dependsOn:\n      - service: "b"\n        for: c\n        evidence:\n          - source: d\n      - anyOf:\n          - \'c\'\n          - b\n  b:\n  c:\n',
    ],
    ['  a:\n    dependsOn:\n      [b]\n  b:\n    { tier: 0 }\n'],
    ['  7:\n    dependsOn: [1.50]\n  1.50:\n    dependsOn:\n      - 7\n'],
    ['  constructor:\n    dependsOn:\n      - toString\n  toString:\n'],
  ])('is taken for %j', (services) => {
    expect(check(head + services)).toBe(true);
  });

  it.each([
    ['  a: 1\n'],
    ['  a:\n  a:\n'],
    ['  a:\n    tier: 1\n    tier: 1\n'],
    ['  a:\n    owner:\n'],
    ['  a:\n    tags: x\n'],
    ['  a:\n    ownr: x\n'],
    ['  a:\n    - b\n  b:\n'],
    ['  a/control:\n'],
    ['  a:\n    dependsOn:\n'],
    ['  a:\n    dependsOn:\n      - a\n'],
    ['  a:\n    dependsOn:\n      - b\n'],
    ['  a:\n    dependsOn:\n      - null\n  null:\n'],
    ['  a:\n    dependsOn:\n      - b\n      - b\n  b:\n'],
    ['  a:\n    dependsOn:\n      - b/data\n  b:\n'],
    ['  a:\n    dependsOn:\n      - b c\n  b:\n'],
    ['  a:\n    dependsOn:\n      - b\n        c\n  b:\n'],
    ['  a:\n    dependsOn:\n      - { service: b, service: b }\n  b:\n'],
    ['  a:\n    dependsOn:\n      - { service: b, strength: Soft }\n  b:\n'],
    ['  a:\n    dependsOn:\n      - { service: b, tolerates: 5 }\n  b:\n'],
    ['  a:\n    dependsOn:\n      - { service: b, anyOf: [b, c] }\n  b:\n  c:\n'],
    ['  a:\n    dependsOn:\n      - { atLeast: 3, of: [b, c] }\n  b:\n  c:\n'],
    ['  a:\n    dependsOn:\n      - { atLeast: 1, anyOf: [b, c] }\n  b:\n  c:\n'],
    ['  a:\n    dependsOn:\n      - { of: [b, c] }\n  b:\n  c:\n'],
    ['  a:\n    dependsOn:\n      - { anyOf: [b, b] }\n  b:\n'],
    ['  a:\n    dependsOn:\n      - { anyOf: [b, b/data] }\n  b: { planes: { data: {} } }\n'],
    [
      '  a:\n    dependsOn:\n      - { anyOf: [b, c] }\n  b: { planes: { control: {}, management: {} } }\n  c:\n',
    ],
    ['  a:\n    planes:\n'],
    ['  a:\n    planes:\n  b:\n'],
    ['  a:\n    planes:\n      disk: {}\n'],
    ['  a:\n    planes:\n      data: {}\n      data: {}\n'],
    ['  a: &x\n    tier: 1\n'],
    ['  a:\r\n'],
  ])('leaves %j to the long one', (services) => {
    expect(check(head + services)).toBe(false);
  });

  it.each([
    [''],
    ['services: {}\n'],
    ['faultline: 1\nservices:\n'],
    ['faultline: 2\nservices: {}\n'],
    ['faultline: 1\ntitle: 3\n'],
    ['faultline: 1\nfaultline: 1\n'],
    ['[]\n'],
    ['faultline: 1\n---\nfaultline: 1\n'],
  ])('leaves %j to the long one, too', (text) => {
    expect(check(text)).toBe(false);
  });

  it('comes to the same graph, or leaves the text to the long one', () => {
    const styles = fc.constantFrom(
      {},
      { indentSeq: false },
      { collectionStyle: 'flow' },
      { indent: 4 },
      { lineWidth: 0 },
    );
    const written = fc
      .tuple(fc.oneof(validManifest(), randomManifest), styles)
      .map(([manifest, style]) => stringify(manifest, style as object));
    fc.assert(
      fc.property(fc.oneof(written, damaged(written)), (text) => {
        check(text);
      }),
      { numRuns: 3000 },
    );
  });
});
