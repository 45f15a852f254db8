import { componentId } from '../../model/component-ids.ts';
import { type RequirementView, requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { cyclicComponents, type StrongComponents, stronglyConnectedComponents } from '../cycle/components.ts';
import { type CycleLink, cycleLinks } from '../cycle/cycle-links.ts';
import { type DependencyEdges, dependencyEdges } from '../cycle/dependency-edges.ts';
import { shortestCycleFinder } from '../cycle/shortest-cycle.ts';
import { gatesStart } from '../effect.ts';
import type { ReadyTimes } from '../start-up/ready-times.ts';
import { coreGraph } from './core-graph.ts';
import { fewest } from './ways-out.ts';

/** What never starts. */
export interface Deadlock {
  /** What holds itself up; larger first, then by smallest member. */
  readonly cores: readonly DeadlockCore[];
  /** What waits for a core; sorted. */
  readonly behind: readonly string[];
}

/** Components that wait for one another and for nothing else that never starts. */
export interface DeadlockCore {
  /** Ids, sorted. */
  readonly members: readonly string[];
  /** A shortest way round over requirements that are never met, from its smallest id on. */
  readonly shortest: readonly CycleLink[];
  /** Requirements that let all of the core start once they no longer hold back a start. */
  readonly relax: readonly Relaxation[];
  /** Whether no smaller set of requirements would do. */
  readonly proven: boolean;
  /** Components that let the rest of the core start once somebody has started them by hand; sorted. */
  readonly startByHand: readonly string[];
  /** Whether no smaller set of components would do. */
  readonly startByHandProven: boolean;
}

/** A requirement to give up at start-up: make it `strength: soft`, or `phase: runtime`. */
export interface Relaxation {
  readonly requirement: RequirementView;
  /** To give it this many further members, which start without the core, would do as well. */
  readonly lacking: number;
}

/** How much a deadlock with large cores is looked into: components and members visited, for all its cores. */
const effort = 5_000_000;

/**
 * What never starts, what of it is the core, and the smallest ways to get each core going.
 *
 * Pre: `ready` holds the ready times of the graph; components are in the deadlock where these are infinite.
 * Cost: O(n + m) and, for each core, the shortest way round and the search for `fewest`.
 */
export function deadlock(graph: ServiceGraph, { readyMs, lacking }: ReadyTimes): Deadlock {
  const { compact, componentIds } = graph;
  if (!readyMs.includes(Number.POSITIVE_INFINITY)) return { cores: [], behind: [] };
  const never = Uint8Array.from(readyMs, (time) => (time === Number.POSITIVE_INFINITY ? 1 : 0));
  const edges = dependencyEdges(compact, (r) => gatesStart(compact, r), never);
  const cores = coresOf(edges, stronglyConnectedComponents(edges));
  const unmet = dependencyEdges(compact, (r) => gatesStart(compact, r) && lacking(r) > 0, never);
  const shortestCycle = shortestCycleFinder(unmet);
  const isBehind = never.slice();
  for (const members of cores) for (const member of members) isBehind[member] = 0;
  return {
    cores: cores.map((members) => ({
      members: Array.from(members, (member) => componentId(graph, member)),
      shortest: cycleLinks(graph, unmet, shortestCycle(members) ?? []),
      ...waysOut(graph, members, lacking, effort / cores.length),
    })),
    behind: componentIds.filter((_, component) => isBehind[component] === 1),
  };
}

/** The cyclic components that no edge leaves. */
function coresOf(edges: DependencyEdges, components: StrongComponents): readonly Int32Array[] {
  const isLeft = new Uint8Array(components.count);
  for (let node = 0; node < edges.nodeCount; node++) {
    const own = components.of[node] ?? 0;
    for (let slot = edges.start[node] ?? 0; slot < (edges.start[node + 1] ?? 0); slot++) {
      if (components.of[edges.target[slot] ?? 0] !== own) isLeft[own] = 1;
    }
  }
  return cyclicComponents(components).filter((members) => isLeft[components.of[members[0] ?? 0] ?? 0] === 0);
}

function waysOut(
  graph: ServiceGraph,
  members: Int32Array,
  lacking: (requirement: number) => number,
  share: number,
): Pick<DeadlockCore, 'relax' | 'proven' | 'startByHand' | 'startByHandProven'> {
  const core = coreGraph(graph, members, (r) => (gatesStart(graph.compact, r) ? Math.max(0, lacking(r)) : 0));
  const requirements = fewest(core.compact, 'requirements', share / 2);
  const byHand = fewest(core.compact, 'components', share / 2);
  return {
    relax: requirements.elements.map((r) => ({
      requirement: requirementView(graph, core.requirement[r] ?? 0),
      lacking: core.compact.atLeast[r] ?? 0,
    })),
    proven: requirements.proven,
    startByHand: byHand.elements.map((component) => componentId(graph, members[component] ?? 0)),
    startByHandProven: byHand.proven,
  };
}
