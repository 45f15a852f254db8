import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifests } from '../../src/sources/index.ts';
import { sourceCodes } from '../../src/sources/source-codes.ts';
import { expectedIn, foundIn } from './annotated.ts';

const folder = join(import.meta.dirname, '../fixtures/manifests');

function textsIn(name: string): [string, string][] {
  const files = readdirSync(join(folder, name)).sort();
  return files.map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]);
}

const broken = textsIn('broken');
const valid = textsIn('valid');

describe('broken manifests', () => {
  it.each(broken)('%s', (file, text) => {
    expect(foundIn(text, readManifests(file, text).diagnostics)).toEqual(expectedIn(text));
  });
});

describe('valid manifests', () => {
  it.each(valid)('%s', (file, text) => {
    expect(foundIn(text, readManifests(file, text).diagnostics)).toEqual([]);
  });
});

describe('codes', () => {
  // These are of JSON and of size, and are raised by tests of their own.
  const elsewhere = ['file-too-large', 'invalid-json'];
  const ids = sourceCodes.map(({ id }) => id).filter((id) => !elsewhere.includes(id));

  it('are all raised by some broken manifest', () => {
    const raised = broken.flatMap(([file, text]) =>
      readManifests(file, text).diagnostics.map(({ code }) => code.id),
    );
    expect(ids.filter((id) => !raised.includes(id))).toEqual([]);
  });

  it('each have a broken manifest, and a valid one that comes close', () => {
    const names = (texts: [string, string][]) => texts.map(([file]) => file.replace('.yaml', ''));
    expect(names(broken)).toEqual(expect.arrayContaining(ids));
    expect(names(valid)).toEqual(expect.arrayContaining(ids));
  });

  it('have ids of their own, in order', () => {
    const all = sourceCodes.map(({ id }) => id);
    expect(all).toEqual([...new Set(all)].sort());
  });

  it.each(sourceCodes.map((code) => [code.id, code] as const))('%s is explained', (id, code) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(code.title).toMatch(/^\S.*[^.]$/);
    expect(code.explanation.split('\n\n').length).toBeGreaterThanOrEqual(2);
  });

  /** The indented lines of an explanation, put where their first key belongs. */
  const exampleIn = (explanation: string): string | undefined => {
    const lines = explanation.match(/^ {4}.*$/gm)?.map((line) => line.slice(4));
    const under = (...keys: string[]) =>
      [...keys, ...(lines ?? []).map((line) => ' '.repeat(8) + line)].join('\n');
    if (lines?.[0] === undefined || /^(faultline|services|x-|\{)/.test(lines[0])) return lines?.join('\n');
    if (lines[0].startsWith('evidence'))
      return under('services:', '  a:', '    dependsOn:', '      - service: b');
    return under('services:', '  a:');
  };
  const examples = sourceCodes.flatMap(({ id, explanation }) => {
    const example = exampleIn(explanation);
    return example === undefined ? [] : [[id, example] as const];
  });

  it.each(examples)('%s has an example that is right', (_, example) => {
    expect(foundIn(example, readManifests('a.yaml', example).diagnostics)).toEqual([]);
  });
});
