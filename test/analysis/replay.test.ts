import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remediesOf, triesAllBehind } from '../../src/analysis/replay/remedies.ts';
import { stopsOf } from '../../src/analysis/replay/stops.ts';
import { causesBehind, wayTo } from '../../src/analysis/replay/way.ts';
import { type Replay, replay } from '../../src/analysis/replay.ts';
import type { Incident } from '../../src/model/incident.ts';
import { isKnownOn, keepRequirements } from '../../src/model/keep-requirements.ts';
import { incidentData } from '../../src/reports/replay-data.ts';
import { expand } from '../oracle/expand.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { oneLineOutage } from '../oracle/one-line-outage.ts';
import { oneLineText } from '../oracle/one-line-text.ts';
import type { EndingRoot } from '../oracle/outage.ts';
import { randomManifest } from '../oracle/random-manifest.ts';
import { type Seen, score } from '../oracle/replay.ts';
import { levels } from '../oracle/times.ts';
import type { WrittenManifest } from '../oracle/written.ts';

const patience = { timeout: 120_000 };
const minuteMs = 60_000;
const span = { file: 'a.yaml', start: 0, end: 0 };

function incidentOf(
  roots: readonly EndingRoot[],
  observed: readonly Seen[],
  unaffected: readonly string[],
): Incident {
  const said = { source: undefined, note: undefined, span };
  return {
    title: 'Lost',
    start: '2025-10-20T06:48:00Z',
    roots: roots.map(({ component, state, atMs, untilMs }) => ({
      ...said,
      component,
      state,
      fromMs: atMs,
      untilMs,
    })),
    observed: observed.map(({ component, state, fromMs, untilMs }) => ({
      ...said,
      component,
      state,
      fromMs,
      untilMs,
    })),
    unaffected: unaffected.map((component) => ({ ...said, component })),
  };
}

/** A graph and roots in one line each, and what was seen: `web=degraded@5m..10m`; `!db` was not affected. */
function played(line: string, roots: string, seen: string) {
  const written = [oneLineGraph(line)];
  const flat = expand(written);
  const graph = libraryGraph(written);
  const items = seen.split(' ').filter((item) => item !== '');
  const observed = items
    .filter((item) => !item.startsWith('!'))
    .flatMap((item) =>
      oneLineOutage(flat, item).map(
        ({ component, state, atMs, untilMs }): Seen => ({
          component,
          state,
          ...(item.includes('@') && { fromMs: atMs }),
          ...(item.includes('..') && { untilMs }),
        }),
      ),
    );
  const unaffected = items.filter((item) => item.startsWith('!')).map((item) => item.slice(1));
  const result = replay(graph, incidentOf(oneLineOutage(flat, roots), observed, unaffected));
  return { graph, result };
}

const verdictsOf = ({ comparisons }: Replay) =>
  comparisons.map(({ component, verdict }) => `${component} ${verdict}`).join(', ');

describe('the score, by hand', () => {
  const line = 'web>api api>db report~db search mail?db';
  const roots = 'db..1h';

  it('counts what was predicted among what was, and the other way round', () => {
    const { result } = played(line, roots, 'web@5m..1h10m search !api');
    expect(verdictsOf(result)).toBe('search miss, api false-alarm, web hit, mail unknown, report unknown');
    expect([result.recall, result.precision]).toEqual([1 / 2, 1 / 2]);
  });

  it('does not count roots, nor what the incident does not speak of', () => {
    const { result } = played(line, roots, 'db@0m..1h');
    expect(verdictsOf(result)).toBe('api unknown, mail unknown, report unknown, web unknown');
    expect([result.recall, result.precision]).toEqual([undefined, undefined]);
    expect(JSON.parse(JSON.stringify(incidentData(result)))).not.toHaveProperty('recall');
  });

  it('tells milder from worse by the worst state', () => {
    const { result } = played(
      line,
      roots,
      'web=degraded web=delayed mail=down report=delayed api=degraded api=down',
    );
    expect(verdictsOf(result)).toBe('mail milder, web worse, api hit, report hit');
    expect([result.recall, result.precision]).toEqual([1, 1]);
  });

  it('compares first with first and last with last', () => {
    const { result } = played('web>a web>b', 'a..10m b@20m..30m', 'web@1m..9m web=degraded@25m..40m');
    expect(result.onsetError).toEqual({ medianMs: -minuteMs, largestMs: -minuteMs });
    expect(result.recoveryError).toEqual({ medianMs: -10 * minuteMs, largestMs: -10 * minuteMs });
  });

  it('compares no times that nobody told, and no never', () => {
    const told = played(line, roots, 'web@5m web..2h api=down').result;
    expect([told.onsetError, told.recoveryError]).toEqual([undefined, undefined]);
    const never = played('web>db', 'db', 'web@5m..1h').result;
    expect([never.onsetError?.medianMs, never.recoveryError]).toEqual([-5 * minuteMs, undefined]);
  });

  it('takes the middle of two, and of two equally far off the late one', () => {
    const { result } = played('a>db b>db', 'db@5m..1h', 'a@3m..1h b@7m..1h');
    expect(result.onsetError).toEqual({ medianMs: 0, largestMs: 2 * minuteMs });
  });
});

describe('the score agrees with its definition', patience, () => {
  const component = fc.nat(50);
  const time = fc
    .constantFrom(undefined, 0, 3, 5, 8, 20)
    .map((minutes) => (minutes === undefined ? undefined : minutes * minuteMs));
  const seen = fc.record({ component, state: fc.constantFrom(...levels), fromMs: time, lastsMs: time });
  const root = fc.record({
    component,
    state: fc.constantFrom('down', ...levels),
    atMs: fc.constantFrom(0, 5 * minuteMs),
    lasts: fc.constantFrom(1, 5, 10, Number.POSITIVE_INFINITY),
  });

  it('on random graphs', () => {
    fc.assert(
      fc.property(
        randomManifest(),
        fc.array(root, { minLength: 1, maxLength: 3 }),
        fc.array(seen, { maxLength: 6 }),
        fc.array(component, { maxLength: 4 }),
        (manifest, rootDrafts, seenDrafts, picks) => {
          const flat = expand([manifest]);
          const idOf = (pick: number) => flat.components[pick % flat.components.length]?.id ?? '';
          const roots = rootDrafts.map(({ lasts, ...draft }) => ({
            ...draft,
            component: idOf(draft.component),
            untilMs: draft.atMs + lasts * minuteMs,
          }));
          const observed = seenDrafts.map(
            ({ component: pick, state, fromMs, lastsMs }): Seen => ({
              component: idOf(pick),
              state,
              ...(fromMs !== undefined && { fromMs }),
              ...(lastsMs !== undefined && { untilMs: (fromMs ?? 0) + lastsMs }),
            }),
          );
          const taken = new Set([...roots, ...observed].map((each) => each.component));
          const unaffected = [...new Set(picks.map(idOf))].filter((id) => !taken.has(id));
          const result = replay(libraryGraph([manifest]), incidentOf(roots, observed, unaffected));
          const { verdicts, ...expected } = score(flat, roots, observed, unaffected);
          const { title, components, ...found } = JSON.parse(JSON.stringify(incidentData(result)));
          expect(title).toBe('Lost');
          expect(found).toEqual(expected);
          const rows: { id: string; verdict: string }[] = components;
          expect(new Map(rows.map(({ id, verdict }) => [id, verdict]))).toEqual(
            new Map(
              [...verdicts].sort(
                ([a], [b]) => rows.findIndex(({ id }) => id === a) - rows.findIndex(({ id }) => id === b),
              ),
            ),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('why something was missed', () => {
  const rows: readonly [what: string, graph: string, roots: string, component: string, expected: string[]][] =
    [
      ['nothing leads there', 'web>api db', 'db..1h', 'web', []],
      ['only the other way', 'db>web', 'db..1h', 'web', []],
      ['only to start', 'web>db:startup', 'db..1h', 'web', ['web startup-only db']],
      ['further on', 'web>api api>cache cache>db:startup', 'db..1h', 'web', ['cache startup-only db']],
      ['too mild', 'web?api api?db', 'db..1h', 'web', ['web too-mild api']],
      ['a group', 'web>(a|b)', 'a..1h', 'web', ['web group-holds a']],
      ['never at one time', 'web>(a|b) x', 'a..10m b@15m..20m x@5m..16m', 'web', ['web group-holds a']],
      ['held longer', 'web>db+1h', 'db..1h', 'web', ['web outlived db']],
      [
        'both nearest',
        'web>db:startup web>api:startup api>db',
        'db..1h',
        'web',
        ['web startup-only api', 'web startup-only db'],
      ],
      ['the nearest of two', 'web>db+2h web>x x>db:startup', 'db..1h', 'web', ['web outlived db']],
      [
        'a scenario that nothing leads to',
        'web>a:startup b',
        'b..1h a@2h..3h',
        'web',
        ['web startup-only a'],
      ],
    ];
  it.each(rows)('%s: %s', (_, line, roots, component, expected) => {
    const { graph, result } = played(line, roots, '');
    const stops = stopsOf(graph, result.outage, component);
    expect(
      stops.map(({ requirement, reason, target }) => `${requirement.dependent} ${reason} ${target}`),
    ).toEqual(expected);
  });
});

describe('how an outage came to something', () => {
  it('by the causes, to a root', () => {
    const { graph, result } = played('web>api api>db api?cache web?db', 'db..1h', '');
    const way = wayTo(graph, result.outage, 'web');
    expect(way.map(({ from, to }) => `${from} ${to}`)).toEqual(['web api', 'api db']);
    expect(wayTo(graph, result.outage, 'db')).toEqual([]);
  });

  it('by what outlived its tolerance, and not by what did not', () => {
    // Both would put web down at 5m; the cache is back by then.
    const { graph, result } = played('web>cache+5m web>db x', 'cache..5m db@5m..1h x@4m..10m', '');
    const way = wayTo(graph, result.outage, 'web');
    expect(way.map(({ from, to }) => `${from} ${to}`)).toEqual(['web db']);
  });

  it('in the scenario that was worst', () => {
    const { graph, result } = played('web?a web>b', 'a..1h b@2h..3h', '');
    expect(wayTo(graph, result.outage, 'web').map(({ to }) => to)).toEqual(['b']);
    expect(causesBehind(graph, result.outage, 'web')).toHaveLength(2);
  });
});

describe('what would explain a false alarm', () => {
  const rows: readonly [what: string, graph: string, seen: string, component: string, expected: string[]][] =
    [
      ['less than hard is not enough: gone', 'web>db', '!web', 'web', ['web db startup-only 1h']],
      [
        'soft stops what is milder than down',
        'web>api api?db',
        'api !web',
        'web',
        ['web api soft 1h', 'api db startup-only 1h -api'],
      ],
      [
        'any link of a chain, and what it would break',
        'web>api api>db',
        'api !web',
        'web',
        ['web api startup-only 1h', 'api db startup-only 1h -api'],
      ],
      [
        'what else it would mend',
        'web>api api>db',
        '!api !web',
        'web',
        ['api db startup-only 1h +api', 'web api startup-only 1h'],
      ],
      ['two ways, no single one', 'web>db web>api api>db', '!web', 'web', []],
      [
        'a group, at its members too',
        'web>(a|b) a>db b>db',
        '!web a b',
        'web',
        ['web a,b startup-only 1h', 'a db startup-only 1h -a', 'b db startup-only 1h -b'],
      ],
    ];
  it.each(rows)('%s: %s', (_, line, seen, component, expected) => {
    const { graph, result } = played(line, 'db..1h', seen);
    const found = remediesOf(graph, result, component).map(
      ({ requirement, change, toleratesMs, mends, breaks }) =>
        [
          requirement.dependent,
          requirement.members.join(','),
          change,
          `${(toleratesMs ?? 0) / (60 * minuteMs)}h`,
          ...mends.filter((id) => id !== component).map((id) => `+${id}`),
          ...breaks.map((id) => `-${id}`),
        ].join(' '),
    );
    expect(found).toEqual(expected);
  });

  it('changes an entry of a service for all of its planes at once', () => {
    const manifest: WrittenManifest = {
      faultline: 1,
      services: { db: {}, web: { dependsOn: ['db'], planes: { control: {}, data: {} } } },
    };
    const graph = libraryGraph([manifest]);
    const root = { component: 'db', state: 'down', atMs: 0, untilMs: 60 * minuteMs } as const;
    const result = replay(graph, incidentOf([root], [], ['web/control', 'web/data']));
    const [remedy] = remediesOf(graph, result, 'web/control');
    expect(remedy?.mends).toEqual(['web/control', 'web/data']);
  });

  it('speaks of all that an entry asks for, and of the one that is lost longest', () => {
    const manifest: WrittenManifest = {
      faultline: 1,
      services: { ec2: { planes: { control: {}, management: {} } }, web: { dependsOn: ['ec2'] } },
    };
    const graph = libraryGraph([manifest]);
    const roots = (['control', 'management'] as const).map((plane, index) => ({
      ...({ component: `ec2/${plane}`, state: 'down', atMs: 0 } as const),
      untilMs: (index === 0 ? 10 : 30) * minuteMs,
    }));
    const [remedy] = remediesOf(graph, replay(graph, incidentOf(roots, [], ['web'])), 'web');
    expect(remedy?.alike.map(({ members }) => members)).toEqual([['ec2/control'], ['ec2/management']]);
    expect(remedy?.toleratesMs).toBe(30 * minuteMs);
  });

  it('may lie further than what is tried, which is told', () => {
    const chain = (name: string, length: number) =>
      Array.from({ length }, (_, at) => `${name}${at}>${at + 1 < length ? `${name}${at + 1}` : 'last'}`).join(
        ' ',
      );
    const line = (length: number) => `web>x0 web>y0 ${chain('x', length)} ${chain('y', length)} last>db`;
    const far = played(line(70), 'db..1h', '!web');
    expect(remediesOf(far.graph, far.result, 'web')).toEqual([]);
    expect(triesAllBehind(far.graph, far.result, 'web')).toBe(false);
    const near = played(line(20), 'db..1h', '!web');
    expect(
      remediesOf(near.graph, near.result, 'web').map(({ requirement }) => requirement.dependent),
    ).toEqual(['last']);
    expect(triesAllBehind(near.graph, near.result, 'web')).toBe(true);
  });

  it('is mended by the tolerance that it names', () => {
    let tried = 0;
    fc.assert(
      fc.property(
        randomManifest(),
        fc.array(fc.nat(50), { minLength: 1, maxLength: 3 }),
        (manifest, picks) => {
          const ids = expand([manifest]).components.map(({ id }) => id);
          const graph = libraryGraph([manifest]);
          const roots = picks.map((pick, index): EndingRoot => {
            const component = ids[pick % ids.length] ?? '';
            return { component, state: 'down', atMs: index * 5 * minuteMs, untilMs: (pick + 30) * minuteMs };
          });
          const alarms = ids.filter((id) => roots.every(({ component }) => component !== id));
          const result = replay(graph, incidentOf(roots, [], alarms));
          for (const { component, verdict } of result.comparisons) {
            if (verdict !== 'false-alarm') continue;
            for (const { requirement, toleratesMs } of remediesOf(graph, result, component)) {
              if (toleratesMs === undefined) continue;
              const declaration = graph.requirements[requirement.number];
              const longer = graph.compact.toleratesMs.map((before, r) =>
                graph.requirements[r] === declaration ? toleratesMs : before,
              );
              const changed = { ...graph, compact: { ...graph.compact, toleratesMs: longer } };
              expect(replay(changed, result.incident).outage.spells.has(component)).toBe(false);
              tried++;
            }
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(tried).toBeGreaterThan(100);
  });

  it('is all that keeps it well, tried on every requirement', () => {
    fc.assert(
      fc.property(randomManifest(), fc.nat(50), (manifest, pick) => {
        const flat = expand([manifest]);
        const root = flat.components[pick % flat.components.length]?.id ?? '';
        const graph = libraryGraph([manifest]);
        const roots: EndingRoot[] = [{ component: root, state: 'down', atMs: 0, untilMs: 30 * minuteMs }];
        const alarms = flat.components.map(({ id }) => id).filter((id) => id !== root);
        const result = replay(graph, incidentOf(roots, [], alarms));
        for (const { component, verdict } of result.comparisons) {
          if (verdict !== 'false-alarm') continue;
          const found = new Set(
            remediesOf(graph, result, component).map(({ requirement }) => requirement.number),
          );
          // An entry can stand for several requirements: those that do not help by themselves are looked at as one.
          for (const r of graph.requirements.keys()) {
            const declaration = graph.requirements[r];
            const without = keepRequirements(graph, (each) => each !== declaration);
            const helps = !replay(without, result.incident).outage.spells.has(component);
            const isFound = [...found].some((each) => graph.requirements[each] === declaration);
            expect([oneLineText(manifest), component, r, isFound]).toEqual([
              oneLineText(manifest),
              component,
              r,
              helps,
            ]);
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

describe('what was known on a day', () => {
  const evidence = (...dates: (string | undefined)[]) => ({
    members: [],
    atLeast: 1,
    strength: 'hard' as const,
    phase: 'always' as const,
    toleratesMs: 0,
    span,
    evidence: dates.map((date) => ({ source: 'a', ...(date !== undefined && { date }) })),
  });
  const rows: readonly [what: string, dates: (string | undefined)[], expected: boolean][] = [
    ['before', ['2025-10-18'], true],
    ['on that day', ['2025-10-19'], true],
    ['after', ['2025-10-20'], false],
    ['the earliest counts', ['2025-10-23', '2024-01-01'], true],
    ['all of it later', ['2025-10-23', '2025-10-20'], false],
    ['without any date', [undefined], true],
    ['with one date, and one entry without', [undefined, '2025-10-23'], false],
    ['without evidence', [], true],
  ];
  it.each(rows)('%s', (_, dates, expected) => {
    expect(isKnownOn('2025-10-19', evidence(...dates))).toBe(expected);
  });
});
