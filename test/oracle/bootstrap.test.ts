import { describe, expect, it } from 'vitest';
import { bootstrap, isCriticalPath } from './bootstrap.ts';
import { isCycle } from './closure.ts';
import { cycles, edgesOf } from './cycles.ts';
import { deadlock, smallestRelaxing } from './deadlock.ts';
import { expand } from './expand.ts';
import type { FlatGraph } from './flat-graph.ts';
import { oneLineGraph } from './one-line-graph.ts';
import { oneLineRoots } from './one-line-roots.ts';
import { recovery } from './recovery.ts';

// The slow twins for cycles, start-up and recovery: every expectation was computed on paper from the definition.

const flat = (line: string): FlatGraph => expand([oneLineGraph(line)]);
const minutes = (ms: number): string => (ms === Number.POSITIVE_INFINITY ? 'never' : `${ms / 60_000}m`);
const perComponent = (values: ReadonlyMap<string, number>): string =>
  [...values].map(([id, ms]) => `${id} ${minutes(ms)}`).join(', ');

describe('cycles, by hand', () => {
  const rows: readonly [graph: string, expected: readonly string[]][] = [
    ['a>b b>c', []],
    ['a>b b>a', ['startup a,b 2']],
    ['a>b:startup b>a:startup', ['startup a,b 2']],
    ['a>b:runtime b>a:runtime', ['failure a,b 2']],
    ['a>b:startup b>a:runtime', ['loose a,b 2']],
    ['a?b b~a', ['loose a,b 2']],
    ['a>b b?a', ['loose a,b 2']],
    ['a>b b>c c>a b>a', ['startup a,b,c 2']],
    ['a>b b>c c>d d>a', ['startup a,b,c,d 4']],
    ['a>b b>a b?c c?a', ['startup a,b 2', 'loose a,b,c 2']],
    ['a>b b>c:runtime c>a b>a:startup', ['startup a,b 2', 'failure a,b,c 3']],
    ['a>(b|x) b>a', ['startup breakable a,b 2']],
    ['a>2(b|x) b>a', ['startup a,b 2']],
    ['d>e e>d a>b b>a x>y y>z z>x', ['startup x,y,z 3', 'startup a,b 2', 'startup d,e 2']],
    ['a>(b|x) b>a b>d d>e e>d', ['startup a,b 2', 'startup d,e 2']],
  ];
  it.each(rows)('%s', (line, expected) => {
    const found = cycles(flat(line)).map(
      (it) => `${it.kind}${it.breakable ? ' breakable' : ''} ${it.members.join(',')} ${it.shortestLength}`,
    );
    expect(found).toEqual(expected);
  });

  it('knows a cycle that starts at its smallest id', () => {
    const edges = edgesOf(flat('a>b b>c c>a'), 'startup');
    expect(isCycle(['a', 'b', 'c'], edges)).toBe(true);
    expect(isCycle(['b', 'c', 'a'], edges)).toBe(false);
    expect(isCycle(['a', 'c', 'b'], edges)).toBe(false);
    expect(isCycle(['a', 'b'], edges)).toBe(false);
  });
});

describe('start-up, by hand', () => {
  const rows: readonly [graph: string, running: string, waves: string, ready: string][] = [
    ['web>api api>db', '', 'db | api | web', 'api 0m, db 0m, web 0m'],
    ['web=1m api=2m db=5m web>api api>db', '', 'db | api | web', 'api 7m, db 5m, web 8m'],
    ['web=1m web?api api=2m', '', 'api,web', 'api 2m, web 1m'],
    ['web=1m web>api:runtime api=2m', '', 'api,web', 'api 2m, web 1m'],
    ['web=1m web>api:startup api=2m', '', 'api | web', 'api 2m, web 3m'],
    ['web=1m web>(a|b) a=5m b=2m', '', 'a,b | web', 'a 5m, b 2m, web 3m'],
    ['web>2(a|b|c) a=5m b=2m c=3m', '', 'a,b,c | web', 'a 5m, b 2m, c 3m, web 3m'],
    ['web>(a|b) b>c', '', 'a,c | b,web', 'a 0m, b 0m, c 0m, web 0m'],
    ['web=1m api=2m db=5m web>api api>db', 'api', 'db,web', 'api 0m, db 5m, web 1m'],
    ['web>2(a|b|c) b>c a=1m c=5m', 'a', 'c | b,web', 'a 0m, b 5m, c 5m, web 5m'],
    ['ec2=5m ec2/data=1m ec2/control', '', 'ec2/control,ec2/data', 'ec2/control 5m, ec2/data 1m'],
    ['a>b b>a c>a d=1m', '', 'd', 'a never, b never, c never, d 1m'],
    ['a>b b>a c>a', 'a', 'b,c', 'a 0m, b 0m, c 0m'],
    ['a=1m b=1m x=5m a>(b|x) b>a', '', 'x | a | b', 'a 6m, b 7m, x 5m'],
    ['a>(b|c) b>a c>a', '', '', 'a never, b never, c never'],
  ];
  it.each(rows)('%s, running: %s', (line, running, waves, ready) => {
    const found = bootstrap(flat(line), new Set(running.split(' ').filter((id) => id !== '')));
    expect(found.waves.map((wave) => wave.join(',')).join(' | ')).toBe(waves);
    expect(perComponent(found.readyMs)).toBe(ready);
  });

  it('knows a critical path', () => {
    const graph = flat('web=1m api=2m db=5m cache=1m web>api api>db web>cache');
    expect(bootstrap(graph).totalMs).toBe(8 * 60_000);
    expect(isCriticalPath(graph, ['db', 'api', 'web'])).toBe(true);
    expect(isCriticalPath(graph, ['api', 'web'])).toBe(false);
    expect(isCriticalPath(graph, ['cache', 'web'])).toBe(false);
    expect(isCriticalPath(graph, ['db', 'api'])).toBe(false);
  });
});

describe('deadlock, by hand', () => {
  // the cores with the number of requirements to relax, then who waits behind them
  const rows: readonly [graph: string, cores: readonly string[], behind: string][] = [
    ['a>b b>c', [], ''],
    ['a>b b>a c>a', ['a,b: 1'], 'c'],
    ['a>b b>a c>d d>c e>a e>c', ['a,b: 1', 'c,d: 1'], 'e'],
    ['a>b b>a c>d d>c c>a', ['a,b: 1'], 'c,d'],
    ['a>b b>c c>a', ['a,b,c: 1'], ''],
    ['a>b b>a b>c c>b', ['a,b,c: 2'], ''],
    ['a>2(b|x) b>a', ['a,b: 1'], ''],
    ['a>(b|c) b>a c>a', ['a,b,c: 1'], ''],
    ['a>b a>b:startup b>a b>a:startup', ['a,b: 2'], ''],
    ['a>(b|x) b>a x>y y>x', ['x,y: 1'], 'a,b'],
    ['a>(b|x) b>a', [], ''],
    ['a>b b?a', [], ''],
  ];
  it.each(rows)('%s', (line, cores, behind) => {
    const graph = flat(line);
    const found = deadlock(graph);
    expect(found.cores.map((core) => `${core.join(',')}: ${smallestRelaxing(graph, core)}`)).toEqual(cores);
    expect(found.behind.join(',')).toBe(behind);
  });
});

describe('recovery, by hand', () => {
  const rows: readonly [graph: string, roots: string, running: string, clear: string][] = [
    ['web=1m api=2m db=5m web>api api>db', 'db', '', 'api 7m, db 5m, web 8m'],
    ['web=1m api=2m db=5m web?api api>db', 'db', 'web', 'api 7m, db 5m, web 7m'],
    ['web>db:startup db=5m', 'db', 'web', 'db 5m, web 0m'],
    ['web>db db=5m', 'db=degraded', 'db web', 'db 0m, web 0m'],
    ['a>b b>a c?a d', 'a', 'c d', 'a never, b never, c never, d 0m'],
    ['a=1m b=2m a>b:runtime b>a:runtime', 'a', '', 'a 2m, b 2m'],
    ['x>(a|b) a=5m b=7m', 'a b', '', 'a 5m, b 7m, x 5m'],
    ['x?2(a|b|c) a=5m b=7m', 'a b', 'c x', 'a 5m, b 7m, c 0m, x 5m'],
    ['x=1m x>y:startup x>r y>r r=5m y=9m', 'r', '', 'r 5m, x 15m, y 14m'],
  ];
  it.each(rows)('%s after %s', (line, roots, running, clear) => {
    const graph = flat(line);
    const found = recovery(graph, { roots: oneLineRoots(graph, roots) });
    expect(found.running.join(' ')).toBe(running);
    expect(perComponent(found.clearMs)).toBe(clear);
  });

  it('leaves out what has had no effect yet', () => {
    const graph = flat('web?db+10m db=5m');
    const roots = oneLineRoots(graph, 'db');
    expect(perComponent(recovery(graph, { roots, horizonMs: 60_000 }).clearMs)).toBe('db 5m, web 0m');
    expect(perComponent(recovery(graph, { roots }).clearMs)).toBe('db 5m, web 5m');
  });
});
