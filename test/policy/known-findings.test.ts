import { describe, expect, it } from 'vitest';
import { checkPolicies, type PolicyFinding } from '../../src/policy/check-policies.ts';
import { findingChanges } from '../../src/policy/finding-changes.ts';
import { identityOf } from '../../src/policy/identity.ts';
import { baselineText } from '../../src/render/baseline.ts';
import { readBaseline, readPolicy } from '../../src/sources/read-policy.ts';
import { findingsOf, graphOf } from './found.ts';

const graph = graphOf('web>db web>log a>b b>a', { web: { tier: 0 }, db: { tier: 1 }, log: { tier: 2 } });
const rules = { 'tier-inversion': 'error', 'startup-cycle': 'error', 'stale-baseline': 'warning' };
const waiver = { owner: 'shop', reason: 'until the move', expires: '2026-01-31' };

async function statuses(options: Parameters<typeof findingsOf>[2]) {
  const findings = await findingsOf(graph, rules, options);
  return findings.map(({ identity, status, because }) =>
    [identity, status, because].filter(Boolean).join(': '),
  );
}

async function baselineOf(...identities: string[]) {
  return (await readBaseline('b.json', baselineText(identities))).value;
}

describe('waivers', () => {
  const rows: readonly [what: string, waiver: object, today: string, expected: readonly string[]][] = [
    [
      'hold to the end of their last day',
      { rule: 'tier-inversion', from: 'web', to: 'db', ...waiver },
      '2026-01-31',
      [
        'tier-inversion web -> db: waived: until the move (shop, until 2026-01-31)',
        'tier-inversion web -> log: open',
      ],
    ],
    [
      'bring findings back, and say why',
      { rule: 'tier-inversion', from: 'web', to: 'db', ...waiver },
      '2026-02-01',
      [
        'tier-inversion web -> db: open: the waiver of shop expired on 2026-01-31: until the move',
        'tier-inversion web -> log: open',
      ],
    ],
    [
      'cover every finding that they name',
      { rule: 'tier-inversion', at: 'tier:0', ...waiver },
      '2026-01-31',
      [
        'tier-inversion web -> db: waived: until the move (shop, until 2026-01-31)',
        'tier-inversion web -> log: waived: until the move (shop, until 2026-01-31)',
      ],
    ],
    [
      'do not cover what only depends on what they name',
      { rule: 'tier-inversion', at: 'db', ...waiver },
      '2026-01-31',
      ['tier-inversion web -> db: open', 'tier-inversion web -> log: open'],
    ],
  ];
  it.each(rows)('%s', async (_, only, today, expected) => {
    const all = await statuses({ waivers: [only], today });
    expect(all.filter((each) => each.startsWith('tier')).sort()).toEqual(expected);
  });

  it('cover a cycle by one of its members, or by its identity', async () => {
    for (const subject of [{ at: 'b' }, { identity: 'startup-cycle a, b' }]) {
      const all = await statuses({ waivers: [{ rule: 'startup-cycle', ...subject, ...waiver }] });
      expect(all).toContain('startup-cycle a, b: waived: until the move (shop, until 2026-01-31)');
    }
  });

  it('go before the baseline, and one that holds before one that has expired', async () => {
    const expired = { ...waiver, reason: 'long ago', expires: '2020-01-01' };
    const all = await statuses({
      baseline: await baselineOf('startup-cycle a, b'),
      waivers: [
        { rule: 'startup-cycle', at: 'a', ...expired },
        { rule: 'startup-cycle', at: 'b', ...waiver },
      ],
    });
    expect(all).toContain('startup-cycle a, b: waived: until the move (shop, until 2026-01-31)');
    expect(all.filter((each) => each.startsWith('stale'))).toEqual([]);
  });
});

describe('a baseline', () => {
  it('makes findings known, and what it knows too much a finding', async () => {
    const baseline = await baselineOf('startup-cycle a, b', 'tier-inversion web -> mail', 'no-such-rule x');
    expect([...(await statuses({ baseline }))].sort()).toEqual([
      'stale-baseline no-such-rule x: open',
      'stale-baseline tier-inversion web -> mail: open',
      'startup-cycle a, b: baseline',
      'tier-inversion web -> db: open',
      'tier-inversion web -> log: open',
    ]);
  });

  it('is not stale for rules that were not looked at', async () => {
    const baseline = await baselineOf('startup-cycle a, b', 'tier-inversion web -> mail');
    const only = ['startup-cycle', 'stale-baseline'];
    expect(await statuses({ baseline, only })).toEqual(['startup-cycle a, b: baseline']);
  });

  it('does not hear of lines', async () => {
    const moved = graphOf('first a>b b>a web>db web>log', {
      web: { tier: 0 },
      db: { tier: 1 },
      log: { tier: 2 },
    });
    const identities = async (of: typeof graph) =>
      (await findingsOf(of, rules)).map(({ identity }) => identity).sort();
    expect(await identities(moved)).toEqual(await identities(graph));
  });

  it('is an entry a line, sorted, each once', () => {
    expect(baselineText(['b x', 'a "y"', 'b x'])).toBe(
      '{\n  "baseline": 1,\n  "findings": [\n    "a \\"y\\"",\n    "b x"\n  ]\n}\n',
    );
    expect(baselineText([])).toBe('{\n  "baseline": 1,\n  "findings": []\n}\n');
  });

  it('comes back as it was written, whatever is in it', async () => {
    const odd = ['a "quoted" \\ b', 'tab\tand\u001b[31m', '\u202e', '__proto__'];
    expect((await baselineOf(...odd)).identities.map(({ value }) => value)).toEqual([...odd].sort());
  });
});

describe('a cycle that neither starts nor runs apart', () => {
  const cycles = { 'startup-cycle': 'error', 'failure-cycle': 'warning', 'stale-baseline': 'warning' };
  const stuck = graphOf('a>b b>a');
  const startable = graphOf('a>b b>a:runtime');
  const told = (found: readonly PolicyFinding[]) =>
    found.map(({ identity, status }) => `${identity}: ${status}`);

  it('is told once, as what is worse', async () => {
    expect(told(await findingsOf(stuck, cycles))).toEqual(['startup-cycle a, b: open']);
    expect(told(await findingsOf(startable, cycles))).toEqual(['failure-cycle a, b: open']);
  });

  it('is told as what is left when the worse is not looked at', async () => {
    const alone = ['failure-cycle a, b: open'];
    expect(told(await findingsOf(stuck, { ...cycles, 'startup-cycle': 'off' }))).toEqual(alone);
    expect(told(await findingsOf(stuck, cycles, { only: ['failure-cycle'] }))).toEqual(alone);
    const elsewhere = { ...cycles, 'startup-cycle': { at: 'c' } };
    expect(told(await findingsOf(graphOf('a>b b>a c'), elsewhere))).toEqual(alone);
  });

  it('is nothing new when it has learned to start', async () => {
    const policies = (
      await readPolicy('p.json', JSON.stringify({ policy: 1, extends: 'none', rules: cycles }))
    ).value;
    const options = { today: '2026-01-31' };
    const better = findingChanges(stuck, startable, policies, options).value;
    expect([told(better.added), better.removed]).toEqual([[], ['startup-cycle a, b']]);
    const worse = findingChanges(startable, stuck, policies, options).value;
    expect([told(worse.added), worse.removed]).toEqual([
      ['startup-cycle a, b: open'],
      ['failure-cycle a, b'],
    ]);
  });

  it('is nothing new when it has become smaller', async () => {
    const policies = (
      await readPolicy('p.json', JSON.stringify({ policy: 1, extends: 'none', rules: cycles }))
    ).value;
    const change = (base: string, head: string) => {
      const { added } = findingChanges(graphOf(base), graphOf(head), policies, { today: '2026-01-31' }).value;
      return told(added);
    };
    expect(change('a>b b>c c>a', 'a>b b>a c')).toEqual([]);
    expect(change('a>b b>c c>a', 'a>b b>a:runtime c')).toEqual([]);
    expect(change('a>b b>c c>d d>a', 'a>b b>a c>d d>c')).toEqual([]);
    expect(change('a>b b>a c', 'a>b b>c c>a')).toEqual(['startup-cycle a, b, c: open']);
    expect(change('a>b b>a c>d d>c', 'a>c c>a b d')).toEqual(['startup-cycle a, c: open']);
    // It could start before, by what is not in it.
    expect(change('a>(b|e) b>c c>a e', 'a>b b>a c e')).toEqual(['startup-cycle a, b: open']);
  });

  it('leaves no stale entry of what is there and told otherwise', async () => {
    const baseline = await baselineOf('failure-cycle a, b');
    expect(told(await findingsOf(stuck, cycles, { baseline }))).toEqual(['startup-cycle a, b: open']);
  });
});

describe('identities', () => {
  it('name what they are about, and a large cycle by some of it and a hash of all', () => {
    const many = Array.from({ length: 20 }, (_, index) => `s${index}`);
    expect(identityOf('r', ['a', 'b'], ['c'])).toBe('r a, b -> c');
    const long = identityOf('r', many);
    expect(long).toMatch(/^r s0, s1, .*s11, … #[0-9a-f]{16}$/);
    expect(identityOf('r', [...many.slice(0, 19), 'other'])).not.toBe(long);
  });

  it('do not hear of the order of selectors', async () => {
    const identities = async (to: readonly string[]) =>
      (await findingsOf(graph, { required: { from: 'web', to } })).map(({ identity }) => identity);
    expect(await identities(['b', 'a'])).toEqual(['required web -> a, b']);
    expect(await identities(['a', 'b', 'a'])).toEqual(['required web -> a, b']);
  });

  it('are unique in a check', async () => {
    const twice = graphOf('a>b:startup a>b:runtime', { a: { tier: 0 }, b: { tier: 1 } });
    expect(await findingsOf(twice, { 'tier-inversion': 'error' })).toHaveLength(1);
  });

  it('have the worst severity of all uses that find them', async () => {
    const uses = [{ severity: 'info' }, { severity: 'error', from: 'web' }, { severity: 'warning' }];
    const found = await findingsOf(graph, { 'tier-inversion': uses });
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'error']);
  });
});

it('without a policy, the recommended rules are applied', () => {
  const { value } = checkPolicies(graph, [], { today: '2026-01-31' });
  expect(value.rules.map(({ rule }) => rule.id)).toContain('tier-inversion');
  expect(value.findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
});
