import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policySchema } from '../../src/cli/schemas.ts';
import { rules } from '../../src/policy/index.ts';
import { readBaseline, readPolicy } from '../../src/sources/read-policy.ts';
import { expectedIn, foundIn } from './annotated.ts';

const folder = join(import.meta.dirname, '../fixtures/policies');

function textsIn(name: string): [string, string][] {
  const files = readdirSync(join(folder, name)).sort();
  return files.map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]);
}

const accepts = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(policySchema);

describe('policies', () => {
  it.each(textsIn('broken'))('broken: %s', async (file, text) => {
    expect(foundIn(text, (await readPolicy(file, text)).diagnostics)).toEqual(expectedIn(text));
    expect(accepts(parse(text))).toBe(false);
  });

  it.each(textsIn('valid'))('valid: %s', async (file, text) => {
    expect(foundIn(text, (await readPolicy(file, text)).diagnostics)).toEqual([]);
    expect([accepts(parse(text)), accepts.errors]).toEqual([true, null]);
  });

  it('need the YAML package for a few things only, and read the same with it', async () => {
    const plain = await readPolicy('p.yaml', 'policy: 1\nrules:\n  tier-inversion: error\n');
    const odd = await readPolicy('p.yaml', 'policy: 1\nrules:\n  ? tier-inversion\n  : error\n');
    const words = ({ value }: typeof plain) =>
      value.map(({ rules: used }) => used.map(({ rule, uses }) => [rule.value, uses[0]?.severity?.value]));
    expect(words(odd)).toEqual(words(plain));
  });

  it('say so when they are empty', async () => {
    const { diagnostics } = await readPolicy('p.yaml', '# nothing\n');
    expect(diagnostics.map(({ code }) => code.id)).toEqual(['missing-key']);
  });
});

describe('the schema of policies', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('has the example of %s', (_, rule) => {
    const text = ['policy: 1', 'rules:', ...rule.example.split('\n').map((line) => `  ${line}`)].join('\n');
    expect([accepts(parse(text)), accepts.errors]).toEqual([true, null]);
  });

  it.each([
    'tier-inversions: error',
    'deep-chain: { limit: many }',
    'deep-chain: { limt: 6 }',
    'deep-chain: { to: web }',
    'forbidden: { from: web }',
    'blast-radius-over-limit: { limit: 101% }',
    'blast-radius-over-limit: { tier: { zero: 1 } }',
  ])('rejects %s', (rule) => {
    expect(accepts(parse(`policy: 1\nrules:\n  ${rule}\n`))).toBe(false);
  });
});

describe('baselines', () => {
  it('are lists of identities, each at its place', async () => {
    const { value, diagnostics } = await readBaseline('b.json', '{ "baseline": 1, "findings": ["a", "b"] }');
    expect(diagnostics).toEqual([]);
    expect(value.identities.map((each) => each.value)).toEqual(['a', 'b']);
    expect(value.identities[1]?.span).toEqual({ file: 'b.json', start: 35, end: 38 });
  });

  it.each([
    ['', 'invalid-baseline'],
    ['[]', 'invalid-baseline'],
    ['{}', 'invalid-baseline'],
    ['{ "baseline": 2, "findings": [] }', 'invalid-baseline'],
    ['{ "baseline": 1, "findings": [1] }', 'invalid-baseline'],
    ['{ "baseline": 1,\n<<<<<<< mine\n "findings": [] }', 'invalid-json'],
  ])('that are none are reported: %s', async (text, code) => {
    const { diagnostics } = await readBaseline('b.json', text);
    expect(diagnostics.map((problem) => problem.code.id)).toEqual([code]);
  });
});
