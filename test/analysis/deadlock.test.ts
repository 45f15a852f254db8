import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../src/analysis/bootstrap.ts';
import type { Deadlock, DeadlockCore } from '../../src/analysis/deadlock/deadlock.ts';
import { bootstrap as slowBootstrap } from '../oracle/bootstrap.ts';
import { isCycle, shortestCycleLength } from '../oracle/closure.ts';
import { deadlock as slowDeadlock, smallestRelaxing, starts } from '../oracle/deadlock.ts';
import { graphKinds } from '../oracle/draft-manifest.ts';
import { expand } from '../oracle/expand.ts';
import { type FlatGraph, isGating } from '../oracle/flat-graph.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { randomManifest } from '../oracle/random-manifest.ts';
import { rearrange } from '../oracle/rearrange.ts';
import { linkedGraph } from './linked-graph.ts';

const deadlockOf = (line: string): Deadlock => bootstrap(libraryGraph([oneLineGraph(line)])).deadlock;

/** `a,b: a>b b>a; relax a>b; start a`, with `?` where fewest is not proven. */
function text({ members, shortest, relax, proven, startByHand, startByHandProven }: DeadlockCore): string {
  const links = shortest.map(({ from, to }) => `${from}>${to}`);
  const relaxed = relax.map(({ requirement: { dependent, members: to } }) => `${dependent}>${to.join('|')}`);
  const mark = (known: boolean) => (known ? '' : '?');
  return [
    `${members.join(',')}: ${links.join(' ')}`,
    `relax ${relaxed.join(' ')}${mark(proven)}`,
    `start ${startByHand.join(' ')}${mark(startByHandProven)}`,
  ].join('; ');
}

describe('a deadlock', () => {
  const rows: readonly [graph: string, cores: readonly string[], behind: string][] = [
    ['a>b b>c', [], ''],
    ['a>b b>a', ['a,b: a>b b>a; relax a>b; start a'], ''],
    ['a>b b>a c>a d>c', ['a,b: a>b b>a; relax a>b; start a'], 'c,d'],
    // Only what holds back a start is a deadlock.
    ['a>b b?a', [], ''],
    ['a>b b>a:runtime', [], ''],
    ['a>b:startup b>a', ['a,b: a>b b>a; relax a>b; start a'], ''],
    // Two cores; one that waits for the other is behind it.
    ['a>b b>a y>z z>y', ['a,b: a>b b>a; relax a>b; start a', 'y,z: y>z z>y; relax y>z; start y'], ''],
    ['a>b b>a y>z z>y b>y', ['y,z: y>z z>y; relax y>z; start y'], 'a,b'],
    // The larger core first.
    [
      'a>b b>a x>y y>z z>x',
      ['x,y,z: x>y y>z z>x; relax x>y; start x', 'a,b: a>b b>a; relax a>b; start a'],
      '',
    ],
    // One requirement that all ways round share.
    ['a>d b>a c>a d>b d>c', ['a,b,c,d: a>d d>b b>a; relax a>d; start a'], ''],
    ['a>b a>c b>d c>d d>a', ['a,b,c,d: a>b b>d d>a; relax d>a; start a'], ''],
    // Two that share nothing take two; by hand, one component may do.
    ['a>b b>a b>c c>b', ['a,b,c: a>b b>a; relax a>b b>c; start b'], ''],
    ['a>b b>c c>a a>c c>b b>a', ['a,b,c: a>b b>a; relax a>b a>c b>c; start a b'], ''],
    // Groups: all members are stuck, and one of them would do.
    ['a>(b|c) b>a c>a', ['a,b,c: a>b b>a; relax a>b|c; start a'], ''],
    ['a>2(b|c|x) b>a c>a x', ['a,b,c: a>b b>a; relax a>b|c|x; start a'], ''],
    ['a>2(b|c) b>a c', ['a,b: a>b b>a; relax a>b|c; start a'], ''],
    ['a>(b|c) b>(a|c) c>(a|b)', ['a,b,c: a>b b>a; relax a>b|c; start a'], ''],
    // A group that is served anyway is no reason, so neither is the shorter way round over it.
    ['a>b b>c c>a b>(a|x)', ['a,b,c: a>b b>c c>a; relax a>b; start a'], ''],
    // The same target twice has to be relaxed twice.
    ['a>b:startup a>b b>a', ['a,b: a>b b>a; relax b>a; start a'], ''],
  ];
  it.each(rows)('of %s', (line, cores, behind) => {
    const found = deadlockOf(line);
    expect(found.cores.map(text)).toEqual(cores);
    expect(found.behind.join(',')).toBe(behind);
  });

  it('says how many members a group lacks', () => {
    const [core] = deadlockOf('a>3(b|c|x|y) b>a c>a').cores;
    expect(core?.relax).toMatchObject([
      { requirement: { atLeast: 3, members: ['b', 'c', 'x', 'y'] }, lacking: 1 },
    ]);
  });

  it('is none of what runs', () => {
    const graph = libraryGraph([oneLineGraph('a>b b>a')]);
    expect(bootstrap(graph, { running: [1] }).deadlock).toEqual({ cores: [], behind: [] });
  });

  it.each(graphKinds)('agrees with the definition on %s graphs', (kind) => {
    fc.assert(
      fc.property(randomManifest([kind]), fc.option(fc.nat(20)), (manifest, pick) => {
        const [graph, flat] = [libraryGraph([manifest]), expand([manifest])];
        const running = pick === null ? [] : [pick % graph.components.length];
        const ids = new Set(running.map((component) => graph.components[component]?.id ?? ''));
        const found = bootstrap(graph, { running }).deadlock;
        const slow = slowDeadlock(flat, ids);
        expect(found.cores.map(({ members }) => members).sort()).toEqual([...slow.cores].sort());
        expect(found.behind).toEqual(slow.behind);
      }),
      { numRuns: 300 },
    );
  });

  it('shows a shortest way round over what is never met', () => {
    fc.assert(
      fc.property(randomManifest(['dense', 'groups', 'cyclic']), (manifest) => {
        const flat = expand([manifest]);
        const { neverReady } = slowBootstrap(flat);
        const unmet = flat.requirements.filter(
          (it) => isGating(it) && it.members.filter((id) => !neverReady.includes(id)).length < it.atLeast,
        );
        const edges = unmet.flatMap(({ from, members }) => members.map((to) => [from, to] as const));
        for (const { members, shortest } of bootstrap(libraryGraph([manifest])).deadlock.cores) {
          const way = shortest.map(({ from }) => from);
          expect(isCycle(way, edges)).toBe(true);
          expect(way).toHaveLength(shortestCycleLength(members, edges));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Whether all of a core starts when these components are up. */
function startsBeside(flat: FlatGraph, members: readonly string[], byHand: readonly string[]): boolean {
  const { neverReady } = slowBootstrap(flat, new Set(byHand));
  return members.every((id) => !neverReady.includes(id));
}

function subsets<T>(from: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return from.flatMap((first, index) =>
    subsets(from.slice(index + 1), size - 1).map((rest) => [first, ...rest]),
  );
}

describe('the ways out of a deadlock', () => {
  it('are enough, and as few as trying everything finds', () => {
    fc.assert(
      fc.property(randomManifest(['dense', 'groups', 'cyclic']), (manifest) => {
        const flat = expand([manifest]);
        for (const { members, relax, proven, startByHand, startByHandProven } of bootstrap(
          libraryGraph([manifest]),
        ).deadlock.cores) {
          const relaxed = relax.map(({ requirement }) => requirement.number);
          expect(starts(flat, members, relaxed)).toBe(true);
          expect(relaxed).toHaveLength(smallestRelaxing(flat, members));
          expect(startsBeside(flat, members, startByHand)).toBe(true);
          const fewer = subsets(members, startByHand.length - 1);
          expect(fewer.some((some) => startsBeside(flat, members, some))).toBe(false);
          expect([proven, startByHandProven]).toEqual([true, true]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('do not depend on how the graph is written down', () => {
    fc.assert(
      fc.property(randomManifest(['dense', 'groups']), fc.nat(), (manifest, seed) => {
        const told = bootstrap(libraryGraph([manifest])).deadlock;
        const retold = bootstrap(libraryGraph(rearrange(manifest, seed))).deadlock;
        expect(retold.cores.map(text)).toEqual(told.cores.map(text));
        expect(retold.behind).toEqual(told.behind);
      }),
      { numRuns: 300 },
    );
  });

  it('of a ring of 100 000 are one requirement or one component', () => {
    const size = 100_000;
    const [core] = bootstrap(linkedGraph(size, (n) => (n + 1) % size)).deadlock.cores;
    expect(core?.members).toHaveLength(size);
    expect(core?.relax.map(({ requirement }) => requirement.dependent)).toEqual(['s000000']);
    expect(core?.startByHand).toEqual(['s000000']);
    expect([core?.proven, core?.startByHandProven]).toEqual([true, true]);
  });
});
