import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bears, type RequirementChange } from '../../src/analysis/diff/changed-requirements.ts';
import type { ComponentOutcome } from '../../src/analysis/diff/outcome.ts';
import { type Diff, diff } from '../../src/analysis/diff.ts';
import { bootstrap as slowBootstrap } from '../oracle/bootstrap.ts';
import { changedCycles, changedFates, changedStuck, type Fate, fates } from '../oracle/diff.ts';
import { graphKinds } from '../oracle/draft-manifest.ts';
import { type Edited, editedManifest } from '../oracle/edited-manifest.ts';
import { expand } from '../oracle/expand.ts';
import { compare, type FlatGraph, type FlatRequirement, isCarrying, isGating } from '../oracle/flat-graph.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { rearrange } from '../oracle/rearrange.ts';

/** A busy machine may take its time. */
const patience = { timeout: 120_000 };

function read({ base, head }: Edited) {
  return {
    result: diff(libraryGraph([base]), libraryGraph([head])),
    before: expand([base]),
    after: expand([head]),
  };
}

/** As the oracle tells it. */
function fateOf({ state, atMs, earlierMs }: ComponentOutcome): Fate {
  if (state === 'ok' || state === 'frozen') return { state, onsetMs: {} };
  const times = [...earlierMs, atMs ?? Number.NaN];
  const levels = ['delayed', 'degraded', 'down'].slice(0, times.length);
  return { state, onsetMs: Object.fromEntries(levels.map((level, index) => [level, times[index]])) };
}

describe('diff', patience, () => {
  it.each(graphKinds)('finds all that fares otherwise on %s graphs', (kind) => {
    fc.assert(
      fc.property(editedManifest([kind]), (edited) => {
        const { result, before, after } = read(edited);
        const told = result.roots.flatMap(({ component: root, changes = [] }) =>
          changes
            // When something is frozen, the machine output of an impact does not say.
            .filter((each) => !(each.before.state === 'frozen' && each.after.state === 'frozen'))
            .map((each) => ({
              root,
              component: each.component,
              before: fateOf(each.before),
              after: fateOf(each.after),
            })),
        );
        told.sort((a, b) => compare(a.root, b.root) || compare(a.component, b.component));
        expect(told).toEqual(changedFates(before, after));
      }),
      { numRuns: 300 },
    );
  });

  it('counts what it tells, and counts the same when it looks into nothing', () => {
    fc.assert(
      fc.property(editedManifest(graphKinds), ({ base, head }) => {
        const graphs = [libraryGraph([base]), libraryGraph([head])] as const;
        const full = diff(...graphs);
        const brief = diff(...graphs, { effort: 0 });
        const counts = (result: Diff) =>
          result.roots
            .map(({ changes: _, sooner: __, later: ___, ...rest }) => rest)
            .filter(({ component: _, presence: __, ...each }) =>
              Object.values(each).some((count) => count > 0),
            )
            .sort((a, b) => compare(a.component, b.component));
        expect(counts(brief)).toEqual(counts(full));
        for (const root of full.roots) {
          const count = (kind: string) => root.changes?.filter((each) => each.kind === kind).length;
          expect(root).toMatchObject({
            newlyAffected: count('newly-affected'),
            noLongerAffected: count('no-longer-affected'),
            worse: count('worse'),
            milder: count('milder'),
            sooner: count('sooner'),
            later: count('later'),
            affectedNew: count('new'),
            affectedGone: count('gone'),
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells what only one graph has apart from what fares otherwise', () => {
    fc.assert(
      fc.property(editedManifest(graphKinds), (edited) => {
        const { result, before, after } = read(edited);
        const presenceOf = (id: string) => {
          const [was, is] = [before, after].map(({ components }) =>
            components.some((each) => each.id === id),
          );
          return was && is ? 'both' : is ? 'new' : 'gone';
        };
        for (const { component, presence, changes = [] } of result.roots) {
          expect(presence).toBe(presenceOf(component));
          for (const { component: id, kind } of changes) {
            const of = presenceOf(id);
            if (of === 'both') expect(['new', 'gone']).not.toContain(kind);
            else expect(kind).toBe(of);
          }
        }
        const order = result.roots.map(({ presence }) => presence);
        expect(order).toEqual(['both', 'new', 'gone'].flatMap((each) => order.filter((of) => of === each)));
      }),
      { numRuns: 300 },
    );
  });

  it('finds new and gone single points of failure', () => {
    fc.assert(
      fc.property(editedManifest(graphKinds), (edited) => {
        const { result, before, after } = read(edited);
        const isIn = (graph: FlatGraph, id: string) => graph.components.some((each) => each.id === id);
        const told = result.singlePoints.flatMap(({ component, gained, lost }) => [
          ...gained.map((root) => `${root} takes ${component} down`),
          ...lost.map((root) => `${root} no longer takes ${component} down`),
        ]);
        const expected = changedFates(before, after).flatMap(
          ({ root, component, before: old, after: now }) => {
            if (!isIn(before, component) || !isIn(after, component)) return [];
            if (old.state !== 'down' && now.state === 'down') return [`${root} takes ${component} down`];
            if (old.state === 'down' && now.state !== 'down')
              return [`${root} no longer takes ${component} down`];
            return [];
          },
        );
        expect(told.sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('finds new and gone cycles, and what never starts now', () => {
    fc.assert(
      fc.property(editedManifest(graphKinds), (edited) => {
        const { result, before, after } = read(edited);
        const names = (list: Diff['cycles']['added']) =>
          list.map(({ cycle }) => `${cycle.kind} ${cycle.members.join(' ')}`).sort(compare);
        const { added, removed } = result.cycles;
        expect({ added: names(added), removed: names(removed) }).toEqual(changedCycles(before, after));
        const { newlyStuck, noLongerStuck } = result.startUp;
        const idsOf = (changes: typeof newlyStuck) => changes.flatMap(({ components }) => components).sort();
        expect({ newlyStuck: idsOf(newlyStuck), noLongerStuck: idsOf(noLongerStuck) }).toEqual(
          changedStuck(before, after),
        );
        const isIn = (graph: FlatGraph) => (id: string) => graph.components.some((each) => each.id === id);
        for (const { presence, components } of newlyStuck) {
          expect(components.map(isIn(before))).toEqual(components.map(() => presence === 'both'));
        }
        for (const { presence, components } of noLongerStuck) {
          expect(components.map(isIn(after))).toEqual(components.map(() => presence === 'both'));
        }
        expect(result.startUp.before.totalMs).toBe(slowBootstrap(before).totalMs);
        expect(result.startUp.after.totalMs).toBe(slowBootstrap(after).totalMs);
      }),
      { numRuns: 300 },
    );
  });

  it('names causes that suffice: the base with these changes alone comes to the same, or further', () => {
    fc.assert(
      fc.property(editedManifest(graphKinds), (edited) => {
        const { result, before, after } = read(edited);
        for (const { component: root, changes = [] } of result.roots) {
          for (const { component, kind, causes, ...fate } of changes) {
            const isOfBase = kind === 'later' || kind === 'gone';
            const [from, to] = isOfBase ? (['after', 'before'] as const) : (['before', 'after'] as const);
            expect(causes).not.toEqual([]);
            const patched = withChanges(
              { before, after }[from],
              { before, after }[to],
              causes.map((cause) => result.requirements[cause]),
              from,
            );
            const reached = fates(patched, root).get(component);
            const wanted = fateOf(fate[to]);
            if (kind === 'sooner' || kind === 'later') {
              if (wanted.state === 'frozen') continue;
              const there = fateOf(fate[from]);
              const level = (['down', 'degraded', 'delayed'] as const).find(
                (each) => wanted.onsetMs[each] !== there.onsetMs[each],
              );
              if (level === undefined) throw new Error('some level comes at another time');
              expect(reached?.onsetMs[level]).toBeLessThanOrEqual(wanted.onsetMs[level] ?? Number.NaN);
              continue;
            }
            const [came, goal] = [reached?.state ?? 'ok', wanted.state].map((state) => order.indexOf(state));
            if (kind === 'no-longer-affected' || kind === 'milder')
              expect(came).toBeLessThanOrEqual(goal ?? -1);
            else expect(came).toBeGreaterThanOrEqual(goal ?? Number.NaN);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('names a cause for every cycle and every start that differs', () => {
    fc.assert(
      fc.property(editedManifest(graphKinds), (edited) => {
        const { startUp, cycles } = read(edited).result;
        for (const { causes } of [...cycles.added, ...cycles.removed]) expect(causes).not.toEqual([]);
        const { newlyStuck, noLongerStuck } = startUp;
        const isExplained = ({ requirements, components }: typeof startUp.causes) =>
          requirements.length + components.length > 0;
        for (const { causes } of [...newlyStuck, ...noLongerStuck]) expect(isExplained(causes)).toBe(true);
        const isOver = startUp.before.totalMs !== undefined && startUp.after.totalMs !== undefined;
        expect(isExplained(startUp.causes)).toBe(isOver && startUp.before.totalMs !== startUp.after.totalMs);
      }),
      { numRuns: 1000 },
    );
  });

  it('shows ways round that are there, edge by edge, and pass what is new where a cycle has that', () => {
    const isOfKind = {
      startup: isGating,
      failure: (each: FlatRequirement) => each.strength === 'hard' && isCarrying(each),
      loose: () => true,
    };
    fc.assert(
      fc.property(editedManifest(graphKinds), (edited) => {
        const { result, before, after } = read(edited);
        const sides = [
          [result.cycles.added, after, before],
          [result.cycles.removed, before, after],
        ] as const;
        for (const [changes, own, other] of sides) {
          for (const { cycle, way } of changes) {
            const has = (graph: FlatGraph, from: string, to: string | undefined) =>
              graph.requirements.some(
                (each) => each.from === from && each.members.includes(to ?? '') && isOfKind[cycle.kind](each),
              );
            const steps = way.map((from, index) => [from, way[(index + 1) % way.length]] as const);
            expect(way.length).toBeGreaterThan(1);
            expect(steps.filter(([from, to]) => !has(own, from, to))).toEqual([]);
            expect([...way].sort(compare)[0]).toBe(way[0]);
            expect(cycle.members).toEqual(expect.arrayContaining([...way]));
            const isNew = (from: string, to: string) => has(own, from, to) && !has(other, from, to);
            const hasNew = cycle.members.some((from) => cycle.members.some((to) => isNew(from, to)));
            expect(steps.some(([from, to]) => isNew(from, to ?? ''))).toBe(hasNew);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('names causes that suffice for a start: the base with these alone starts as late, or as soon, as the head', () => {
    fc.assert(
      fc.property(editedManifest(graphKinds), (edited) => {
        const { result, before, after } = read(edited);
        const { startUp, requirements } = result;
        const patched = (from: 'before' | 'after', causes: typeof startUp.causes) => {
          const [own, other] = from === 'before' ? [before, after] : [after, before];
          const changes = causes.requirements.map((cause) => requirements[cause]);
          const graph = withChanges(own, other, changes, from);
          const startupThere = new Map(other.components.map(({ id, startupMs }) => [id, startupMs]));
          return slowBootstrap({
            ...graph,
            components: graph.components.map((each) => ({
              ...each,
              startupMs: causes.components.includes(each.id)
                ? (startupThere.get(each.id) ?? 0)
                : each.startupMs,
            })),
          });
        };
        const { newlyStuck, noLongerStuck } = startUp;
        for (const { components, causes } of newlyStuck) {
          expect(patched('before', causes).neverReady).toEqual(expect.arrayContaining([...components]));
        }
        for (const { presence, components, causes } of noLongerStuck) {
          if (presence === 'gone') {
            expect(patched('after', causes).neverReady).toEqual(expect.arrayContaining([...components]));
          } else {
            const { neverReady } = patched('before', causes);
            expect(components.filter((id) => neverReady.includes(id))).toEqual([]);
            expect(causes.components).toEqual([]);
          }
        }
        const { totalMs: wasMs } = startUp.before;
        const { totalMs: isMs } = startUp.after;
        if (wasMs === undefined || isMs === undefined || wasMs === isMs) return;
        const latest = Math.max(...patched('before', startUp.causes).readyMs.values());
        if (isMs > wasMs) expect(latest).toBeGreaterThanOrEqual(isMs);
        else expect(latest).toBeLessThanOrEqual(isMs);
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing between a graph and itself, however it is written down', () => {
    fc.assert(
      fc.property(editedManifest(graphKinds), fc.nat(), ({ base }, seed) => {
        const result = diff(libraryGraph([base]), libraryGraph(rearrange(base, seed)));
        expect(result).toMatchObject({
          services: [],
          requirements: [],
          roots: [],
          rootsNotTimed: 0,
          singlePoints: [],
          cycles: { added: [], removed: [] },
          startUp: { newlyStuck: [], noLongerStuck: [] },
        });
      }),
      { numRuns: 300 },
    );
  });
});

const order = ['ok', 'frozen', 'delayed', 'degraded', 'down'];

/** One graph, with some requirements as the other has them; the components of both. */
function withChanges(
  graph: FlatGraph,
  other: FlatGraph,
  changes: readonly (RequirementChange | undefined)[],
  from: 'before' | 'after',
): FlatGraph {
  const isNamed = (graphSide: 'before' | 'after') => (requirement: FlatRequirement) =>
    changes.some((change) => {
      if (change === undefined || !bears(change))
        throw new Error('a cause is a change that bears on something');
      const view =
        graphSide === 'before'
          ? change.kind === 'added'
            ? undefined
            : change.before
          : change.kind === 'removed'
            ? undefined
            : change.after;
      return (
        view?.dependent === requirement.from &&
        view.phase === requirement.phase &&
        view.members.join(' ') === requirement.members.join(' ')
      );
    });
  const to = from === 'before' ? 'after' : 'before';
  const known = new Set(graph.components.map(({ id }) => id));
  return {
    serviceCount: 0,
    components: [...graph.components, ...other.components.filter(({ id }) => !known.has(id))],
    requirements: [
      ...graph.requirements.filter((each) => !isNamed(from)(each)),
      ...other.requirements.filter(isNamed(to)),
    ],
  };
}
