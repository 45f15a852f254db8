import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closure, type Edge, mutualReach } from '../oracle/closure.ts';
import { cycles, edgesOf } from '../oracle/cycles.ts';
import { expand } from '../oracle/expand.ts';
import { type FlatGraph, type FlatRequirement, isCarrying } from '../oracle/flat-graph.ts';
import { allRows } from '../oracle/impact.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { randomManifest } from '../oracle/random-manifest.ts';
import { rank } from '../oracle/rank.ts';
import { findingsOf, graphOf } from './found.ts';

/*
 * Each rule that computes something, against what its words say, the slow way, on random graphs.
 */

/** A busy machine may take its time. */
const patience = { timeout: 60_000 };

/** What a rule finds, without its id, sorted. */
type Slow = (graph: FlatGraph) => readonly string[];

const idsOf = (graph: FlatGraph) => graph.components.map(({ id }) => id);
const isPlane = (plane: string) => (id: string) => id.endsWith(`/${plane}`);

/** `u` alone takes `v` down: the scenario of `u` says so. */
const singlePoints: Slow = (graph) =>
  idsOf(graph).flatMap((root) =>
    allRows(graph, { roots: [{ component: root, state: 'down', atMs: 0 }] })
      .filter(({ id, state }) => id !== root && state === 'down')
      .map(({ id }) => `${id} -> ${root}`),
  );

/** The same, with data planes that keep what they have to themselves; until nothing changes. */
const needed: Slow = (graph) => {
  const isData = isPlane('data');
  const found: string[] = [];
  for (const root of idsOf(graph).filter(isPlane('control'))) {
    const down = new Set([root]);
    const isLost = (id: string) => down.has(id) && (id === root || !isData(id));
    const takes = ({ members, atLeast, strength, ...rest }: FlatRequirement) =>
      strength === 'hard' &&
      isCarrying({ members, atLeast, strength, ...rest }) &&
      members.filter((id) => !isLost(id)).length < atLeast;
    for (let before = -1; before !== down.size; ) {
      before = down.size;
      for (const requirement of graph.requirements) if (takes(requirement)) down.add(requirement.from);
    }
    for (const id of down) if (isData(id) && id !== root) found.push(`${id} -> ${root}`);
  }
  return found;
};

const large: Slow = (graph) =>
  rank(graph)
    .filter(({ down }) => down > 1)
    .map(({ id }) => id);

const reached: Slow = (graph) => {
  const edges = graph.requirements.flatMap(({ from, members }) =>
    members.map((member): Edge => [from, member]),
  );
  return [...closure(idsOf(graph), edges)].flatMap(([from, tos]) =>
    [...tos].filter((to) => to !== from).map((to) => `${from} -> ${to}`),
  );
};

const stuck = (graph: FlatGraph) =>
  cycles(graph)
    .filter(({ kind, breakable }) => kind === 'startup' && !breakable)
    .map(({ members }) => members.join(', '));

const fallTogether: Slow = (graph) =>
  mutualReach(idsOf(graph), edgesOf(graph, 'failure')).map((members) => members.join(', '));

const rows: readonly [rule: string, use: unknown, slow: Slow][] = [
  ['single-point-of-failure', { from: '*' }, singlePoints],
  ['data-plane-needs-control-plane', 'error', needed],
  ['blast-radius-over-limit', { limit: 1 }, large],
  ['forbidden', { from: '*', to: '*', transitive: true }, reached],
  ['startup-cycle', 'error', stuck],
  ['failure-cycle', 'error', fallTogether],
];

describe('rules and what their words say', patience, () => {
  it.each(rows)('agree: %s', async (rule, use, slow) => {
    await fc.assert(
      fc.asyncProperty(randomManifest(), async (manifest) => {
        const graph = libraryGraph([manifest]);
        const { components } = graph;
        const hasPlanes = ['data', 'control'].every((plane) =>
          components.some((each) => each.plane === plane),
        );
        fc.pre(rule !== 'data-plane-needs-control-plane' || hasPlanes);
        const found = await findingsOf(graph, { [rule]: use });
        const identities = found.map(({ identity }) => identity.slice(rule.length + 1));
        // A long cycle is named by a hash.
        const expected = slow(expand([manifest])).filter((each) => each.split(', ').length <= 12);
        expect(identities.filter((each) => !each.includes('#')).sort()).toEqual([...expected].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('give chains that lead from the one to the other', async () => {
    await fc.assert(
      fc.asyncProperty(randomManifest(), async (manifest) => {
        const use = { 'single-point-of-failure': { from: '*' } };
        for (const { from, to, path = () => [] } of await findingsOf(libraryGraph([manifest]), use)) {
          const steps = path().map(({ message }) => /^`(.+?)` needs `(.+?)`/.exec(message)?.slice(1) ?? []);
          expect(steps[0]?.[0]).toBe(from[0]);
          expect(steps.at(-1)?.[1]).toBe(to?.[0]);
          steps.forEach((step, index) => {
            if (index > 0) expect(step[0]).toBe(steps[index - 1]?.[1]);
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('give the beginning and the end of a chain that nobody follows', async () => {
    const line = Array.from({ length: 150 }, (_, index) => `s${index}>s${index + 1}`).join(' ');
    const [found] = await findingsOf(graphOf(line), {
      'single-point-of-failure': { from: 's0', to: 's150' },
    });
    const steps = found?.path?.().map(({ message }) => message) ?? [];
    expect(steps.length).toBe(100);
    expect(steps.slice(97)).toEqual(['`s97` needs `s98`', 'and 51 more steps', '`s149` needs `s150`']);
  });

  it('look at more components than fit in a word', async () => {
    const line = Array.from({ length: 100 }, (_, index) => `s${index}>s${index + 1}`).join(' ');
    const found = await findingsOf(graphOf(line), { 'single-point-of-failure': { from: 's0' } });
    expect(found.map(({ path }) => path?.().length).sort((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    );
  });
});

describe('deep-chain', patience, () => {
  /** Steps of the longest chain from each component, no step inside a cycle, by trying every one. */
  function longest(graph: FlatGraph): Map<string, number> {
    const ids = idsOf(graph);
    const edges = edgesOf(graph, 'failure');
    const sets = mutualReach(ids, edges);
    const setOf = (id: string) => sets.find((members) => members.includes(id)) ?? [id];
    const lengthOf = (set: readonly string[]): number =>
      Math.max(
        0,
        ...edges
          .filter(([from, to]) => set.includes(from) && !set.includes(to))
          .map(([, to]) => 1 + lengthOf(setOf(to))),
      );
    return new Map(ids.map((id) => [id, lengthOf(setOf(id))]));
  }

  it('agrees with trying every chain', async () => {
    await fc.assert(
      fc.asyncProperty(randomManifest(), fc.integer({ min: 0, max: 3 }), async (manifest, limit) => {
        const graph = libraryGraph([manifest]);
        const slow = longest(expand([manifest]));
        const found = await findingsOf(graph, { 'deep-chain': { limit } });
        for (const { from, path = () => [] } of found) {
          expect(path().length).toBe(slow.get(from[0] ?? ''));
          expect(path().length).toBeGreaterThan(limit);
        }
        expect(found.length > 0).toBe([...slow.values()].some((length) => length > limit));
        const deepest = Math.max(...slow.values());
        if (found.length > 0)
          expect(Math.max(...found.map(({ path }) => path?.().length ?? 0))).toBe(deepest);
      }),
      { numRuns: 300 },
    );
  });
});
