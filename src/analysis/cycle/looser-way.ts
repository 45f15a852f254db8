import { componentNumber } from '../../model/component-ids.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import type { Cycle } from '../cycles.ts';
import { type CycleLink, cycleLinks } from './cycle-links.ts';
import { type DependencyEdges, dependencyEdges } from './dependency-edges.ts';
import { fromSmallest, shortestCycleFinder } from './shortest-cycle.ts';

/**
 * A loose cycle may hold a stronger one, and its shortest way round be of that: then a way round that is only
 * loose. A shortest one that keeps out of the stronger cycle; without one, by the first requirement that leads out
 * of it and as short as goes from there. Nothing where `shortest` says it already.
 *
 * Pre: `cycle` is one of `all`, the `cycles` of this graph. Cost: that of `shortestCycleFinder`.
 */
export function looserWay(graph: ServiceGraph, cycle: Cycle, all: readonly Cycle[]): readonly CycleLink[] {
  if (cycle.kind !== 'loose') return [];
  const within = flagsOf(graph, cycle.members);
  const stronger = all
    .filter(({ kind, members }) => kind !== 'loose' && members.length < cycle.members.length)
    .map(({ members }) => new Set(members))
    .find((members) => cycle.shortest.every(({ from }) => members.has(from)));
  if (stronger === undefined) return [];
  const inStronger = flagsOf(graph, [...stronger]);
  const edges = dependencyEdges(graph.compact, () => true, within);
  const others = Int32Array.from(within.keys()).filter((it) => within[it] === 1 && inStronger[it] === 0);
  const apart = shortestCycleFinder(edges)(others);
  if (apart !== undefined) return cycleLinks(graph, edges, apart);
  const out = firstWayOut(edges, inStronger);
  return out === undefined ? [] : cycleLinks(graph, edges, fromSmallest(wayRound(edges, out), edges.target));
}

function flagsOf(graph: ServiceGraph, ids: readonly string[]): Uint8Array {
  const flags = new Uint8Array(graph.componentIds.length);
  for (const id of ids) flags[componentNumber(graph, id) ?? 0] = 1;
  return flags;
}

interface Step {
  readonly from: number;
  readonly slot: number;
}

function firstWayOut({ nodeCount, start, target }: DependencyEdges, inside: Uint8Array): Step | undefined {
  for (let from = 0; from < nodeCount; from++) {
    if (inside[from] === 0) continue;
    for (let slot = start[from] ?? 0; slot < (start[from + 1] ?? 0); slot++) {
      if (inside[target[slot] ?? 0] === 0) return { from, slot };
    }
  }
  return undefined;
}

/** The slots of a shortest cycle over one of them: breadth first, from its end to its beginning. */
function wayRound({ start, target }: DependencyEdges, first: Step): number[] {
  const begin = target[first.slot] ?? 0;
  const cameBy = new Map<number, Step | undefined>([[begin, undefined]]);
  // A map goes on to what is added while it is walked.
  for (const [from] of cameBy) {
    if (from === first.from) break;
    for (let slot = start[from] ?? 0; slot < (start[from + 1] ?? 0); slot++) {
      const next = target[slot] ?? 0;
      if (!cameBy.has(next)) cameBy.set(next, { from, slot });
    }
  }
  const slots: number[] = [];
  for (let step = cameBy.get(first.from); step !== undefined; step = cameBy.get(step.from))
    slots.push(step.slot);
  return [first.slot, ...slots.reverse()];
}
