import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

/** What nobody should be able to get onto a terminal, into a page or into a log. */
const evil = '\\e[31m\\e]0;pwned\\a\\u202e<script>alert(1)</script> | `x` --> \\n::error::gotcha';

const base = `faultline: 1
title: "${evil}"
services:
  web: { owner: "${evil}", dependsOn: [{ service: db, for: "${evil}" }] }
  db: {}
  constructor: {}
`;
const head = `faultline: 1
services:
  web: { owner: me, dependsOn: [{ service: db, tolerates: 5m, for: "${evil}!" }, { anyOf: [constructor, toString], for: "${evil}" }] }
  db: { dependsOn: [constructor] }
  constructor: {}
  toString: {}
`;

async function run(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const { io, out, err } = fakeWorld({
    files: { '/repo/base.yaml': base, '/repo/head.yaml': head, ...files },
    input: base,
  });
  return { code: await main(['diff', ...args], io), out: out(), err: err() };
}

describe('diff', () => {
  it.each(['text', 'markdown', 'json'])('lets no hostile text through as %s', async (format) => {
    for (const args of [
      ['base.yaml', 'head.yaml'],
      ['head.yaml', 'base.yaml'],
    ]) {
      const { code, out, err } = await run([...args, '-f', format, '--color']);
      expect([code, err]).toEqual([0, '']);
      const painted = out.replace(/\u001b\[[0-9;]*m/g, format === 'text' ? '' : '$&');
      expect(painted).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(out).not.toMatch(/^::error::/m);
      if (format === 'markdown') expect(out).not.toContain('<script>');
    }
  });

  it('tells what is new and what is gone apart from what gets worse or better', async () => {
    const before = 'faultline: 1\nservices: { web: { dependsOn: [api] }, api: {} }\n';
    const files = {
      '/repo/a.yaml': before,
      '/repo/b.yaml': before.replace('api: {}', 'api: {}, leaf: { dependsOn: [api] }'),
    };
    const added = await run(['a.yaml', 'b.yaml'], files);
    expect(added.out).toMatch(/1 failure reaches what is\s+new/);
    expect(added.out).toContain('new: when api fails: new, down: leaf');
    expect(added.out).not.toMatch(/harm|worse|ok →/);
    const removed = await run(['b.yaml', 'a.yaml'], files);
    expect(removed.out).toMatch(/1 failure no longer\s+reaches what is gone/);
    expect(removed.out).toContain('gone: when api fails: gone, was down: leaf');
    expect(removed.out).not.toMatch(/better|→ ok/);
    const data = JSON.parse((await run(['a.yaml', 'b.yaml', '-f', 'json'], files)).out);
    expect(data.roots).toMatchObject([{ id: 'api', presence: 'both', newlyAffected: 0, affectedNew: 1 }]);
    expect(data.roots[0].components[0]).toEqual({
      id: 'leaf',
      change: 'new',
      after: { state: 'down', atMs: 0, earlierMs: [0, 0] },
      causes: [0],
    });
  });

  it('tells what gets worse before the failure of what is new, and never that as worse', async () => {
    const { out } = await run(['a.yaml', 'b.yaml'], {
      '/repo/a.yaml': 'faultline: 1\nservices: { web: {}, shop: {}, db: {} }\n',
      '/repo/b.yaml':
        'faultline: 1\nservices: { web: { dependsOn: [bus, { service: db, strength: soft }] }, shop: { dependsOn: [bus] }, db: {}, bus: {} }\n',
    });
    expect(out).toMatch(
      /worse: when db fails: ok → degraded: web[\s\S]*new: when bus \(new\) fails: down: shop and web/,
    );
    expect(out.replace(/\s+/g, ' ')).toContain(
      'worse: 1 failure does more harm; 1 new component can harm others.',
    );
  });

  const cold = `faultline: 1
services:
  web: { startup: 1m, dependsOn: [api] }
  api: { startup: 30s, dependsOn: [{ service: secrets, phase: startup }] }
  db: { startup: 5m }
  secrets: {}
`;
  const stuck = `${cold.replace('secrets: {}', 'secrets: { dependsOn: [{ service: api, phase: startup }] }')}  promo: { dependsOn: [web] }
`;
  const starts = { '/repo/cold.yaml': cold, '/repo/stuck.yaml': stuck };

  it.each(['text', 'markdown', 'html'])(
    'compares no start with one that never ends, in either direction, as %s',
    async (format) => {
      for (const sides of [
        ['cold.yaml', 'stuck.yaml'],
        ['stuck.yaml', 'cold.yaml'],
      ]) {
        const { code, out } = await run([...sides, '-f', format], starts);
        expect(code).toBe(0);
        expect(out).not.toMatch(/from cold\s+takes|1m30s/);
        expect(out.includes('worse')).toBe(sides[1] === 'stuck.yaml');
      }
    },
  );

  it('has no time of a start that never ends', async () => {
    const { startUp: forth } = JSON.parse((await run(['cold.yaml', 'stuck.yaml', '-f', 'json'], starts)).out);
    expect(forth.totalMs).toEqual({ before: 300_000 });
    const { startUp: back } = JSON.parse((await run(['stuck.yaml', 'cold.yaml', '-f', 'json'], starts)).out);
    expect(back.totalMs).toEqual({ after: 300_000 });
  });

  it('names for what cannot start what bears on it, and for what is new its own', async () => {
    const { out } = await run(['cold.yaml', 'stuck.yaml'], starts);
    expect(out).toContain(`  ✗ worse: api, secrets and web cannot start from cold any more
  └─ by: secrets now needs api, to start (stuck.yaml:6)
`);
    const { startUp, requirements } = JSON.parse(
      (await run(['cold.yaml', 'stuck.yaml', '-f', 'json'], starts)).out,
    );
    const told = startUp.newlyStuckBy.map(
      ({ components, causes }: { components: string[]; causes: { requirements: number[] } }) => [
        components,
        causes.requirements.map((cause) => requirements[cause].dependent),
      ],
    );
    expect(told).toEqual([
      [['api', 'secrets', 'web'], ['secrets']],
      [['promo'], ['promo', 'secrets']],
    ]);
    // All of it, as before there was more to say.
    expect(startUp.newlyStuck).toEqual(['api', 'promo', 'secrets', 'web']);
  });

  it('says how much longer a start takes, where both end', async () => {
    const { out } = await run(['cold.yaml', 'later.yaml'], {
      ...starts,
      '/repo/later.yaml': cold.replace('5m', '7m'),
    });
    expect(out).toMatch(
      /^cold.yaml → later.yaml: worse: a start from cold takes 7m, not 5m\.\n\n {2}✗ worse: a start from cold takes 7m, not 5m\n {2}└─ by: what db takes to start\n/,
    );
  });

  it('says at first in a line what gets worse and better, and then how much more there is', async () => {
    const before = `faultline: 1
services:
  web: { dependsOn: [a, b, { service: c, tolerates: 1m }, d] }
  shop: { dependsOn: [a, { service: b, strength: soft }] }
  mail: { dependsOn: [{ service: d, strength: async }] }
  a: {}
  b: {}
  c: {}
  d: {}
`;
    const after = `${before
      .replace('dependsOn: [a, b,', 'dependsOn: [{ service: b, strength: soft },')
      .replace('tolerates: 1m }, d', 'tolerates: 9m }')
      .replace('strength: async', 'strength: hard')
      .replace('a: {}', 'a: { dependsOn: [c] }')}  leaf: { dependsOn: [mail] }\n`;
    const files = { '/repo/a.yaml': before, '/repo/b.yaml': after };
    const { out } = await run(['a.yaml', 'b.yaml'], files);
    // Of c: shop falls with it now, and web later. Of d: mail falls, web no longer. Of a, b: web less or no longer.
    expect(out).toMatch(
      /^a\.yaml → b\.yaml: worse: 2 failures do more harm; better: 4 failures do less\nharm; 2 failures reach what is new\.\n\n/,
    );
    const bullets = [...out.matchAll(/^ {2}\S (worse|better|new):|^ {2}(new):/gm)];
    expect(bullets.map(([, course, neutral]) => course ?? neutral)).toEqual(['worse', 'worse', 'new']);
    expect(out).toContain('\nMore below: 1 new, 4 better.\n');
    expect(out).toContain('\nWhat changed: 1 service added; 2 requirements added, 2 removed, 3 changed\n');
  });

  it('keeps its verdict short, however much there is to say', async () => {
    const many = Array.from({ length: 40 }, (_, n) => n);
    const side = (isHead: boolean) =>
      [
        'faultline: 1',
        'services:',
        ...many.map((n) => {
          const harm = isHead === n < 20 ? `{ service: s${n} }` : `{ service: s${n}, strength: soft }`;
          return `  w${n}: { startup: ${isHead ? 7 : 5}m, dependsOn: [${harm}${isHead ? `, n${n}` : ''}] }\n  s${n}: {}`;
        }),
        ...(isHead ? many.map((n) => `  n${n}: { dependsOn: [s1] }`) : []),
        '  x: { dependsOn: [{ service: y, phase: startup }] }',
        `  y: { dependsOn: [{ service: x, phase: ${isHead ? 'startup' : 'runtime'} }] }`,
        '',
      ].join('\n');
    const files = { '/repo/a.yaml': side(false), '/repo/b.yaml': side(true) };
    for (const sides of [
      ['a.yaml', 'b.yaml'],
      ['b.yaml', 'a.yaml'],
    ]) {
      const { out } = await run([...sides, '-f', 'markdown'], files);
      const [, first = ''] = /^\*\*.*?: (.*?)(; \d+ new findings?)?\.\*\*$/m.exec(out) ?? [];
      expect(first).toMatch(/^worse: .*; better: /);
      expect(first.length).toBeLessThanOrEqual(100);
    }
  });

  it('shows what reads the same once, though it comes at other times', async () => {
    const graph = (strength: string) =>
      `faultline: 1\nservices: { web: { dependsOn: [{ service: a, strength: ${strength}, tolerates: 5m }, { service: b, strength: ${strength} }] }, a: {}, b: {} }\n`;
    const { out } = await run(['a.yaml', 'b.yaml'], {
      '/repo/a.yaml': graph('soft'),
      '/repo/b.yaml': graph('hard'),
    });
    expect(out).toContain('when a and b fail, each alone: degraded → down: web');
  });

  it('reads standard input as one side', async () => {
    const { code, out } = await run(['-', 'base.yaml']);
    expect(code).toBe(0);
    expect(out).toContain('nothing changes');
  });

  it('tells the same of files that say the same in another order', async () => {
    const lines = head.split('\n');
    const turned = [lines[0], 'services:', ...lines.slice(2, -1).reverse()].join('\n');
    const [one, other] = [
      await run(['base.yaml', 'head.yaml']),
      await run(['base.yaml', 'turn.yaml'], { '/repo/turn.yaml': turned }),
    ];
    const withoutPlaces = (text: string) =>
      text.replace(/(head|turn)\.yaml(:\d+)?/g, 'file').replace(/\s+/g, ' ');
    expect(withoutPlaces(other.out)).toBe(withoutPlaces(one.out));
  });

  it('reports the problems of both sides', async () => {
    const { code, out, err } = await run(['a.yaml', 'b.yaml'], {
      '/repo/a.yaml': 'faultline: 1\nservices: { web: { ower: me } }\n',
      '/repo/b.yaml': 'faultline: 1\nservices: { web: { dependsOn: [dbx] } }\n',
    });
    expect([code, out]).toEqual([2, '']);
    expect([...err.matchAll(/--> (\S+)/g)].map(([, place]) => place)).toEqual(['a.yaml:2:20', 'b.yaml:2:32']);
  });

  it('says what is neither a file nor, for want of git, a revision', async () => {
    const { code, err } = await run(['main']);
    expect(code).toBe(2);
    expect(err).toContain('error[no-git]');
  });

  describe('tells what the policies find now', () => {
    const old = `faultline: 1
services:
  web: { tier: 0, dependsOn: [{ anyOf: [db, db2] }, log] }
  db: { tier: 0 }
  db2: { tier: 0 }
  log: { tier: 0 }
  mail: { tier: 1 }
`;
    const now = old
      .replace('log]', 'log, mail]')
      .replace('{ anyOf: [db, db2] }', 'db')
      .replace('log: { tier: 0', 'log: { tier: 1');
    const policy = 'policy: 1\nextends: none\nrules: { tier-inversion: error, unused-service: warning }\n';

    async function findings(policyText: string) {
      const files = {
        '/repo/old.yaml': old,
        '/repo/now.yaml': now,
        '/repo/faultline.policy.yaml': policyText,
      };
      const { code, out, err } = await run(['old.yaml', 'now.yaml', '-f', 'json'], files);
      expect([code, err]).toEqual([0, '']);
      const text = await run(['old.yaml', 'now.yaml'], files);
      return { ...JSON.parse(out), text: text.out };
    }

    it('each with the changes that it came by', async () => {
      const { findings: found, requirements, text } = await findings(policy);
      const changes = (causes: readonly number[]) =>
        causes.map((cause) => `${requirements[cause].change} ${requirements[cause].dependent}`);
      expect(
        found.added.map(({ identity, causes }: { identity: string; causes: number[] }) => [
          identity,
          changes(causes),
        ]),
      ).toEqual([
        // Not by a requirement, but by the tier of its target.
        ['tier-inversion web -> log', []],
        ['tier-inversion web -> mail', ['added web']],
        ['unused-service db2', ['changed web']],
      ]);
      expect(found.removed).toEqual(['unused-service mail']);
      expect(text).toContain('log tier 0 → 1');
    });

    it('and nothing where they do not fit', async () => {
      const { findings: found, text } = await findings(policy.replace('error', 'eror'));
      expect(found).toBeUndefined();
      expect(text).toContain('the policy does not fit');
    });
  });
});
