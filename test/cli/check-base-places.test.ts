import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

/** A review shows the lines of a change, so what is new has its place on one of them. */
const base = `faultline: 1
services:
  api:
    tier: 1
    dependsOn:
      - { service: secrets, phase: startup }
  secrets:
    tier: 1
    startup: 1m
  web:
    tier: 1
    dependsOn: [api]
`;

interface Finding {
  readonly rule: string;
  readonly place: { readonly line: number; readonly column: number };
  readonly related: readonly { readonly message: string; readonly place: { readonly line: number } }[];
  readonly path: readonly { readonly place: { readonly line: number } }[];
  readonly identity: string;
}

async function check(head: string, rules: string, args: string) {
  const { io, out, err } = fakeWorld({
    files: {
      '/repo/old.yaml': base,
      '/repo/new.yaml': head,
      '/repo/faultline.policy.yaml': `policy: 1\nextends: none\nrules:\n  ${rules}\n`,
    },
  });
  await main(['check', '-g', 'new.yaml', ...args.split(' ')], io);
  expect(err()).toBe('');
  return out();
}

async function findingsOf(head: string, rules: string, args = '--base old.yaml'): Promise<Finding[]> {
  return JSON.parse(await check(head, rules, `${args} -f json`)).findings;
}

/** The cycle begins on line 6, and is there since line 10. */
const cyclic = base.replace('startup: 1m\n', 'startup: 1m\n    dependsOn: [api]\n');

describe('what a change adds', () => {
  it('is placed at the changed step of its path, and stays what it is', async () => {
    const [alone] = await findingsOf(cyclic, 'startup-cycle: error', '--limit 0');
    const [changed] = await findingsOf(cyclic, 'startup-cycle: error');
    expect([alone?.place.line, changed?.place]).toEqual([
      6,
      expect.objectContaining({ line: 10, column: 17 }),
    ]);
    expect(changed?.path).toEqual(alone?.path);
    expect(changed?.path.map(({ place }) => place.line)).toEqual([6, 10]);
    expect({ ...changed, place: 0 }).toEqual({ ...alone, place: 0 });
  });

  it.each([
    ['github', /line=(\d+)/],
    ['gitlab', /"begin":\s*(\d+)/],
    ['sarif', /"startLine":\s*(\d+)/],
    ['junit', /new\.yaml:(\d+)/],
    ['markdown', /new\.yaml:(\d+)/],
    ['text', /new\.yaml:(\d+)/],
    ['html', /new\.yaml:(\d+)/],
  ])('is in one place in every format: %s', async (format, place) => {
    const out = await check(cyclic, 'startup-cycle: error', `--base old.yaml -f ${format}`);
    expect(place.exec(out)?.[1]).toBe('10');
  });

  it.each([
    ['gitlab', /"fingerprint":\s*"(\w+)"/],
    ['sarif', /"primaryLocationLineHash":\s*"([\w:]+)"/],
  ])('keeps its fingerprint, wherever it is placed: %s', async (format, fingerprint) => {
    const there = await check(cyclic, 'startup-cycle: error', `--base old.yaml -f ${format}`);
    const alone = await check(cyclic, 'startup-cycle: error', `-f ${format}`);
    expect(fingerprint.exec(there)?.[1]).toMatch(/^\w/);
    expect(fingerprint.exec(there)?.[1]).toBe(fingerprint.exec(alone)?.[1]);
  });

  it('is placed at the requirement that reaches what it is about, which is told beside it', async () => {
    const head = `${base}  mail:\n    dependsOn: [api]\n`;
    const [changed] = await findingsOf(head, 'blast-radius-over-limit: { limit: 1, at: api }');
    expect(changed?.place.line).toBe(14);
    expect(changed?.related).toEqual([
      { message: 'what it is about stands here', place: expect.objectContaining({ line: 3 }) },
    ]);
  });

  it.each([
    ['a changed line of its own', cyclic, 'forbidden: { from: secrets, to: api }', 10],
    ['a service that is new', `${base}  mail: {}\n`, 'unused-service: { at: mail }', 13],
    [
      'a service that is said to be otherwise',
      base.replace('tier: 1\n    dep', 'tier: 0\n    dep'),
      'tier-inversion: { startup: true }',
      6,
    ],
    [
      'a requirement that is gone',
      base.replace('    dependsOn: [api]\n', ''),
      'unused-service: { entry: web }',
      3,
    ],
  ])('keeps its place where there is no better one: %s', async (_, head, rules, line) => {
    expect((await findingsOf(head, rules)).map(({ place }) => place.line)).toEqual([line]);
  });

  it('leaves what is known where it is', async () => {
    const head = cyclic.replace('[api]\n  web', '[api] # again\n  web');
    const { io, out } = fakeWorld({
      files: { '/repo/old.yaml': cyclic, '/repo/new.yaml': `${head}  mail: { dependsOn: [secrets] }\n` },
    });
    await main(
      ['check', '-g', 'new.yaml', '--base', 'old.yaml', '--rule', 'startup-cycle', '-f', 'json'],
      io,
    );
    expect(JSON.parse(out()).findings[0]).toMatchObject({ status: 'baseline', place: { line: 6 } });
  });
});
