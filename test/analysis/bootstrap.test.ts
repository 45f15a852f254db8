import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../src/analysis/bootstrap.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { isCriticalPath, bootstrap as slowBootstrap } from '../oracle/bootstrap.ts';
import { graphKinds } from '../oracle/draft-manifest.ts';
import { expand } from '../oracle/expand.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { randomManifest } from '../oracle/random-manifest.ts';
import { rearrange } from '../oracle/rearrange.ts';
import { linkedGraph } from './linked-graph.ts';

const minuteMs = 60_000;

function numbersOf(graph: ServiceGraph, ids: readonly string[]): number[] {
  return ids.map((id) => graph.components.findIndex((component) => component.id === id));
}

/** Waves separated by `|`, then the critical path with the minute at which each step is ready. */
function told(line: string, running: string): string {
  const graph = libraryGraph([oneLineGraph(line)]);
  const ids = running.split(' ').filter((id) => id !== '');
  const { waves, criticalPath } = bootstrap(graph, { running: numbersOf(graph, ids) });
  const steps = criticalPath.map(({ component, readyMs }) => `${component} ${readyMs / minuteMs}`);
  return `${waves.map((wave) => wave.join(',')).join(' | ')}; ${steps.join(' > ')}`;
}

describe('bootstrap', () => {
  const rows: readonly [graph: string, running: string, expected: string][] = [
    ['', '', '; '],
    ['a', '', 'a; a 0'],
    ['web>api api>db', '', 'db | api | web; db 0 > api 0 > web 0'],
    ['web=1m api=2m db=5m web>api api>db', '', 'db | api | web; db 5 > api 7 > web 8'],
    // The slowest target, not the deepest, sets the time.
    ['web=1m a=9m b=1m c=1m web>a web>b b>c', '', 'a,c | b | web; a 9 > web 10'],
    // Ready last is not started last.
    ['a=20m b=1m c>b', '', 'a,b | c; a 20'],
    // Only hard requirements that are needed to start hold back.
    ['web=1m api=2m web?api', '', 'api,web; api 2'],
    ['web=1m api=2m web~api:startup', '', 'api,web; api 2'],
    ['web=1m api=2m web>api:runtime', '', 'api,web; api 2'],
    ['web=1m api=2m web>api:startup', '', 'api | web; api 2 > web 3'],
    // A group waits for the k-th member to be ready, and its wave for the k-th in waves.
    ['web=1m a=5m b=2m web>(a|b)', '', 'a,b | web; a 5'],
    ['web=9m a=5m b=2m web>(a|b)', '', 'a,b | web; b 2 > web 11'],
    ['web=9m a=5m b=2m c=3m web>2(a|b|c)', '', 'a,b,c | web; c 3 > web 12'],
    ['web=9m a=5m b=1m c=1m web>(a|b) b>c', '', 'a,c | b,web; c 1 > b 2 > web 11'],
    // What runs is in no wave and holds nobody back.
    ['web=1m api=2m db=5m web>api api>db', 'db', 'api | web; api 2 > web 3'],
    ['web=1m api=2m db=5m web>api api>db', 'api', 'db,web; db 5'],
    ['web=1m api=2m web>api', 'api web', '; '],
    ['web=1m a=5m b=2m web>2(a|b)', 'a', 'b | web; b 2 > web 3'],
    // Cycles: by a member outside, by what runs, or not at all.
    ['a=1m b=1m x=5m a>(b|x) b>a', '', 'x | a | b; x 5 > a 6 > b 7'],
    ['a=1m b=1m a>b b>a c=2m c>a', 'b', 'a | c; a 1 > c 3'],
    ['a=1m b=1m a>b b>a c=2m', '', 'c; c 2'],
    ['a>b b>a', '', '; '],
    // Equal times: the later wave tells more, then the smaller id.
    ['b a', '', 'a,b; a 0'],
    ['a d>c c>b', '', 'a,b | c | d; b 0 > c 0 > d 0'],
    ['d=1m b=1m c=1m d>c d>b', '', 'b,c | d; b 1 > d 2'],
    ['d=1m a=1m b=1m c=1m d>(c|b) d>(a|c)', '', 'a,b,c | d; a 1 > d 2'],
    // No start-up times, and still nobody sets his own.
    ['u>(v|w) v>u w', '', 'w | u | v; w 0 > u 0 > v 0'],
    ['m>(v|w) v>m w>x', '', 'x | w | m | v; x 0 > w 0 > m 0 > v 0'],
    // `x` is as soon as `y`, in an earlier wave, and yet not what `v` waited for.
    [
      'm=9m b=5m c>b d>c y>d v>(m|x|y) x>v z=9m z>x',
      '',
      'b,m | c,v | d,x | y,z; b 5 > c 5 > d 5 > y 5 > v 5 > x 5 > z 14',
    ],
  ];
  it.each(rows)('%s, running: %s', (line, running, expected) => {
    expect(told(line, running)).toBe(expected);
  });

  it('shows each step of the critical path with its own time', () => {
    const { criticalPath, totalMs } = bootstrap(libraryGraph([oneLineGraph('a=2m b=3m b>a')]));
    expect(criticalPath).toEqual([
      { component: 'a', startupMs: 2 * minuteMs, readyMs: 2 * minuteMs },
      { component: 'b', startupMs: 3 * minuteMs, readyMs: 5 * minuteMs },
    ]);
    expect(totalMs).toBe(5 * minuteMs);
  });

  it.each([
    ['nothing at all', '', 0],
    ['what starts at once', 'a b', 0],
    ['what starts', 'a=2m b=3m b>a', 5 * minuteMs],
    ['nothing that starts', 'a>b b>a', undefined],
    ['some that start', 'a=1m a>b b>a c=2m', undefined],
    ['some that wait behind', 'a>a2 a2>a web=1m web>a', undefined],
  ])('is over when all of it is ready, and so never with a deadlock: %s', (_, line, totalMs) => {
    expect(bootstrap(libraryGraph([oneLineGraph(line)])).totalMs).toBe(totalMs);
  });

  it.each(graphKinds)('agrees with the definition on %s graphs', (kind) => {
    fc.assert(
      fc.property(randomManifest([kind]), fc.array(fc.nat(20), { maxLength: 3 }), (manifest, picks) => {
        const [graph, flat] = [libraryGraph([manifest]), expand([manifest])];
        const running = [...new Set(picks.map((pick) => pick % graph.components.length))].sort(
          (a, b) => a - b,
        );
        const ids = new Set(running.map((component) => graph.components[component]?.id ?? ''));
        const found = bootstrap(graph, { running });
        const slow = slowBootstrap(flat, ids);
        expect(found.running).toEqual([...ids]);
        expect(found.waves).toEqual(slow.waves);
        expect(found.totalMs).toBe(slow.totalMs);
        const starting = [...slow.readyMs].filter(([id, ms]) => !ids.has(id) && Number.isFinite(ms));
        expect([...found.readyMs]).toEqual(starting);
        expect(found.waveReadyMs).toEqual(slow.waves.map((wave) => wave.map((id) => slow.readyMs.get(id))));
        const path = found.criticalPath.map(({ component }) => component);
        expect(isCriticalPath(flat, path, ids)).toBe(true);
        expect(new Set(path).size).toBe(path.length);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on how the graph is written down', () => {
    fc.assert(
      fc.property(randomManifest(), fc.nat(), (manifest, seed) => {
        const { deadlock: _, ...start } = bootstrap(libraryGraph([manifest]));
        const { deadlock: __, ...other } = bootstrap(libraryGraph(rearrange(manifest, seed)));
        expect(other).toEqual(start);
      }),
      { numRuns: 300 },
    );
  });

  it('starts a chain of 200 000 one by one', () => {
    const size = 200_000;
    const { waves, totalMs, criticalPath } = bootstrap(linkedGraph(size, (n) => n - 1));
    expect(waves).toHaveLength(size);
    expect(totalMs).toBe(size * 1000);
    expect(criticalPath).toHaveLength(size);
  });
});
