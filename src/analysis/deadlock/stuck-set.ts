import type { CompactGraph } from '../../model/compact-graph.ts';
import { dependencyEdges } from '../cycle/dependency-edges.ts';
import { shortestCycleFinder } from '../cycle/shortest-cycle.ts';
import { gatesStart, membersToLose } from '../effect.ts';
import { makeGates } from '../start-up/gates.ts';
import { neverWave, startUpWaves } from '../start-up/waves.ts';

/** Components that keep one another from starting, whatever starts besides them. */
export interface StuckSet {
  readonly components: readonly number[];
  /** For each of these components one requirement that stays unmet as long as all of them wait. */
  readonly requirements: readonly number[];
  /** How often the start of the graph was gone through to find it. */
  readonly cost: number;
}

/**
 * A small set of components that stay stuck until one of them is started otherwise or one of the named
 * requirements is relaxed; undefined when everything starts.
 *
 * Where single requirements wait for one another in a ring, a shortest ring; else a set that is minimal in
 * the sense that any one of its components, once started, starts the others.
 * Cost: O(n · (n + m)).
 */
export function stuckSet(graph: CompactGraph, running: Uint8Array): StuckSet | undefined {
  const stuck = stuckBeside(graph, running);
  return stuck.includes(1) ? (stuckRing(graph, stuck) ?? minimalStuckSet(graph, stuck)) : undefined;
}

/** 1 for each component that does not start beside what runs. */
function stuckBeside(graph: CompactGraph, running: Uint8Array): Uint8Array {
  return Uint8Array.from(startUpWaves(graph, running), (wave) => (wave === neverWave ? 1 : 0));
}

/** A ring of requirements of which each fails with any one of its members. */
function stuckRing(graph: CompactGraph, stuck: Uint8Array): StuckSet | undefined {
  const edges = dependencyEdges(graph, (r) => gatesStart(graph, r) && membersToLose(graph, r) === 1, stuck);
  const slots = shortestCycleFinder(edges)(Int32Array.from(graph.startupMs.keys()));
  return slots === undefined
    ? undefined
    : {
        components: slots.map((slot) => edges.target[slot] ?? 0),
        requirements: slots.map((slot) => edges.requirement[slot] ?? 0),
        cost: 2,
      };
}

/** Supposes one component after another to run, as long as others then still are stuck. */
function minimalStuckSet(graph: CompactGraph, stuck: Uint8Array): StuckSet {
  let others = stuck.map((it) => 1 - it);
  let cost = 2;
  stuck.forEach((isStuck, component) => {
    if (isStuck === 0 || others[component] === 1) return;
    const supposed = others.slice();
    supposed[component] = 1;
    const left = stuckBeside(graph, supposed);
    cost++;
    if (left.includes(1)) others = left.map((it) => 1 - it);
  });
  const gates = makeGates(graph);
  others.forEach((runs, component) => {
    if (runs === 1) gates.open(component, () => {});
  });
  const components = [...others.keys()].filter((component) => others[component] === 0);
  const requirements = components.map((component) => unmetOf(graph, component, gates.lacking));
  return { components, requirements, cost };
}

/** The first gating requirement of a component that lacks members. */
function unmetOf(graph: CompactGraph, component: number, lacking: (requirement: number) => number): number {
  const end = graph.requirementStart[component + 1] ?? 0;
  for (let r = graph.requirementStart[component] ?? 0; r < end; r++) {
    if (gatesStart(graph, r) && lacking(r) > 0) return r;
  }
  return -1;
}
