import { describe, expect, it } from 'vitest';
import type { RequirementChange } from '../../src/analysis/diff/changed-requirements.ts';
import { diff } from '../../src/analysis/diff.ts';
import { buildGraph } from '../../src/model/build-graph.ts';
import { readManifests } from '../../src/sources/index.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';

function between(before: string, after: string) {
  return diff(libraryGraph([oneLineGraph(before)]), libraryGraph([oneLineGraph(after)]));
}

/** `- web db`, `+ web db`, `~ web db strength`. */
function told(change: RequirementChange): string {
  if (change.kind === 'removed') return `- ${change.dependent} ${change.before.members.join('|')}`;
  const after = `${change.dependent} ${change.after.members.join('|')}`;
  return change.kind === 'added' ? `+ ${after}` : `~ ${after}: ${change.fields.join(' ')}`;
}

describe('requirements that differ', () => {
  it.each([
    ['nothing', 'web>db', 'web>db', []],
    ['another target', 'web>db db2', 'web>db2 db', ['- web db', '+ web db2']],
    ['strength', 'web>db', 'web?db', ['~ web db: strength']],
    ['tolerance and purpose', 'web>db+5m', 'web>db+6m#orders', ['~ web db: tolerates for']],
    ['phase', 'web>db:startup', 'web>db:runtime', ['~ web db: phase']],
    ['one of two phases', 'web>db:startup web?db:runtime', 'web>db:startup', ['- web db']],
    ['two phases made one', 'web>db:startup web?db:runtime', 'web>db', ['- web db', '~ web db: phase']],
    ['redundancy added', 'web>a b', 'web>(a|b)', ['~ web a|b: members']],
    ['redundancy removed', 'web>(a|b)', 'web>b a', ['~ web b: members']],
    ['a quorum', 'web>2(a|b|c)', 'web>(a|b|c|d)', ['~ web a|b|c|d: members atLeast']],
    [
      'of two groups the one with more in common',
      'web>(a|b|c) d e f',
      'web>(a|d|e) web>(b|c|f)',
      ['~ web b|c|f: members', '+ web a|d|e'],
    ],
    ['a new service', 'web', 'web>db', ['+ web db']],
    ['a renamed service', 'web>db', 'shop>db', ['+ shop db', '- web db']],
    ['planes', 'web>ec2/data', 'web>ec2/data ec2/control>db', ['+ ec2/control db']],
  ])('%s', (_, before, after, expected) => {
    expect(between(before, after).requirements.map(told)).toEqual(expected);
  });
});

describe('services that differ', () => {
  const graphOf = (services: string) =>
    buildGraph(readManifests('a.yaml', `faultline: 1\nservices:\n  ${services}\n`).value).value;
  const changes = (before: string, after: string) => diff(graphOf(before), graphOf(after)).services;

  it('are told field by field', () => {
    expect(
      changes(
        'web: { tier: 1, tags: [b, a], slo: 99% }',
        'web: { tier: 0, tags: [a, b], owner: me, slo: 99.0% }',
      ),
    ).toEqual([
      {
        kind: 'changed',
        id: 'web',
        added: [],
        removed: [],
        fields: [
          { subject: 'web', field: 'owner', before: undefined, after: 'me' },
          { subject: 'web', field: 'tier', before: 1, after: 0 },
        ],
      },
    ]);
  });

  it('are told once where all planes changed alike, and by plane where not', () => {
    const [service] = changes(
      'web: { tier: 1, planes: { data: {}, control: {} } }',
      'web: { tier: 2, planes: { data: { cell: a }, control: {} } }',
    );
    expect(service?.fields.map(({ subject, field }) => `${subject} ${field}`)).toEqual([
      'web tier',
      'web/data cell',
    ]);
  });

  it('may come to have planes', () => {
    expect(changes('web: {}', 'web: { planes: { data: {} } }')).toEqual([
      { kind: 'changed', id: 'web', added: ['web/data'], removed: ['web'], fields: [] },
    ]);
  });
});

describe('what a change does', () => {
  it('is told per root, with the requirement that causes it', () => {
    const { roots, requirements } = between('web>api api db db>dns', 'web>api api>db db>dns');
    expect(requirements.map(told)).toEqual(['+ api db']);
    expect(roots.map(({ component, newlyDown, changes }) => [component, newlyDown, changes])).toEqual(
      ['db', 'dns'].map((root) => [
        root,
        2,
        ['api', 'web'].map((component) => ({
          component,
          kind: 'newly-affected',
          before: { state: 'ok', atMs: undefined, earlierMs: [] },
          after: { state: 'down', atMs: 0, earlierMs: [0, 0] },
          causes: [0],
        })),
      ]),
    );
  });

  it.each([
    // Either way down is enough, so both have to go.
    [
      'both of two ways',
      'web>a web>b a>db b>db db',
      'web>b web?a a>db b db',
      ['~ web a: strength', '- b db'],
    ],
    ['one way, the other being soft', 'web>a web?b a>db b>db db', 'web?b a>db b>db db', ['- web a']],
    ['where it goes on', 'web>api api>db db', 'web>api api?db db', ['~ api db: strength']],
    ['what was not soft, with both', 's4>s0 s4>s2 s2>s0 s0', 's4>s2 s2 s0 s4', ['- s2 s0', '- s4 s0']],
    [
      'redundancy that has to hold',
      'web>a a>db b>db db',
      'web>(a|b) a>db b db',
      ['- b db', '~ web a|b: members'],
    ],
    ['a ring that fell', 'web>a a>b b>a b>db db', 'web>a a>b b>a b?db db', ['~ b db: strength']],
    ['two ways into a ring', 'a>b b>a b>db a>db db', 'a>b b>a db', ['- a db', '- b db']],
    [
      'a start',
      'web>db:startup web>a:startup a>db db',
      'web?db:startup web>a:startup a?db db',
      ['~ a db: strength', '~ web db: strength'],
    ],
  ])('gets better by all that has to change for it: %s', (_, before, after, expected) => {
    const { roots, requirements } = between(before, after);
    const [first] = before.split('>');
    const found = roots
      .flatMap(({ component, changes = [] }) => (component === 'db' || component === 's0' ? changes : []))
      .find(({ component }) => component === first)
      ?.causes.flatMap((cause) => requirements[cause] ?? [])
      .map(told);
    expect(found?.sort()).toEqual(expected?.sort());
  });

  it('is sooner or later where only a tolerance changed', () => {
    const { roots } = between('web>db+10m', 'web>db+2m');
    expect(roots).toMatchObject([
      { component: 'db', newlyAffected: 0, sooner: 1, changes: [{ kind: 'sooner', causes: [0] }] },
    ]);
  });

  it('is nothing where only words changed', () => {
    const { roots, cycles, startUp, requirements } = between('web>db', 'web>db#orders');
    expect(requirements.map(told)).toEqual(['~ web db: for']);
    expect([roots, cycles.added, startUp.newlyStuck]).toEqual([[], [], []]);
  });

  it('is a longer start by the time of what all wait for', () => {
    const { startUp } = between('web>db db=5m', 'web>db db=12m');
    expect(startUp.causes).toEqual({ requirements: [], components: ['db'] });
    expect([startUp.before.totalMs, startUp.after.totalMs]).toEqual([300_000, 720_000]);
  });

  it('is a longer start by what has to be waited for now, and not by what changed beside it', () => {
    const { startUp, requirements } = between('web>(a|b) a=1m b=9m c=2m', 'web>b a=1m b=9m c=2m web>c');
    expect(startUp.causes.requirements.flatMap((cause) => requirements[cause] ?? []).map(told)).toEqual([]);
    const later = between('web>(a|b) web=1m a=1m b=9m c=2m', 'web>b web=1m a=1m b=9m c=2m web>c');
    expect(
      later.startUp.causes.requirements.flatMap((cause) => later.requirements[cause] ?? []).map(told),
    ).toEqual(['~ web b: members']);
  });

  it('is a longer start by what differs, where something else would be as late as before', () => {
    const { startUp } = between('x>web x=1m web>b b=5m', 'x>web x=2m web>a web>b a=5m b=5m');
    expect(startUp.causes).toEqual({ requirements: [], components: ['x'] });
  });

  it.each([
    ['nothing starts now', 'web=1m api=30s web>api secrets api>secrets', ' secrets>api'],
    ['some no longer start', 'web=1m web>api api>secrets secrets db=5m', ' secrets>api'],
  ])('is no longer start and no shorter one where %s', (_, cold, deadlock) => {
    const forth = between(cold, `${cold}${deadlock}`).startUp;
    expect([forth.before.totalMs === undefined, forth.after.totalMs]).toEqual([false, undefined]);
    const back = between(`${cold}${deadlock}`, cold).startUp;
    for (const { causes } of [forth, back]) expect(causes).toEqual({ requirements: [], components: [] });
  });

  it('keeps from starting by its own part of it alone', () => {
    const before = 'web>api api>secrets secrets';
    const after = `${before} secrets>api promo>web`;
    const toldStuck = (one: ReturnType<typeof between>, which: 'newlyStuck' | 'noLongerStuck') =>
      one.startUp[which].map(({ presence, components, causes }) => [
        presence,
        components.join(' '),
        causes.requirements.flatMap((cause) => one.requirements[cause] ?? []).map(told),
      ]);
    expect(toldStuck(between(before, after), 'newlyStuck')).toEqual([
      ['both', 'api secrets web', ['+ secrets api']],
      ['new', 'promo', ['+ promo web', '+ secrets api']],
    ]);
    expect(toldStuck(between(after, before), 'noLongerStuck')).toEqual([
      ['both', 'api secrets web', ['- secrets api']],
      ['gone', 'promo', ['- promo web', '- secrets api']],
    ]);
  });

  it.each([
    ['both of two ways round', 'a>b a>c b>a c>a', 'a b>a c>a', ['- a b', '- a c']],
    ['one, where the other is broken so too', 'a>b b>a b>c c>b', 'a>b b a>c:runtime c>b', ['- b a', '- b c']],
    ['and by nothing that changed besides', 'a>b b>a a=1m c>d c d', 'a>b b a=2m c d', ['- b a']],
    ['a member that starts', 'a>b b>a x', 'a>(b|x) b>a x', ['~ a b|x: members']],
  ])('is kept from starting no more by all that has to change for it: %s', (_, before, after, expected) => {
    const { startUp, requirements } = between(before, after);
    const [freed] = startUp.noLongerStuck;
    expect(freed?.causes.components).toEqual([]);
    expect(freed?.causes.requirements.flatMap((cause) => requirements[cause] ?? []).map(told)).toEqual(
      expected,
    );
  });

  it.each([
    ['by both that were as late', 'web>a web>b a=5m b=5m', 'web>a web>b a=2m b=2m', [], ['a', 'b']],
    [
      'by one of a group',
      'web=1m web>a a=5m b=5m b>a',
      'web=1m web>(a|b) a=5m b=2m',
      ['- b a', '~ web a|b: members'],
      ['b'],
    ],
    [
      'by no more than is needed',
      'web=1m web>a a=9m b=8m',
      'web=1m web?a a=9m b=1m',
      ['~ web a: strength'],
      [],
    ],
    ['by what is gone', 'web=1m old=5m old>web', 'web=1m', [], ['old']],
  ])('is a shorter start %s', (_, before, after, expected, components) => {
    const { startUp, requirements } = between(before, after);
    expect(startUp.causes.requirements.flatMap((cause) => requirements[cause] ?? []).map(told)).toEqual(
      expected,
    );
    expect(startUp.causes.components).toEqual(components);
  });

  it('is a cycle by the requirement that closes it', () => {
    const { cycles, requirements } = between('a>b b>c c d>a', 'a>b b>c c>a d>a d?b');
    const [added] = cycles.added;
    expect(added?.cycle.members).toEqual(['a', 'b', 'c']);
    expect(added?.causes.flatMap((cause) => requirements[cause] ?? []).map(told)).toEqual(['+ c a']);
  });

  it('is a cycle shown by a way round through what is new, though a shorter one was there before', () => {
    const before =
      'config>auth:startup config>kms:startup kms>config:startup auth?cache auth>kms:startup cache';
    const { cycles } = between(before, `${before} cache?config`);
    // The cycle for starting is still there, and did not become this one.
    expect(cycles.added.map(({ counterpart }) => counterpart)).toEqual([undefined]);
    expect(cycles.added.map(({ cycle, way }) => [cycle.members, way])).toEqual([
      [
        ['auth', 'cache', 'config', 'kms'],
        ['auth', 'cache', 'config'],
      ],
    ]);
  });
});
