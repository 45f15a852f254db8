import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from '../cli/fake-io.ts';

/** A shop with about everything wrong, one finding known, one waived, and one no longer waived. */
const shop = `faultline: 1
title: A shop with everything wrong
services:
  web: { tier: 0, slo: 99.99%, owner: shop, dependsOn: [{ service: cart, for: the basket }, { service: search, strength: soft }] }
  cart: { tier: 1, slo: 99.9%, dependsOn: [{ anyOf: [db-a, db-b] }, auth] }
  db-a: { slo: 99%, cell: a, dependsOn: [disks] }
  db-b: { slo: 99%, cell: b, dependsOn: [disks] }
  disks: { region: eu }
  auth: { region: us, dependsOn: [config] }
  config: { dependsOn: [auth] }
  search: { cell: a, dependsOn: [db-b] }
  k8s:
    planes:
      control: { dependsOn: [config] }
      data: { dependsOn: [scheduler] }
  scheduler: { dependsOn: [k8s/control] }
  old: {}
`;
const policy = `policy: 1
rules:
  single-point-of-failure: { from: web, to: [disks, auth], because: the shop has to stay open }
waivers:
  - { rule: cross-cell, at: search, owner: search, reason: one cell has no copy yet, expires: 2026-06-30 }
  - { rule: tier-inversion, from: web, owner: shop, reason: until the cart moves, expires: 2025-12-31 }
`;
const baseline = `{
  "baseline": 1,
  "findings": [
    "slo-inversion web -> cart",
    "slo-inversion web -> mail"
  ]
}
`;

async function answer(line: string) {
  const { io, out, err } = fakeWorld({
    files: {
      '/repo/shop.yaml': shop,
      '/repo/shop.policy.yaml': policy,
      '/repo/shop.baseline.json': baseline,
    },
  });
  const code = await main(line.split(' '), io);
  return { code, text: out(), err: err() };
}

/** Answers that a person has read. To change one: `npx vitest run test/reports -u`, and read the difference. */
const rows: readonly [file: string, line: string][] = [
  ['check.txt', 'check -g shop.yaml'],
  ['check-limited.txt', 'check -g shop.yaml --limit 2'],
  ['check.md', 'check -g shop.yaml -f markdown'],
  ['check.json', 'check -g shop.yaml -f json'],
];

describe('check', () => {
  it.each(rows)('%s: %s', async (file, line) => {
    const { code, text } = await answer(line);
    expect(code).toBe(1);
    await expect(text).toMatchFileSnapshot(`golden/${file}`);
  });

  it('warns of a waiver that has expired, at its line', async () => {
    const { err } = await answer('check -g shop.yaml');
    await expect(err).toMatchFileSnapshot('golden/check-warnings.txt');
  });

  it('is the same at any width but for where lines break', async () => {
    const words = async (width: number) =>
      (await answer(`check -g shop.yaml --width ${width}`)).text.split(/\s+/).sort();
    expect(await words(60)).toEqual(await words(300));
  });

  it('explains a rule', async () => {
    const { text } = await answer('explain forbidden');
    await expect(text).toMatchFileSnapshot('golden/explain-rule.txt');
  });

  it('says that nothing was found', async () => {
    const { io, out } = fakeWorld({
      files: { '/repo/a.yaml': 'faultline: 1\nservices:\n  web: { dependsOn: [db] }\n  db:\n' },
    });
    expect(await main(['check', '-g', 'a.yaml'], io)).toBe(0);
    expect(out()).toBe('no findings in 2 components, by 9 rules.\n');
  });
});
