import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impact } from '../../src/analysis/impact.ts';
import { nearby } from '../../src/analysis/nearby.ts';
import { expand } from '../oracle/expand.ts';
import { allRows } from '../oracle/impact.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { oneLineRoots } from '../oracle/one-line-roots.ts';
import { randomCase } from '../oracle/random-case.ts';

/** A busy machine may take its time. */
const patience = { timeout: 60_000 };

describe('nearby', patience, () => {
  it('is who is well and needs something that is not or that is frozen, by the definition', () => {
    fc.assert(
      fc.property(randomCase(), ({ manifest, scenario }) => {
        const flat = expand([manifest]);
        const rows = new Map(allRows(flat, scenario).map((row) => [row.id, row]));
        const isWell = (id: string) => rows.get(id)?.state === 'ok';
        const expected = flat.requirements
          .filter(({ from }) => isWell(from) && rows.get(from)?.frozen === false)
          .filter(({ members }) => !members.every((id) => isWell(id) && rows.get(id)?.frozen === false))
          .map(({ from, members, phase }) => `${from} ${members.join(' ')} ${phase}`);
        const graph = libraryGraph([manifest]);
        const found = nearby(graph, impact(graph, scenario.roots, { horizonMs: scenario.horizonMs }));
        const stops = found.flatMap(({ stops: each }) => each);
        const told = stops.map(
          ({ requirement: { dependent, members, phase } }) => `${dependent} ${members.join(' ')} ${phase}`,
        );
        expect(told.sort()).toEqual(expected.sort());
        for (const { passage, target } of stops) {
          expect(['passes', 'not-reached']).not.toContain(passage.kind);
          // Of a group that is lost and not missed yet, the state is the group's.
          if (passage.kind === 'tolerates') continue;
          expect('targetState' in passage && passage.targetState).toBe(rows.get(target)?.state);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each<[string, string, string[]]>([
    ['a requirement that is too mild', 'web?db', ['web: too-mild']],
    ['a group of which a member is down', 'web>(down|cache)', ['web: group-holds']],
    ['what is needed to start, but not for sure', 'web?down:startup', ['web: startup-only']],
    ['what is behind a frozen one, and no further', 'x>web web>own own>down:startup', ['web: runs-on']],
    ['a group with a frozen one', 'web>(own|x) own>down:startup', ['web: runs-on']],
    ['what needs a frozen one to start', 'web>own:startup own>down:startup', ['web: runs-on']],
    ['the worse of a group', 'web>(own|down) own>down:startup', ['web: group-holds']],
    ['what is behind a frozen one last', 'a>own own>down:startup b?db', ['b: too-mild', 'a: runs-on']],
    ['the worse first', 'a?db b>(down|x)', ['b: group-holds', 'a: too-mild']],
  ])('tells %s', (_, line, expected) => {
    const manifest = oneLineGraph(`${line} db down`);
    const graph = libraryGraph([manifest]);
    const roots = oneLineRoots(expand([manifest]), 'db=delayed down');
    const found = nearby(graph, impact(graph, roots));
    expect(
      found.map(({ component, stops }) => `${component}: ${stops.map(({ passage }) => passage.kind).join()}`),
    ).toEqual(expected);
  });

  it('tells since when that which is needed is frozen', () => {
    const manifest = oneLineGraph('web>own own>lease:startup lease>db+5m');
    const graph = libraryGraph([manifest]);
    const roots = oneLineRoots(expand([manifest]), 'db');
    const passages = (horizonMs?: number) =>
      nearby(graph, impact(graph, roots, { horizonMs })).flatMap(({ component, stops }) =>
        stops.map(({ passage }) => ({ component, ...passage })),
      );
    expect(passages()).toEqual([{ component: 'web', kind: 'runs-on', targetState: 'ok', frozenMs: 300_000 }]);
    expect(passages(299_999).map(({ component }) => component)).toEqual(['lease']);
  });

  it('tells whom a tolerance keeps until after the time that is looked at', () => {
    const manifest = oneLineGraph('web>db+10m');
    const graph = libraryGraph([manifest]);
    const roots = oneLineRoots(expand([manifest]), 'db');
    const [web] = nearby(graph, impact(graph, roots, { horizonMs: 300_000 }));
    expect(web?.stops.map(({ passage }) => passage)).toEqual([
      { kind: 'tolerates', targetState: 'down', untilMs: 600_000 },
    ]);
  });
});
