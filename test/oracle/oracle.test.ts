import { describe, expect, it } from 'vitest';
import { expand } from './expand.ts';
import type { FlatGraph } from './flat-graph.ts';
import { type ImpactRow, impact } from './impact.ts';
import { oneLineGraph } from './one-line-graph.ts';
import { oneLineRoots } from './one-line-roots.ts';
import { rank } from './rank.ts';
import { levels } from './times.ts';

// The slow twins for impact and rank: every expectation was computed on paper from the definition.

const flat = (line: string): FlatGraph => expand([oneLineGraph(line)]);
const minutes = (ms: number): string => `${ms / 60_000}m`;

/** `x down@5m degraded@0m 2 a,b frozen exposed`: worst level first, milder ones only if they came earlier. */
function text({ id, state, onsetMs, hops, causes, frozen, exposed }: ImpactRow): string {
  const onsets = levels.toReversed().flatMap((level) => {
    const at = onsetMs[level];
    return at === undefined ? [] : [{ at, text: `${level}@${minutes(at)}` }];
  });
  const told = onsets.filter((onset, index) => onset.at !== onsets[index - 1]?.at).map((onset) => onset.text);
  return [
    id,
    ...(state === 'ok' ? ['ok'] : told),
    ...(hops === undefined ? [] : [`${hops}`]),
    ...(causes.length === 0 ? [] : [causes.map((cause) => cause.component).join(',')]),
    ...(frozen ? ['frozen'] : []),
    ...(exposed ? ['exposed'] : []),
  ].join(' ');
}

describe('impact, by hand', () => {
  // graph, roots, the rows; with a fourth entry, the horizon in minutes
  const rows: readonly [
    what: string,
    graph: string,
    roots: string,
    expected: readonly string[],
    until?: number,
  ][] = [
    // strengths
    ['a chain', 'web>api api>db', 'db', ['api down@0m 1 db', 'db down@0m 0', 'web down@0m 2 api']],
    ['soft degrades', 'web?api api>db', 'db', ['api down@0m 1 db', 'db down@0m 0', 'web degraded@0m 2 api']],
    ['soft stops degraded', 'web?api api?db', 'db', ['db down@0m 0', 'api degraded@0m 1 db']],
    ['async delays', 'web~api', 'api', ['api down@0m 0', 'web delayed@0m 1 api']],
    ['async stops delayed', 'web~api api~db', 'db', ['db down@0m 0', 'api delayed@0m 1 db']],
    [
      'hard carries degraded',
      'web>api api?db',
      'db',
      ['db down@0m 0', 'api degraded@0m 1 db', 'web degraded@0m 2 api'],
    ],
    [
      'hard carries delayed',
      'web>api api~db',
      'db',
      ['db down@0m 0', 'api delayed@0m 1 db', 'web delayed@0m 2 api'],
    ],
    ['a degraded root', 'web>db api?db', 'db=degraded', ['db degraded@0m 0', 'web degraded@0m 1 db']],
    ['a delayed root', 'web>db api?db', 'db=delayed', ['db delayed@0m 0', 'web delayed@0m 1 db']],
    // phases
    ['startup freezes', 'web>api:startup', 'api', ['api down@0m 0', 'web ok frozen']],
    ['soft startup does nothing', 'web?api:startup', 'api', ['api down@0m 0']],
    ['startup freezes no further', 'x>web web>api:startup', 'api', ['api down@0m 0', 'web ok frozen']],
    ['runtime carries', 'web>api:runtime', 'api', ['api down@0m 0', 'web down@0m 1 api']],
    [
      'degraded and frozen',
      'web?api web>api:startup',
      'api',
      ['api down@0m 0', 'web degraded@0m 1 api frozen'],
    ],
    ['a degraded target freezes nobody', 'web>api:startup', 'api=degraded', ['api degraded@0m 0']],
    ['a frozen root', 'web>api:startup', 'api web=degraded', ['api down@0m 0', 'web degraded@0m 0 frozen']],
    // time
    [
      'tolerances add up',
      'web>api+10m api>db+5m',
      'db@1m',
      ['db down@1m 0', 'api down@6m 1 db', 'web down@16m 2 api'],
    ],
    ['the horizon is included', 'web>api+10m api>db+5m', 'db', ['db down@0m 0', 'api down@5m 1 db'], 5],
    ['the horizon comes first', 'web>api+10m api>db+5m', 'db', ['db down@0m 0'], 4],
    ['roots to come', 'web>api', 'api@5m', [], 4],
    ['frozen after the tolerance', 'web>api:startup+5m', 'api', ['api down@0m 0', 'web ok frozen'], 5],
    ['not frozen before', 'web>api:startup+5m', 'api', ['api down@0m 0'], 4],
    [
      'levels have their own onset',
      'web>db+5m web?db:runtime',
      'db',
      ['db down@0m 0', 'web down@5m degraded@0m 1 db'],
    ],
    ['the level so far', 'web>db+5m web?db:runtime', 'db', ['db down@0m 0', 'web degraded@0m 1 db'], 4],
    [
      'a root that gets worse',
      'db>disk+5m',
      'db=degraded disk',
      ['disk down@0m 0', 'db down@5m degraded@0m 1 disk'],
    ],
    ['a root that is hit before', 'x>a', 'x@7m a', ['a down@0m 0', 'x down@0m 1 a']],
    ['the earlier of two targets', 'x>a x>b', 'a@7m b@5m', ['b down@5m 0', 'x down@5m 1 b', 'a down@7m 0']],
    // groups
    ['a group holds', 'web>(a|b)', 'a', ['a down@0m 0', 'web ok exposed']],
    [
      'a group falls with its last',
      'web>(a|b)',
      'a b@5m',
      ['a down@0m 0', 'b down@5m 0', 'web down@5m 1 a,b'],
    ],
    ['two of three', 'web>2(a|b|c)', 'a c', ['a down@0m 0', 'c down@0m 0', 'web down@0m 1 a,c']],
    ['two of three hold', 'web>2(a|b|c)', 'c', ['c down@0m 0', 'web ok exposed']],
    ['all of two', 'web>2(a|b)', 'b', ['b down@0m 0', 'web down@0m 1 b']],
    [
      'later members are no cause',
      'web>2(a|b|c)',
      'a b@5m c@7m',
      ['a down@0m 0', 'b down@5m 0', 'web down@5m 1 a,b', 'c down@7m 0'],
    ],
    [
      'the k-th best state',
      'web>(a|b)',
      'a b=degraded',
      ['a down@0m 0', 'b degraded@0m 0', 'web degraded@0m 1 a,b exposed'],
    ],
    [
      'a group of degraded',
      'web?(a|b)',
      'a b=degraded',
      ['a down@0m 0', 'b degraded@0m 0', 'web ok exposed'],
    ],
    ['an async group', 'x~(a|b)', 'a b', ['a down@0m 0', 'b down@0m 0', 'x delayed@0m 1 a,b']],
    ['a group freezes', 'x>(a|b):startup', 'a b', ['a down@0m 0', 'b down@0m 0', 'x ok frozen']],
    ['a group to start with holds', 'x>(a|b):startup', 'a', ['a down@0m 0', 'x ok exposed']],
    ['down and exposed', 'x>(a|b) x>a:runtime', 'a', ['a down@0m 0', 'x down@0m 1 a exposed']],
    ['lost is not exposed, tolerated or not', 'x>(a|b)+5m', 'a b@3m', ['a down@0m 0', 'b down@3m 0'], 4],
    // causes
    ['fewer hops', 'x>a a>r x>r', 'r', ['a down@0m 1 r', 'r down@0m 0', 'x down@0m 1 r']],
    [
      'then the smaller id',
      'x>b x>a a>r b>r',
      'r',
      ['a down@0m 1 r', 'b down@0m 1 r', 'r down@0m 0', 'x down@0m 2 a'],
    ],
    [
      'the smaller id of those that fail',
      'x>2(a|d) x>c',
      'c d',
      ['c down@0m 0', 'd down@0m 0', 'x down@0m 1 c'],
    ],
    [
      'then the members in order',
      'x>(a|c) x>(a|b)',
      'a b c',
      ['a down@0m 0', 'b down@0m 0', 'c down@0m 0', 'x down@0m 1 a,b'],
    ],
    [
      'earlier beats fewer hops',
      'x>a a>r x>r:runtime+5m',
      'r',
      ['a down@0m 1 r', 'r down@0m 0', 'x down@0m 2 a'],
    ],
    [
      'the decisive member is the last by hops',
      'x>2(a|b|c) b>a c>b',
      'a',
      ['a down@0m 0', 'b down@0m 1 a', 'c down@0m 2 b', 'x down@0m 2 a,b'],
    ],
    [
      'hops of the farthest cause',
      'x>(a|b) a>m m>r',
      'r b@5m',
      ['a down@0m 2 m', 'm down@0m 1 r', 'r down@0m 0', 'b down@5m 0', 'x down@5m 3 a,b'],
    ],
    [
      'hops at the level that matters',
      'x>(a|c) a>r a>s:runtime+5m s>t',
      't r=degraded c=degraded',
      [
        's down@0m 1 t',
        't down@0m 0',
        'c degraded@0m 0',
        'r degraded@0m 0',
        'x degraded@0m 2 a,c exposed',
        'a down@5m degraded@0m 2 s',
      ],
    ],
    // cycles
    ['a cycle does not fail by itself', 'a>b b>a c>d', 'd', ['c down@0m 1 d', 'd down@0m 0']],
    ['a cycle that is hit', 'a>b b>a b>r', 'r', ['a down@0m 2 b', 'b down@0m 1 r', 'r down@0m 0']],
    ['a cycle with time', 'a>b+5m b>a+5m b>r+5m', 'r', ['r down@0m 0', 'b down@5m 1 r', 'a down@10m 2 b']],
    // planes
    [
      'a bare reference means data',
      'ec2/data ec2/control>db app>ec2',
      'db',
      ['db down@0m 0', 'ec2/control down@0m 1 db'],
    ],
    [
      'a bare root means all planes',
      'ec2/data ec2/control app>ec2',
      'ec2',
      ['app down@0m 1 ec2/data', 'ec2/control down@0m 0', 'ec2/data down@0m 0'],
    ],
    [
      'no data plane: every plane',
      'lb/control lb/management app?lb',
      'lb/management',
      ['lb/management down@0m 0', 'app degraded@0m 1 lb/management'],
    ],
    [
      'said of the service, true of its planes',
      'ec2>db ec2/data ec2/control',
      'db',
      ['db down@0m 0', 'ec2/control down@0m 1 db', 'ec2/data down@0m 1 db'],
    ],
  ];

  it.each(rows)('%s: %s when %s', (_, line, roots, expected, until) => {
    const graph = flat(line);
    const horizon = until === undefined ? {} : { horizonMs: until * 60_000 };
    const found = impact(graph, { roots: oneLineRoots(graph, roots), ...horizon });
    expect(found.components.map(text)).toEqual(expected);
  });

  it('gives rows and summary in full', () => {
    const graph = flat('web>api+5m#pages api?db#orders web>(a|b):startup cache');
    expect(impact(graph, { roots: oneLineRoots(graph, 'db b@1m') })).toEqual({
      summary: { down: 2, degraded: 2, delayed: 0, ok: 2, frozen: 0, exposed: 1 },
      components: [
        {
          id: 'db',
          service: 'db',
          state: 'down',
          root: true,
          frozen: false,
          exposed: false,
          onsetMs: { delayed: 0, degraded: 0, down: 0 },
          hops: 0,
          causes: [],
        },
        {
          id: 'api',
          service: 'api',
          state: 'degraded',
          root: false,
          frozen: false,
          exposed: false,
          onsetMs: { delayed: 0, degraded: 0 },
          hops: 1,
          causes: [{ component: 'db', strength: 'soft', for: 'orders' }],
        },
        {
          id: 'b',
          service: 'b',
          state: 'down',
          root: true,
          frozen: false,
          exposed: false,
          onsetMs: { delayed: 60_000, degraded: 60_000, down: 60_000 },
          hops: 0,
          causes: [],
        },
        {
          id: 'web',
          service: 'web',
          state: 'degraded',
          root: false,
          frozen: false,
          exposed: true,
          onsetMs: { delayed: 300_000, degraded: 300_000 },
          exposedMs: 60_000,
          hops: 2,
          causes: [{ component: 'api', strength: 'hard', for: 'pages' }],
        },
      ],
    });
  });

  it('takes the first phase of two that say the same', () => {
    const graph = flat('x>a:runtime#second x>a#first');
    const found = impact(graph, { roots: oneLineRoots(graph, 'a') });
    expect(found.components[1]?.causes).toEqual([{ component: 'a', strength: 'hard', for: 'first' }]);
  });
});

describe('rank, by hand', () => {
  const rows: readonly [graph: string, expected: readonly string[]][] = [
    ['web>api api?db cache', ['api 1 0 0 0', 'db 0 2 0 0', 'cache 0 0 0 0', 'web 0 0 0 0']],
    ['web>api:startup', ['api 0 0 0 1', 'web 0 0 0 0']],
    ['web?api web>api:startup', ['api 0 1 0 0', 'web 0 0 0 0']],
    ['a>b b>a c~a', ['a 1 0 1 0', 'b 1 0 1 0', 'c 0 0 0 0']],
    ['web>(a|b) a>r b>r', ['r 3 0 0 0', 'a 0 0 0 0', 'b 0 0 0 0', 'web 0 0 0 0']],
  ];
  it.each(rows)('%s', (line, expected) => {
    const found = rank(flat(line)).map(
      (it) => `${it.id} ${it.down} ${it.degraded} ${it.delayed} ${it.frozen}`,
    );
    expect(found).toEqual(expected);
  });
});
