import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { buildGraph } from '../../src/model/build-graph.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { readManifests } from '../../src/sources/index.ts';
import { readGraph } from '../../src/sources/read-graph.ts';
import { manifestText } from '../bench/manifest-text.ts';
import { randomGraph } from '../bench/random-graph.ts';
import { randomManifest as validManifest } from '../oracle/random-manifest.ts';
import { otherEngines } from '../other-engines.ts';
import { handWritten } from './hand-written.ts';
import { manifestLines } from './manifest-lines.ts';
import { randomManifest } from './random-manifest.ts';
import { damaged } from './random-yaml.ts';

/** Looks whether the long way has no complaint and comes to the same graph; gives whether the short way was taken. */
function check(text: string): boolean {
  const short = readGraph('a.yaml', text);
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === text.length) expect(readGraph('a.yaml', text, bytes)).toEqual(short);
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

/** References in the order that is none: from the last to the first. */
function listOf(count: number, indent = '      '): string {
  return Array.from({ length: count }, (_, index) => `${indent}- s${count - index}\n`).join('');
}

function mapOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `  s${index + 1}:\n`).join('');
}

/** The same manifest with its services in another order. */
function mixedUp(text: string, seed: number): string {
  const [top = '', ...services] = text.split(/(?<=\n)(?= {2}\S)/);
  const order = services.map((service, index) => ({ service, key: Math.imul(index + seed, 0x9e3779b1) }));
  return (
    top +
    order
      .sort((a, b) => a.key - b.key)
      .map(({ service }) => service)
      .join('')
  );
}

/** Services whose names all have the same place in the smallest table of names, by the hash of `names.ts`. */
function namesInSlot(slot: number, count: number): string {
  const lines: string[] = [];
  for (let number = 0; lines.length < count; number++) {
    const name = `a${number}`.padEnd(8, '-'); // eight characters are one step of the hash
    const word = [...name].reduceRight((sum, character) => sum * 256n + BigInt(character.charCodeAt(0)), 0n);
    const product = BigInt.asUintN(64, (8n ^ word) * 0x9e3779b97f4a7c15n);
    if (Number((product ^ (product >> 32n)) % 1024n) === slot) lines.push(`  ${name}:\n`);
  }
  return lines.join('');
}

const head = 'faultline: 1\nservices:\n';

afterEach(() => vi.unstubAllGlobals());

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
    ['  a:\n    name: Größe # of it\n    dependsOn: # all\n      - b\n  b: # last'],
    ['  a:\n    owner: "x"\n    planes:\n      data:\n        owner: y\n        startup: 1m30s\n'],
    ['  b-1:\n    dependsOn: [b/data]\n  b:\n    planes:\n      data:\n      control:\n  b.1:\n'],
    [
      '  a:\n    planes:\n      data:\n        tags: [x]\n      x-y: 1\n      control: { tier: 1 }\n    tags: [x]\n    tier: 1\n',
    ],
    ['  a:\n    planes:\n      { data: { startup: 2s } }\n    dependsOn:\n      [b]\n  b:\n'],
    [
      '  a:\n    planes:\n      data:\n        { dependsOn: [b] }\n      control:\n        dependsOn:\n          [b]\n  b:\n',
    ],
    [`  a:\n    dependsOn:\n${listOf(200)}${mapOf(200)}`],
    [`  a:\n    dependsOn:\n      - anyOf:\n${listOf(900, '        ')}${mapOf(900)}`],
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
    ['  a:\n    planes:\n      x-z: 1\n      data:\n      x-z: 2\n'],
    ['  a: &x\n    tier: 1\n'],
    ['  a:\n    owner:\nxyz: 1\n'],
    ['  a:\n    owner: null\n'],
    ['  a:\n    startup: 100000d\n'],
    ['  a:\n    dependsOn:\n      - { service: b, tolerates: 5m30 }\n  b:\n'],
    ['  a:\n    dependsOn:\n      - { service: b, tolerates: 5m1h }\n  b:\n'],
    ['  a:\n    dependsOn:\n      - { service: b, for: true }\n  b:\n'],
    ['  a:\n    dependsOn:\n      - { anyOf: [a, b] }\n  b:\n'],
    ['  a:\n    dependsOn:\n      - b/x\n  b: { planes: { data: {} } }\n'],
    ['  a:\n    tags: [x]\n    planes:\n      data:\n        tags: [x]\n    tags: [x]\n'],
    ['  a:\n    planes:\n      data:\n        planes:\n          data: {}\n'],
    ['  a:\n    planes:\n      data:\n    planes:\n      control:\n'],
    [`  a:\n    x-deep: ${'['.repeat(99)}${']'.repeat(99)}\n`],
    [`  a:\n    dependsOn:\n      - anyOf:\n${listOf(1001, '        ')}${mapOf(1001)}`],
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

  it('leaves names that were made to be alike to the long one', () => {
    expect(check(head + namesInSlot(0, 250))).toBe(true);
    expect(check(head + namesInSlot(0, 300))).toBe(false);
  });

  const text = `${head}  a:\n`;
  it.each(otherEngines)('is not taken where there is %s', async (_, webAssembly) => {
    vi.stubGlobal('WebAssembly', webAssembly);
    vi.resetModules(); // a module that has been compiled is kept
    const elsewhere = await import('../../src/sources/read-graph.ts');
    expect(elsewhere.readGraph('a.yaml', text)).toBeUndefined();
  });

  it.each(['plain', 'mixed', 'knotted'] as const)('has the numbers of large graphs, too, %s', (flavour) => {
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 1500 }), fc.nat(), (size, seed) => {
        const text = mixedUp(manifestText(randomGraph(size, flavour, seed)), seed);
        const short = readGraph('a.yaml', text);
        const { value: long } = buildGraph(readManifests('a.yaml', text).value);
        expect(short?.componentIds).toEqual(long.componentIds);
        expect(short?.compact).toEqual(long.compact);
      }),
      { numRuns: 20 },
    );
  });

  it('comes to the same graph, or leaves the text to the long one', () => {
    const styles = fc.constantFrom(
      {},
      { indentSeq: false },
      { collectionStyle: 'flow' },
      { indent: 4 },
      { lineWidth: 0 },
    );
    const manifest = fc.oneof(validManifest(), randomManifest);
    const written = fc.oneof(
      manifest.map(handWritten),
      fc.tuple(manifest, styles).map(([each, style]) => stringify(each, style as object)),
    );
    fc.assert(
      fc.property(fc.oneof(written, damaged(written)), (text) => {
        check(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('does so for lines in any order, too', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(manifestLines, damaged(manifestLines)), (text) => {
        if (check(text)) taken++;
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(0);
  });
});
