import { describe, expect, it } from 'vitest';
import { rules } from '../../src/policy/index.ts';
import { findingsOf, graphFrom, graphOf, type Said } from './found.ts';

interface Row {
  readonly rule: string;
  readonly graph: string;
  readonly said?: Said;
  readonly use?: unknown;
  /** Identities without the rule's id, sorted; none for a graph that keeps the rule. */
  readonly found: readonly string[];
}

const rows: readonly Row[] = [
  // Never ready: gating edges both ways.
  { rule: 'startup-cycle', graph: 'a>b b>a c>a', found: ['a, b'] },
  { rule: 'startup-cycle', graph: 'a>b b>a:runtime', found: [] },
  { rule: 'startup-cycle', graph: 'a>b b>(a|c)', found: [] },
  { rule: 'startup-cycle', graph: 'a>b b>(a|c)', use: { breakable: true }, found: ['a, b'] },
  { rule: 'startup-cycle', graph: 'a>b b>a c>d d>c', use: { at: 'd' }, found: ['c, d'] },
  { rule: 'startup-cycle', graph: 'a>b:startup b>a', found: ['a, b'] },
  // Fall together at run time, whether they can start or not.
  { rule: 'failure-cycle', graph: 'a>b b>a:runtime', found: ['a, b'] },
  { rule: 'failure-cycle', graph: 'a>b b>a', found: ['a, b'] },
  { rule: 'failure-cycle', graph: 'a>b b>(a|c)', found: ['a, b'] },
  { rule: 'failure-cycle', graph: 'a>b b?a', found: [] },
  // Static stability.
  {
    rule: 'data-plane-needs-control-plane',
    graph: 'ec2/data>ec2/control',
    found: ['ec2/data -> ec2/control'],
  },
  { rule: 'data-plane-needs-control-plane', graph: 'ec2/data>ec2/control:startup', found: [] },
  { rule: 'data-plane-needs-control-plane', graph: 'ec2/data?ec2/control', found: [] },
  { rule: 'data-plane-needs-control-plane', graph: 'ec2/control>ec2/data', found: [] },
  { rule: 'data-plane-needs-control-plane', graph: 'a/data>b b>c/control', found: ['a/data -> c/control'] },
  { rule: 'data-plane-needs-control-plane', graph: 'a/data>(b/control|c)', found: [] },
  {
    rule: 'data-plane-needs-control-plane',
    graph: 'a/data>b/data b/data>c/control',
    found: ['b/data -> c/control'],
  },
  {
    rule: 'data-plane-needs-control-plane',
    graph: 'a/data>2(x|y|z) x>c/control y>c/control',
    found: ['a/data -> c/control'],
  },
  // Tiers: 0 is the most critical.
  { rule: 'tier-inversion', graph: 'a>b', said: { a: { tier: 0 }, b: { tier: 1 } }, found: ['a -> b'] },
  { rule: 'tier-inversion', graph: 'a>b', said: { a: { tier: 1 }, b: { tier: 0 } }, found: [] },
  { rule: 'tier-inversion', graph: 'a>b', said: { a: { tier: 1 }, b: { tier: 1 } }, found: [] },
  { rule: 'tier-inversion', graph: 'a>b', said: { a: { tier: 0 } }, found: [] },
  { rule: 'tier-inversion', graph: 'a?b', said: { a: { tier: 0 }, b: { tier: 1 } }, found: [] },
  // Needed only to start, it does not fall with it.
  { rule: 'tier-inversion', graph: 'a>b:startup', said: { a: { tier: 0 }, b: { tier: 1 } }, found: [] },
  {
    rule: 'tier-inversion',
    graph: 'a>b:startup c>b:runtime d?b:startup',
    said: { a: { tier: 0 }, b: { tier: 1 }, c: { tier: 0 }, d: { tier: 0 } },
    use: { startup: true },
    found: ['a -> b', 'c -> b'],
  },
  {
    rule: 'tier-inversion',
    graph: 'a>(b|c)',
    said: { a: { tier: 0 }, b: { tier: 1 }, c: { tier: 0 } },
    found: [],
  },
  {
    rule: 'tier-inversion',
    graph: 'a>2(b|c|d)',
    said: { a: { tier: 0 }, b: { tier: 1 }, c: { tier: 0 }, d: { tier: 2 } },
    found: ['a -> b, c, d'],
  },
  {
    rule: 'tier-inversion',
    graph: 'e/data>b',
    said: { 'e/control': { tier: 0 }, 'e/data': { tier: 2 }, b: { tier: 1 } },
    found: [],
  },
  // Promises.
  {
    rule: 'slo-inversion',
    graph: 'a>b',
    said: { a: { slo: '99.9%' }, b: { slo: '99%' } },
    found: ['a -> b'],
  },
  { rule: 'slo-inversion', graph: 'a>b', said: { a: { slo: '99.9%' }, b: { slo: '99.9%' } }, found: [] },
  { rule: 'slo-inversion', graph: 'a>b', said: { a: { slo: '99.9%' } }, found: [] },
  // 1 - 10^-3 · 10^-4 · 10^-4 · 10^-4: down for a moment is not never down.
  {
    rule: 'slo-inversion',
    graph: 'a>(b|c|d|e)',
    said: {
      a: { slo: '100%' },
      b: { slo: '99.9%' },
      c: { slo: '99.99%' },
      d: { slo: '99.99%' },
      e: { slo: '99.99%' },
    },
    found: ['a -> b, c, d, e'],
  },
  { rule: 'slo-inversion', graph: 'a>b:startup', said: { a: { slo: '99.9%' }, b: { slo: '9%' } }, found: [] },
  // 1 - 0.1² = 99 %, exactly what is promised.
  {
    rule: 'slo-inversion',
    graph: 'a>(b|c)',
    said: { a: { slo: '99%' }, b: { slo: '90%' }, c: { slo: '90%' } },
    found: [],
  },
  {
    rule: 'slo-inversion',
    graph: 'a>(b|c)',
    said: { a: { slo: '99.001%' }, b: { slo: '90%' }, c: { slo: '90%' } },
    found: ['a -> b, c'],
  },
  // 2 of 3 at 90 %: 0.9³ + 3 · 0.9² · 0.1 = 97.2 %.
  {
    rule: 'slo-inversion',
    graph: 'a>2(b|c|d)',
    said: { a: { slo: '97.3%' }, b: { slo: '90%' }, c: { slo: '90%' }, d: { slo: '90%' } },
    found: ['a -> b, c, d'],
  },
  {
    rule: 'slo-inversion',
    graph: 'a>2(b|c|d)',
    said: { a: { slo: '97.2%' }, b: { slo: '90%' }, c: { slo: '90%' }, d: { slo: '90%' } },
    found: [],
  },
  // A member that promises nothing may always be up.
  { rule: 'slo-inversion', graph: 'a>(b|c)', said: { a: { slo: '99%' }, b: { slo: '1%' } }, found: [] },
  // Each is enough, both are not: 0.99 · 0.99 = 98.01 %.
  {
    rule: 'slo-inversion',
    graph: 'a>b a>c',
    said: { a: { slo: '98.5%' }, b: { slo: '99%' }, c: { slo: '99%' } },
    found: [],
  },
  {
    rule: 'slo-inversion',
    graph: 'a>b a>c',
    said: { a: { slo: '98.5%' }, b: { slo: '99%' }, c: { slo: '99%' } },
    use: { together: true },
    found: ['a'],
  },
  // Four others; down with c are b and a, with d all but e.
  { rule: 'blast-radius-over-limit', graph: 'a>b b>c c>d e', use: { limit: 2 }, found: ['d'] },
  { rule: 'blast-radius-over-limit', graph: 'a>b b>c c>d e', use: { limit: '50%' }, found: ['d'] },
  { rule: 'blast-radius-over-limit', graph: 'a>b b>c c>d e', use: { limit: '75%' }, found: [] },
  { rule: 'blast-radius-over-limit', graph: 'a>b b>c c>d e', use: { limit: 0 }, found: ['b', 'c', 'd'] },
  {
    rule: 'blast-radius-over-limit',
    graph: 'a>b b>c c>d e',
    said: { b: { tier: 2 }, d: { tier: 0 } },
    use: { limit: 5, tier: { 0: '100%', 2: 0 } },
    found: ['b'],
  },
  { rule: 'blast-radius-over-limit', graph: 'a?b b?c', use: { limit: 0 }, found: [] },
  { rule: 'blast-radius-over-limit', graph: 'a?b c', use: { limit: 0, counting: 'affected' }, found: ['b'] },
  // Which one alone takes a down.
  {
    rule: 'single-point-of-failure',
    graph: 'a>(b|c) b>d c>d a>e',
    use: { from: 'a' },
    found: ['a -> d', 'a -> e'],
  },
  { rule: 'single-point-of-failure', graph: 'a>(b|c) b>d c?d', use: { from: 'a' }, found: [] },
  { rule: 'single-point-of-failure', graph: 'a>b b>c', use: { from: 'a', to: 'c' }, found: ['a -> c'] },
  { rule: 'single-point-of-failure', graph: 'a>b', found: [] },
  { rule: 'single-point-of-failure', graph: 'a>b', said: { a: { tier: 0 } }, found: ['a -> b'] },
  { rule: 'single-point-of-failure', graph: 'a>b b>a', use: { from: 'a' }, found: ['a -> b'] },
  // Cells and regions.
  { rule: 'cross-cell', graph: 'a>b', said: { a: { cell: 'x' }, b: { cell: 'y' } }, found: ['a -> b'] },
  { rule: 'cross-cell', graph: 'a>b', said: { a: { cell: 'x' }, b: { cell: 'x' } }, found: [] },
  { rule: 'cross-cell', graph: 'a>b', said: { a: { cell: 'x' } }, found: [] },
  { rule: 'cross-cell', graph: 'a~b', said: { a: { cell: 'x' }, b: { cell: 'y' } }, found: [] },
  { rule: 'cross-cell', graph: 'a>(b|c)', said: { a: { cell: 'x' }, b: { cell: 'y' } }, found: [] },
  {
    rule: 'cross-cell',
    graph: 'a>2(b|c)',
    said: { a: { cell: 'x' }, b: { cell: 'y' } },
    found: ['a -> b, c'],
  },
  {
    rule: 'cross-cell',
    graph: 'a>b',
    said: { a: { cell: 'x' }, b: { cell: 'y' } },
    use: { shared: 'y' },
    found: [],
  },
  { rule: 'cross-region', graph: 'a>b', said: { a: { region: 'x' }, b: { region: 'y' } }, found: ['a -> b'] },
  { rule: 'cross-region', graph: 'a>b', said: { a: { region: 'x' }, b: { region: 'global' } }, found: [] },
  { rule: 'cross-region', graph: 'a>b', said: { a: { region: 'x' }, b: { region: 'x' } }, found: [] },
  // Forbidden and required.
  { rule: 'forbidden', graph: 'a>b b>c', use: { from: 'a', to: 'c' }, found: [] },
  { rule: 'forbidden', graph: 'a>b b~c', use: { from: 'a', to: 'c', transitive: true }, found: ['a -> c'] },
  { rule: 'forbidden', graph: 'a>b b~c', use: { from: 'a', to: ['b', 'c'] }, found: ['a -> b'] },
  {
    rule: 'forbidden',
    graph: 'a>b b~c',
    use: { from: 'a', to: 'c', transitive: true, strength: 'hard' },
    found: [],
  },
  { rule: 'forbidden', graph: 'a?b a>c', use: { from: 'a', to: '*', strength: 'soft' }, found: ['a -> b'] },
  { rule: 'forbidden', graph: 'a>2(b|c)', use: { from: 'a', to: 'c' }, found: ['a -> c'] },
  {
    rule: 'forbidden',
    graph: 'a>b c>b d>b',
    use: [
      { from: 'a', to: 'b' },
      { from: ['a', 'c'], to: 'b' },
    ],
    found: ['a -> b', 'c -> b'],
  },
  { rule: 'required', graph: 'a>b c>d', use: { from: ['a', 'c'], to: 'b' }, found: ['c -> b'] },
  { rule: 'required', graph: 'a>x x>b', use: { from: 'a', to: 'b' }, found: ['a -> b'] },
  { rule: 'required', graph: 'a>x x>b', use: { from: 'a', to: 'b', transitive: true }, found: [] },
  { rule: 'required', graph: 'a>(x|b)', use: { from: 'a', to: 'b' }, found: [] },
  { rule: 'required', graph: 'a?b', use: { from: 'a', to: 'b', strength: 'hard' }, found: ['a -> b'] },
  { rule: 'required', graph: 'a b', use: { from: '*', to: 'b' }, found: ['a -> b'] },
  // What is said of services.
  { rule: 'missing-owner', graph: 'a b', said: { a: { owner: 'me' } }, found: ['b'] },
  { rule: 'missing-owner', graph: 'a b', said: { a: { external: true }, b: { owner: 'me' } }, found: [] },
  { rule: 'missing-owner', graph: 'a/control a/data', found: ['a'] },
  {
    rule: 'missing-owner',
    graph: 'a/control a/data',
    said: { 'a/data': { owner: 'me' } },
    found: ['a/control'],
  },
  { rule: 'missing-owner', graph: 'a b', use: { at: 'b' }, found: ['b'] },
  { rule: 'missing-evidence', graph: 'a>b b?c', found: ['a -> b', 'b -> c'] },
  { rule: 'missing-evidence', graph: 'a>b b?c', use: { hard: true }, found: ['a -> b'] },
  {
    rule: 'missing-evidence',
    graph: 'b',
    said: { a: { dependsOn: [{ service: 'b', evidence: { source: 'a test' } }] } },
    found: [],
  },
  { rule: 'unused-service', graph: 'web>db old', found: ['old'] },
  { rule: 'unused-service', graph: 'web>db old>db', found: [] },
  { rule: 'unused-service', graph: 'web>db old>db', use: { entry: 'web' }, found: ['old'] },
  { rule: 'unused-service', graph: 'web>db old>db', said: { old: { external: true } }, found: ['old'] },
  { rule: 'unused-service', graph: 'web>a/data a/control>db', use: { entry: ['web'] }, found: [] },
  { rule: 'unused-service', graph: 'web>db a/control>a/data', use: { entry: ['web'] }, found: ['a'] },
  // Three steps; of a cycle, none inside it.
  { rule: 'deep-chain', graph: 'a>b b>c c>d', use: { limit: 2 }, found: ['a'] },
  { rule: 'deep-chain', graph: 'a>b b>c c>d', use: { limit: 3 }, found: [] },
  { rule: 'deep-chain', graph: 'a>b b>c c?d', use: { limit: 2 }, found: [] },
  { rule: 'deep-chain', graph: 'a>b b>c c>b c>d', use: { limit: 1 }, found: ['a'] },
  { rule: 'deep-chain', graph: 'a>b b>c c>b c>d', use: { limit: 2 }, found: [] },
  { rule: 'deep-chain', graph: 'b>c c>b c>d d>e', use: { limit: 1 }, found: ['b'] },
  { rule: 'deep-chain', graph: 'a>b x>b b>c', use: { limit: 1 }, found: ['a', 'x'] },
  { rule: 'deep-chain', graph: 'a>b b>c c>d', use: { limit: 0, from: ['c', 'd'] }, found: ['c'] },
];

describe('rules', () => {
  it.each(rows)('$rule: $graph, $use', async ({ rule, graph, said, use = 'error', found }) => {
    const findings = await findingsOf(graphOf(graph, said), { [rule]: use });
    expect(findings.map(({ identity }) => identity.slice(rule.length + 1)).sort()).toEqual(found);
  });

  it.each(rules.filter(({ id }) => id !== 'stale-baseline').map(({ id }) => [id]))(
    '%s has a graph that breaks it and one that keeps it',
    (id) => {
      const own = rows.filter(({ rule }) => rule === id);
      expect(own.some(({ found }) => found.length > 0)).toBe(true);
      expect(own.some(({ found }) => found.length === 0)).toBe(true);
    },
  );

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s is explained', (id, rule) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rule.title).toMatch(/^[a-z].*[^.]$/);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.remedy).toMatch(/\.$/);
  });

  it('are sorted by id', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });
});

describe('where and how', () => {
  /** The words that a finding points at, and the steps of its path. */
  async function told(line: string, use: object, said: Said = {}) {
    const [first] = await findingsOf(graphOf(line, said), use);
    return { message: first?.message, path: first?.path?.().map(({ message }) => message) };
  }

  it('tells a cycle by its shortest way round', async () => {
    expect(await told('a>b b>c c>a c>b#leases', { 'startup-cycle': 'error' })).toEqual({
      message: '`a`, `b` and `c` wait for one another to start',
      path: ['`b` needs `c`', '`c` needs `b` (leases)'],
    });
  });

  it('tells what takes something down by a shortest chain', async () => {
    const use = { 'single-point-of-failure': { from: 'a', to: 'd' } };
    expect(await told('a>b b>c c>d a>(x|y) x>d y>d', use)).toEqual({
      message: '`d` alone takes `a` down, through `x`',
      path: ['`a` needs `x`, in 1 of `x` and `y`', '`x` needs `d`'],
    });
  });

  it('of several shortest chains takes the one by the smallest ids, whoever is found first', async () => {
    const use = { 'single-point-of-failure': { from: 'a', to: 'r' } };
    const { path } = await told('p1>r p2>r z9>p1 z1>p2 a>z9 a>z1', use);
    expect(path).toEqual(['`a` needs `z1`', '`z1` needs `p2`', '`p2` needs `r`']);
  });

  it('says what a group comes to', async () => {
    const said = { a: { slo: '99%' }, b: { slo: '80%' }, c: { slo: '90%' } };
    expect((await told('a>(b|c)', { 'slo-inversion': 'error' }, said)).message).toBe(
      '`a` promises 99% and needs 1 of `b` and `c`, which come to 98%',
    );
  });

  it('gives the reason of a policy', async () => {
    const use = { forbidden: { from: 'a', to: 'b', because: 'b is switched off in March' } };
    expect((await told('a>b', use)).message).toBe(
      '`a` depends on `b`, which is forbidden: b is switched off in March',
    );
  });

  it('points at the words that name what is needed', async () => {
    const text = JSON.stringify({
      faultline: 1,
      services: {
        web: { dependsOn: ['db', { anyOf: ['a', 'b'] }], tier: 0 },
        db: { tier: 1 },
        a: { tier: 2 },
        b: { tier: 2 },
      },
    });
    const findings = await findingsOf(graphFrom(text), { 'tier-inversion': 'error' });
    expect(findings.map(({ span }) => text.slice(span?.start, span?.end))).toEqual([
      '"db"',
      '{"anyOf":["a","b"]}',
    ]);
  });
});

it('a part of all components that is a whole number of them stays one, however doubles round', async () => {
  // 32.3 * 1000 / 100 is a little less than 323.
  const star = `hub ${Array.from({ length: 323 }, (_, index) => `s${index}>hub`).join(' ')}`;
  const rest = Array.from({ length: 677 }, (_, index) => `t${index}`).join(' ');
  const found = await findingsOf(graphOf(`${star} ${rest}`), {
    'blast-radius-over-limit': { limit: '32.3%' },
  });
  expect(found).toEqual([]);
});
