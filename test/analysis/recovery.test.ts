import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Recovery, recovery } from '../../src/analysis/recovery.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { deadlock as slowDeadlock } from '../oracle/deadlock.ts';
import { graphKinds } from '../oracle/draft-manifest.ts';
import { expand } from '../oracle/expand.ts';
import { allRows, type Scenario } from '../oracle/impact.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { oneLineRoots } from '../oracle/one-line-roots.ts';
import { randomCase } from '../oracle/random-case.ts';
import { recovery as slowRecovery } from '../oracle/recovery.ts';

const minuteMs = 60_000;

function recoveryFrom(graph: ServiceGraph, { roots, horizonMs }: Scenario): Recovery {
  return recovery(graph, roots, { horizonMs });
}

/** Waves separated by `|`, then who is ok again at which minute, last and never. */
function told(line: string, roots: string, horizonMs?: number): string {
  const written = [oneLineGraph(line)];
  const scenario = {
    roots: oneLineRoots(expand(written), roots),
    ...(horizonMs === undefined ? {} : { horizonMs }),
  };
  const { waves, clearMs, lastToClear, neverClear } = recoveryFrom(libraryGraph(written), scenario);
  const clear = [...clearMs].map(([id, ms]) => `${id} ${ms / minuteMs}`);
  return [
    waves.map((wave) => wave.join(',')).join(' | '),
    `clear ${clear.join(' ')}`,
    `last ${lastToClear.join(',')}`,
    `never ${neverClear.join(',')}`,
  ].join('; ');
}

describe('recovery', () => {
  const rows: readonly [graph: string, roots: string, expected: string][] = [
    ['a', '', '; clear ; last ; never '],
    ['db=5m', 'db', 'db; clear db 5; last db; never '],
    ['web=1m api=2m db=5m web>api api>db', 'db', 'db | api | web; clear api 7 db 5 web 8; last web; never '],
    ['web=1m api=2m db=5m web>api api>db', 'api', 'api | web; clear api 2 web 3; last web; never '],
    // What is not down keeps running, and is ok again with what affects it.
    ['web=1m db=5m web?db', 'db', 'db; clear db 5 web 5; last db,web; never '],
    ['web=1m db=5m web~db', 'db', 'db; clear db 5 web 5; last db,web; never '],
    ['web=1m db=5m web>db', 'db=degraded', '; clear db 0 web 0; last db,web; never '],
    // Needed only to start: not affected, so not restarted.
    ['web=1m db=5m web>db:startup', 'db', 'db; clear db 5; last db; never '],
    // Needed only to run: restarts at once, and is ok again with its target.
    ['web=1m db=5m web>db:runtime', 'db', 'db,web; clear db 5 web 5; last db,web; never '],
    ['web=9m db=5m web>db:runtime', 'db', 'db,web; clear db 5 web 9; last web; never '],
    // A group that holds has no effect; one that fails has none from its k-th member on.
    ['web=1m a=5m b=2m web>(a|b)', 'a', 'a; clear a 5; last a; never '],
    ['web=1m a=5m b=2m web>(a|b)', 'a b', 'a,b | web; clear a 5 b 2 web 3; last a; never '],
    ['a=5m b=2m c=3m web?2(a|b|c)', 'a b c', 'a,b,c; clear a 5 b 2 c 3 web 3; last a; never '],
    // Together down, together stuck; what only looks on stays ill.
    ['a>b b>a', 'a', '; clear ; last ; never a,b'],
    ['a>b b>a c?a x=1m', 'a x', 'x; clear x 1; last x; never a,b,c'],
    ['a=1m b=1m x=2m a>(b|x):startup a>b:runtime b>a', 'a', 'a | b; clear a 2 b 2; last a,b; never '],
    // A ring of mild effects does not hold itself ill.
    ['a?db a>b b>a db=5m', 'db', 'db; clear a 5 b 5 db 5; last a,b,db; never '],
  ];
  it.each(rows)('%s after %s', (line, roots, expected) => {
    expect(told(line, roots)).toBe(expected);
  });

  it('counts only what had its effect by the time that is looked at', () => {
    const line = 'db=5m web=1m web>db+10m';
    expect(told(line, 'db', 9 * minuteMs)).toBe('db; clear db 5; last db; never ');
    expect(told(line, 'db', 10 * minuteMs)).toBe('db | web; clear db 5 web 6; last web; never ');
  });

  it('has a critical path and a deadlock like any start', () => {
    const graph = libraryGraph([oneLineGraph('a=1m b=2m b>a y>z z>y y>a')]);
    const { criticalPath, totalMs, totalClearMs, deadlock } = recoveryFrom(graph, {
      roots: [{ component: 'a', state: 'down', atMs: 0 }],
    });
    expect(criticalPath.map(({ component }) => component)).toEqual(['a', 'b']);
    expect([totalMs, totalClearMs]).toEqual([undefined, 3 * minuteMs]);
    expect(deadlock.cores.map(({ members }) => members)).toEqual([['y', 'z']]);
  });

  it.each(graphKinds)('agrees with the definition on %s graphs', (kind) => {
    fc.assert(
      fc.property(randomCase([kind]), ({ manifest, scenario }) => {
        const flat = expand([manifest]);
        const found = recoveryFrom(libraryGraph([manifest]), scenario);
        const slow = slowRecovery(flat, scenario);
        const affected = allRows(flat, scenario).filter(({ state }) => state !== 'ok');
        const clear = affected.map(({ id }) => [id, slow.clearMs.get(id)] as const);
        const times = clear.flatMap(([, ms = 0]) => (Number.isFinite(ms) ? ms : []));
        const last = Math.max(0, ...times);
        expect(found.running).toEqual(slow.running);
        expect([...found.clearMs]).toEqual(clear.filter(([, ms]) => Number.isFinite(ms)));
        expect(found.neverClear).toEqual(clear.filter(([, ms]) => !Number.isFinite(ms)).map(([id]) => id));
        expect(found.totalClearMs).toBe(last);
        expect(found.lastToClear).toEqual(clear.filter(([, ms]) => ms === last).map(([id]) => id));
        expect(found.deadlock.behind).toEqual(slowDeadlock(flat, new Set(slow.running)).behind);
      }),
      { numRuns: 300 },
    );
  });
});
