import type { CompactGraph } from '../model/compact-graph.ts';
import { componentId } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { strengths } from '../model/vocabulary.ts';
import { cyclicComponents, stronglyConnectedComponents } from './cycle/components.ts';
import { type CycleEntry, cycleEntry } from './cycle/cycle-entry.ts';
import { type CycleLink, cycleLinks } from './cycle/cycle-links.ts';
import { dependencyEdges } from './cycle/dependency-edges.ts';
import { shortestCycleFinder } from './cycle/shortest-cycle.ts';
import { carriesState, gatesStart } from './effect.ts';
import { neverWave, startUpWaves } from './start-up/waves.ts';

/**
 * What a cycle means, strongest first. `startup`: its members wait for one another to start. `failure`: they
 * fall together. `loose`: they need one another in some way, and neither of the two need follow.
 */
export const cycleKinds = ['startup', 'failure', 'loose'] as const;
export type CycleKind = (typeof cycleKinds)[number];

/** Components that all depend on one another: one entry, however many ways round there are. */
export interface Cycle {
  readonly kind: CycleKind;
  /** A startup cycle that starts anyway, because a group in it is met from outside. */
  readonly breakable: boolean;
  /** Where a breakable cycle is entered; undefined for others. */
  readonly entry: CycleEntry | undefined;
  /** Ids, sorted; two or more. */
  readonly members: readonly string[];
  /** A shortest way round, from its smallest id on. */
  readonly shortest: readonly CycleLink[];
}

/** Whether a requirement is an edge in the graph of a kind. */
export const belongsTo: Readonly<Record<CycleKind, (graph: CompactGraph, requirement: number) => boolean>> = {
  startup: gatesStart,
  failure: (graph, r) => graph.strength[r] === strengths.indexOf('hard') && carriesState(graph, r),
  loose: () => true,
};

/**
 * Every set of components that reach one another, per kind: startup first, then failure, then loose; within a
 * kind larger first, then by smallest member. A set is left out where a stronger kind has the same.
 *
 * They are strongly connected components and not elementary cycles, of which there may be exponentially many.
 * Cost: O(n + m) and the shortest ways round, see `shortestCycleFinder`.
 */
export function cycles(graph: ServiceGraph): readonly Cycle[] {
  const isNew = makeNovelty();
  return cycleKinds.flatMap((kind) => setsOfKind(graph, kind, isNew));
}

/** The same for one kind by itself, whatever the stronger kinds have. */
export function cyclesOfKind(graph: ServiceGraph, kind: CycleKind): readonly Cycle[] {
  return setsOfKind(graph, kind, () => true);
}

function setsOfKind(
  graph: ServiceGraph,
  kind: CycleKind,
  isNew: (members: Int32Array) => boolean,
): readonly Cycle[] {
  const { compact } = graph;
  const edges = dependencyEdges(compact, (r) => belongsTo[kind](compact, r));
  const sets = cyclicComponents(stronglyConnectedComponents(edges)).filter(isNew);
  if (sets.length === 0) return [];
  const shortestCycle = shortestCycleFinder(edges);
  const wave = kind === 'startup' ? startUpWaves(compact, new Uint8Array(compact.componentCount)) : undefined;
  return sets.map((members) => {
    const breakable = wave !== undefined && members.every((member) => wave[member] !== neverWave);
    return {
      kind,
      breakable,
      entry: breakable ? cycleEntry(graph, members, wave) : undefined,
      members: Array.from(members, (member) => componentId(graph, member)),
      shortest: cycleLinks(graph, edges, shortestCycle(members) ?? []),
    };
  });
}

/** Makes the function that says whether it is shown these members for the first time. */
function makeNovelty(): (members: Int32Array) => boolean {
  const seenByFirst = new Map<number, Int32Array[]>();
  return (members) => {
    const first = members[0] ?? 0;
    const seen = seenByFirst.get(first) ?? [];
    if (seen.some((other) => isSame(other, members))) return false;
    seenByFirst.set(first, [...seen, members]);
    return true;
  };
}

function isSame(some: Int32Array, others: Int32Array): boolean {
  return some.length === others.length && some.every((member, index) => member === others[index]);
}
