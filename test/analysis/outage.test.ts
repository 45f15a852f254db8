import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EndingRoot, outage } from '../../src/analysis/outage.ts';
import { recovery } from '../../src/analysis/recovery.ts';
import { formatDuration } from '../../src/model/duration.ts';
import { type GraphKind, graphKinds } from '../oracle/draft-manifest.ts';
import { expand } from '../oracle/expand.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { oneLineOutage, oneLineOutageText } from '../oracle/one-line-outage.ts';
import { oneLineText } from '../oracle/one-line-text.ts';
import {
  type EndingRoot as SlowRoot,
  outage as slowOutage,
  timesOfOutage,
  timesOfOutageWithoutRings,
} from '../oracle/outage.ts';
import { randomManifest } from '../oracle/random-manifest.ts';
import { rearrange } from '../oracle/rearrange.ts';
import { levels } from '../oracle/times.ts';
import { readEntry, type WrittenManifest, type WrittenPlane } from '../oracle/written.ts';

const patience = { timeout: 120_000 };

function rootsFor(roots: readonly SlowRoot[]): EndingRoot[] {
  return roots.map(({ component, state, atMs, untilMs }) => ({ component, state, fromMs: atMs, untilMs }));
}

/** `a down 0s-5m, degraded 7m-never; b …` */
function told(line: string, roots: string): string {
  const written = [oneLineGraph(line)];
  const { spells } = outage(libraryGraph(written), rootsFor(oneLineOutage(expand(written), roots)));
  const time = (ms: number) => (ms === Number.POSITIVE_INFINITY ? 'never' : formatDuration(ms));
  return [...spells]
    .map(([id, own]) => {
      const times = own.map(
        ({ state, fromMs, untilMs }) =>
          `${state} ${time(fromMs)}-${untilMs === Number.POSITIVE_INFINITY ? 'ever' : time(untilMs)}`,
      );
      return `${id} ${times.join(', ')}`;
    })
    .join('; ');
}

describe('an outage that ends, by hand', () => {
  const rows: readonly [what: string, graph: string, roots: string, expected: string][] = [
    ['nothing fails', 'a>b', '', ''],
    ['a root', 'db', 'db..10m', 'db down 0s-10m'],
    ['a root that is never repaired', 'web>db', 'db', 'db down 0s-ever; web down 0s-ever'],
    ['a root that has to start again', 'db=5m', 'db..10m', 'db down 0s-15m'],
    ['a degraded root does not start again', 'db=5m', 'db=degraded..10m', 'db degraded 0s-10m'],
    [
      'start-ups add up along a chain',
      'web=1m api=2m db=5m web>api api>db',
      'db..10m',
      'api down 0s-17m; db down 0s-15m; web down 0s-18m',
    ],
    [
      'what was not down is well with its target',
      'web=1m api=2m db=5m web?db api~db',
      'db..10m',
      'api delayed 0s-15m; db down 0s-15m; web degraded 0s-15m',
    ],
    ['only needed to start', 'web=1m db=5m web>db:startup', 'db..10m', 'db down 0s-15m'],
    [
      'down by one, held from starting by another',
      'web=1m a=2m b web>a web>b:startup',
      'a..10m b@5m..1h',
      'a down 0s-12m; b down 5m-1h; web down 0s-1h1m',
    ],
    // tolerances
    ['over before the tolerance is', 'web>db+10m', 'db..10m', 'db down 0s-10m'],
    ['not over before the tolerance is', 'web>db+9m', 'db..10m', 'db down 0s-10m; web down 9m-10m'],
    ['a start-up outlives the tolerance', 'web>db+10m db=5m', 'db..10m', 'db down 0s-15m; web down 10m-15m'],
    [
      'the longer trouble of a target outlives the tolerance',
      'web>api+10m api>a api>b:runtime',
      'a..5m b@4m..12m',
      'a down 0s-5m; api down 0s-12m; b down 4m-12m; web down 10m-12m',
    ],
    // groups
    ['a group that holds', 'web>(a|b)', 'a..10m', 'a down 0s-10m'],
    [
      'a group that is lost',
      'web>(a|b)',
      'a..10m b@5m..20m',
      'a down 0s-10m; b down 5m-20m; web down 5m-10m',
    ],
    [
      'a group never lost at one time',
      'web>(a|b) x',
      'a..10m b@15m..20m x@5m..16m',
      'a down 0s-10m; b down 15m-20m; x down 5m-16m',
    ],
    [
      'two of three',
      'web>2(a|b|c)',
      'a..10m b@5m..30m c@8m..20m',
      'a down 0s-10m; b down 5m-30m; c down 8m-20m; web down 5m-20m',
    ],
    // levels over time
    [
      'worse in steps, well at once',
      'web?db web>db:runtime+5m',
      'db..1h',
      'db down 0s-1h; web degraded 0s-5m, down 5m-1h',
    ],
    ['a root that gets worse', 'a', 'a=degraded..1h a@10m..20m', 'a degraded 0s-10m, down 10m-1h'],
    ['a root that gets better', 'a', 'a..20m a=degraded@20m..1h', 'a down 0s-20m, degraded 20m-1h'],
    // roots
    [
      'two roots at one time are one scenario, and one time',
      'web>a web>b',
      'a..10m b@5m..20m',
      'a down 0s-10m; b down 5m-20m; web down 0s-20m',
    ],
    [
      'two roots apart are two times',
      'web>a web>b',
      'a..10m b@15m..20m',
      'a down 0s-10m; b down 15m-20m; web down 0s-10m, down 15m-20m',
    ],
    [
      'apart, but not in what they do: the worse counts',
      'web=30m web>a web?b',
      'a..10m b@20m..1h',
      'a down 0s-10m; b down 20m-1h; web down 0s-40m, degraded 40m-1h',
    ],
    [
      'a root that is hit again while others are still down',
      'a>b x',
      'a..10m b@20m..30m x@5m..25m',
      'a down 0s-30m; b down 20m-30m; x down 5m-25m',
    ],
    ['a crash, over at once but for the start', 'web=1m a=5m web>a', 'a..0m', 'a down 0s-5m; web down 0s-6m'],
    ['two crashes at once', 'a=5m b=3m b>a', 'a..0m b..0m', 'a down 0s-5m; b down 0s-8m'],
    ['a crash that nobody notices', 'web>a', 'a..0m', ''],
    // rings
    [
      'a ring of hard requirements never starts',
      'a=1m b=1m a>b b>a x>a y?a',
      'a..10m',
      'a down 0s-ever; b down 0s-ever; x down 0s-ever; y degraded 0s-ever',
    ],
    ['nor does one without start-up times', 'a>b b>a', 'a..10m', 'a down 0s-ever; b down 0s-ever'],
    ['a ring that a group lets start', 'a=1m b=1m a>(b|c) b>a', 'a..10m', 'a down 0s-11m; b down 0s-12m'],
    [
      'a ring that is only needed to run',
      'a=1m b=2m a>b b>a:runtime',
      'a..10m',
      'a down 0s-13m; b down 0s-13m',
    ],
    [
      'a loose ring is no deadlock',
      'web=5m web>api api?web',
      'web..1h',
      'api degraded 0s-1h5m; web down 0s-1h5m',
    ],
    [
      'who repairs needs what is repaired, softly',
      'consul=1m consul>people:startup people?telemetry telemetry>consul',
      'consul..1h',
      'consul down 0s-1h1m; people degraded 0s-1h1m; telemetry down 0s-1h1m',
    ],
    [
      'what a start needs is up, but never well',
      'x>y y>x db>x:runtime web>db:startup',
      'x..10m web..20m',
      'db down 0s-ever; web down 0s-ever; x down 0s-ever; y down 0s-ever',
    ],
    [
      'a ring waits for what is outside, with its start',
      'a=1m b=2m a>b b?a b>c c=5m',
      'c..10m',
      'a down 0s-18m; b down 0s-18m; c down 0s-15m',
    ],
  ];
  it.each(rows)('%s: %s when %s', (_, line, roots, expected) => {
    expect(told(line, roots)).toBe(expected);
  });
});

interface Case {
  readonly manifest: WrittenManifest;
  readonly roots: readonly SlowRoot[];
}

const minuteMs = 60_000;

/** Up to four roots at few different times, some apart, some never repaired, some over at once. */
function randomOutage(kinds: readonly GraphKind[]): fc.Arbitrary<Case> {
  const root = fc.record({
    pick: fc.nat(50),
    state: fc.constantFrom('down', 'down', ...levels),
    atMs: fc.constantFrom(0, 0, 0, 5, 7, 20).map((minutes) => minutes * minuteMs),
    lasts: fc.constantFrom(0, 1, 2, 5, 5, 6, 10, 10, 15, 30, Number.POSITIVE_INFINITY),
  });
  return fc
    .record({ manifest: randomManifest(kinds), roots: fc.array(root, { minLength: 1, maxLength: 4 }) })
    .map(({ manifest, roots }) => {
      const { components } = expand([manifest]);
      const chosen = roots.map(({ pick, state, atMs, lasts }) => ({
        component: components[pick % components.length]?.id ?? '',
        state,
        atMs,
        untilMs: atMs + lasts * minuteMs,
      }));
      const made: Case = { manifest, roots: chosen };
      const text = () => `'${oneLineText(manifest)}' when '${oneLineOutageText(chosen)}'`;
      return Object.defineProperty(made, fc.toStringMethod, { value: text });
    });
}

describe('an outage that ends agrees with the definition', patience, () => {
  it.each(graphKinds)('on %s graphs', (kind) => {
    fc.assert(
      fc.property(randomOutage([kind]), ({ manifest, roots }) => {
        const found = outage(libraryGraph([manifest]), rootsFor(roots)).spells;
        expect([...found]).toEqual([...slowOutage(expand([manifest]), roots)]);
      }),
      { numRuns: 400 },
    );
  });

  it('to the letter, where nothing depends on itself', () => {
    fc.assert(
      fc.property(randomOutage(['dag']), ({ manifest, roots }) => {
        const flat = expand([manifest]);
        const solved = timesOfOutage(flat, roots);
        const letter = timesOfOutageWithoutRings(flat, roots);
        for (const { id } of flat.components) {
          expect([id, solved.wellMs.get(id)]).toEqual([id, letter.wellMs.get(id)]);
          for (const level of levels) expect(solved.times(id, level)).toBe(letter.times(id, level));
        }
      }),
      { numRuns: 400 },
    );
  });
});

/** Who is never well again: in an outage where all fails at once and is repaired late, and in the recovery from it. */
function endsOf(manifest: WrittenManifest, roots: readonly SlowRoot[]) {
  const graph = libraryGraph([manifest]);
  const atOnce = roots.map(({ component, state }) => ({ component, state }));
  const repairMs = 1000 * minuteMs; // when every tolerance has run out
  const { spells } = outage(
    graph,
    atOnce.map((root) => ({ ...root, fromMs: 0, untilMs: repairMs })),
  );
  const { neverClear } = recovery(
    graph,
    atOnce.map((root) => ({ ...root, atMs: 0 })),
  );
  const never = [...spells].filter(([, own]) => own.at(-1)?.untilMs === Number.POSITIVE_INFINITY);
  return { neverOver: never.map(([id]) => id), neverClear };
}

function withoutStartUpOnly({ services }: WrittenManifest): WrittenManifest {
  const without = <P extends WrittenPlane>(plane: P): P => ({
    ...plane,
    dependsOn: (plane.dependsOn ?? []).filter((entry) => readEntry(entry).terms.phase !== 'startup'),
  });
  const kept = Object.entries(services).map(([id, { planes, ...service }]) => {
    const own = Object.entries(planes ?? {}).map(([plane, entries]) => [plane, without(entries)]);
    return [
      id,
      { ...without(service), ...(planes === undefined ? {} : { planes: Object.fromEntries(own) }) },
    ];
  });
  return { faultline: 1, services: Object.fromEntries(kept) };
}

describe('an outage that ends', patience, () => {
  it('is never over where the recovery is never', () => {
    fc.assert(
      fc.property(randomOutage(graphKinds), ({ manifest, roots }) => {
        const { neverOver, neverClear } = endsOf(manifest, roots);
        expect(neverOver).toEqual(expect.arrayContaining([...neverClear]));
      }),
      { numRuns: 400 },
    );
  });

  // A recovery starts what needs something only to start as soon as that is up; here it has to be well.
  it('is never over only there, where what a start needs is needed to run as well', () => {
    fc.assert(
      fc.property(randomOutage(graphKinds), ({ manifest, roots }) => {
        const { neverOver, neverClear } = endsOf(withoutStartUpOnly(manifest), roots);
        expect(neverOver).toEqual(neverClear);
      }),
      { numRuns: 400 },
    );
  });

  it('does not depend on how graph and roots are written down', () => {
    fc.assert(
      fc.property(randomOutage(graphKinds), fc.nat(), ({ manifest, roots }, seed) => {
        const { spells } = outage(libraryGraph([manifest]), rootsFor(roots));
        const turned = outage(libraryGraph(rearrange(manifest, seed)), rootsFor(roots.toReversed()));
        expect([...turned.spells]).toEqual([...spells]);
      }),
      { numRuns: 300 },
    );
  });

  it('of a chain of twenty thousand takes a moment', () => {
    const count = 20_000;
    const services = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `s${index}`,
        index === 0 ? {} : { startup: '1s', dependsOn: [`s${index - 1}`] },
      ]),
    );
    const graph = libraryGraph([{ faultline: 1, services }]);
    const { spells } = outage(graph, [{ component: 's0', state: 'down', fromMs: 0, untilMs: minuteMs }]);
    expect(spells.get(`s${count - 1}`)).toEqual([
      { state: 'down', fromMs: 0, untilMs: minuteMs + (count - 1) * 1000 },
    ]);
  });

  it('refuses a root that the graph does not have', () => {
    const graph = libraryGraph([oneLineGraph('a')]);
    const root = { component: 'b', state: 'down', fromMs: 0, untilMs: 1 } as const;
    expect(() => outage(graph, [root])).toThrow(RangeError);
  });
});
