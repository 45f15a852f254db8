import type { CompactGraph } from '../../model/compact-graph.ts';
import { gatesStart } from '../effect.ts';
import { makeIndexedHeap } from '../propagation/indexed-heap.ts';
import { makeGates } from '../start-up/gates.ts';

/** What gets a deadlock going: requirements that are relaxed, or components that are started by hand. */
export type Release = 'requirements' | 'components';

/**
 * Few requirements to relax, or few components to start by hand, so that everything starts; numbers ascending.
 *
 * The greedy order of Eades, Lin and Smyth (Inf. Proc. Letters 47, 1993) for feedback arc sets, with groups:
 * what can start starts; what nobody asks for any more is left for the end, when everything else is up; and
 * if there is neither, the component that is asked for most compared with what it waits for starts anyway.
 *
 * Pre: everything in the graph is stuck. Post: enough, not always fewest. Cost: O((n + m) log n).
 */
export function greedyRelease(graph: CompactGraph, release: Release): readonly number[] {
  const gates = makeGates(graph);
  const demand = makeDemand(graph);
  const chosen: number[] = [];
  const startable: number[] = [];
  /** 1 once a component has started or is left for the end. */
  const placed = new Uint8Array(graph.componentCount);
  const candidates = makeCandidates(graph.componentCount, (component) => {
    const [waits, asked] = [gates.outstanding[component] ?? 0, demand.askedFor[component] ?? 0];
    return release === 'requirements' ? waits - asked : -waits * asked;
  });

  const start = (component: number) => {
    placed[component] = 1;
    gates.open(component, (freed) => startable.push(freed));
    const end = graph.dependentStart[component + 1] ?? 0;
    for (let at = graph.dependentStart[component] ?? 0; at < end; at++) {
      const r = graph.dependentRequirement[at] ?? 0;
      if (gates.lacking(r) > 0) continue;
      demand.withdraw(r);
      const dependent = graph.dependent[r] ?? 0;
      if (placed[dependent] === 0) candidates.consider(dependent);
    }
  };
  const leaveForTheEnd = (component: number) => {
    placed[component] = 1;
    for (const r of demand.of(component)) demand.withdraw(r);
  };
  const startAnyway = (component: number) => {
    const unmet = demand.of(component);
    if (release === 'components') chosen.push(component);
    for (const r of unmet) {
      if (release === 'requirements') chosen.push(r);
      demand.withdraw(r);
    }
    start(component);
  };
  const isOpen = (component: number) => placed[component] === 0;

  for (let component = 0; component < graph.componentCount; component++) candidates.consider(component);
  for (;;) {
    const free = takeLast(startable, isOpen);
    const unasked = free === undefined ? takeLast(demand.unasked, isOpen) : undefined;
    const best = free === undefined && unasked === undefined ? candidates.take(isOpen) : undefined;
    if (free !== undefined) start(free);
    else if (unasked !== undefined) leaveForTheEnd(unasked);
    else if (best !== undefined) startAnyway(best);
    else return chosen.sort((a, b) => a - b);
  }
}

/** Takes entries from the end until one is wanted. */
function takeLast(entries: number[], isWanted: (entry: number) => boolean): number | undefined {
  for (let last = entries.pop(); last !== undefined; last = entries.pop()) if (isWanted(last)) return last;
  return undefined;
}

/** How many unmet requirements ask for each component, as requirements are met or withdrawn. */
function makeDemand(graph: CompactGraph) {
  const asks = new Uint8Array(graph.requirementCount);
  const askedFor = new Int32Array(graph.componentCount);
  /** Components that nobody asks for any more. */
  const unasked: number[] = [];
  const count = (r: number, change: 1 | -1) => {
    asks[r] = change === 1 ? 1 : 0;
    for (let at = graph.memberStart[r] ?? 0; at < (graph.memberStart[r + 1] ?? 0); at++) {
      const member = graph.member[at] ?? 0;
      askedFor[member] = (askedFor[member] ?? 0) + change;
      if (askedFor[member] === 0) unasked.push(member);
    }
  };
  for (let r = 0; r < graph.requirementCount; r++) if (gatesStart(graph, r)) count(r, 1);

  /** The requirements of a component that still ask. */
  const of = (component: number): number[] => {
    const asking: number[] = [];
    const end = graph.requirementStart[component + 1] ?? 0;
    for (let r = graph.requirementStart[component] ?? 0; r < end; r++) if (asks[r] === 1) asking.push(r);
    return asking;
  };
  const withdraw = (r: number) => {
    if (asks[r] === 1) count(r, -1);
  };
  return { askedFor, unasked, of, withdraw };
}

/** A heap of components by a rank that may change; ranks that have become worse are noticed on taking. */
function makeCandidates(componentCount: number, rankOf: (component: number) => number) {
  const rank = new Float64Array(componentCount).fill(Number.POSITIVE_INFINITY);
  const heap = makeIndexedHeap(componentCount, (a, b) => {
    const difference = (rank[a] ?? 0) - (rank[b] ?? 0);
    return difference < 0 || (difference === 0 && a < b);
  });
  /** Puts a component in, or moves it up if its rank is better than before. */
  const consider = (component: number) => {
    const now = rankOf(component);
    if (now >= (rank[component] ?? 0)) return;
    rank[component] = now;
    heap.push(component);
  };
  /** The wanted component with the lowest rank. */
  const take = (isWanted: (component: number) => boolean): number | undefined => {
    for (let best = heap.pop(); best !== -1; best = heap.pop()) {
      if (!isWanted(best)) continue;
      if (rankOf(best) <= (rank[best] ?? 0)) return best;
      rank[best] = Number.POSITIVE_INFINITY;
      consider(best);
    }
    return undefined;
  };
  return { consider, take };
}
