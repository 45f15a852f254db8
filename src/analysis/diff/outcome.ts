import type { ServiceGraph } from '../../model/service-graph.ts';
import { states } from '../../model/vocabulary.ts';
import { down, type Level, nextOnlyForStart } from '../effect.ts';
import { freezeOf } from '../propagation/flags.ts';

import { isReached, levelOf, onsetMs, type Propagation } from '../propagation/propagation.ts';

/** What can become of a component, mildest first, as its blast radius is counted: frozen when it is ok otherwise. */
export const outcomes = ['ok', 'frozen', 'delayed', 'degraded', 'down'] as const;

/** What becomes of a component, and when. */
export interface ComponentOutcome {
  readonly state: (typeof outcomes)[number];
  /** When it is first in this state, in milliseconds; undefined when it is ok. */
  readonly atMs: number | undefined;
  /** When it was first in each milder one, mildest first; empty when it is ok or frozen. */
  readonly earlierMs: readonly number[];
}

export const unaffected: ComponentOutcome = { state: 'ok', atMs: undefined, earlierMs: [] };

/** What a propagated failure does to one component. `mayFreeze` is that of the graph. */
export function outcomeOf(
  graph: ServiceGraph,
  propagation: Propagation,
  mayFreeze: Uint8Array,
  component: number,
): ComponentOutcome {
  const level = levelOf(propagation, component);
  const onset = (each: number) => onsetMs(propagation, component, each as Level); // 1 to 3
  if (level > 0) {
    const earlierMs = [1, 2].filter((each) => each < level).map(onset);
    const state = states[level];
    return { state, atMs: onset(level), earlierMs };
  }
  if (mayFreeze[component] !== 1 || !needsSomethingDown(graph, propagation, component)) return unaffected;
  const frozen = freezeOf(graph, propagation, component);
  return frozen === undefined ? unaffected : { state: 'frozen', atMs: frozen.sinceMs, earlierMs: [] };
}

/** Said at once of most components, without a look at each requirement. */
function needsSomethingDown({ compact }: ServiceGraph, propagation: Propagation, component: number): boolean {
  const first = compact.memberStart[compact.requirementStart[component] ?? 0] ?? 0;
  const end = compact.memberStart[compact.requirementStart[component + 1] ?? 0] ?? 0;
  for (let at = first; at < end; at++) {
    if (isReached(propagation, compact.member[at] ?? 0, down)) return true;
  }
  return false;
}

/** 1 for each component that can be frozen and ok otherwise: one that needs something only to start. */
export function componentsThatMayFreeze({ compact }: ServiceGraph): Uint8Array {
  const mayFreeze = new Uint8Array(compact.componentCount);
  for (let r = nextOnlyForStart(compact, 0); r !== -1; r = nextOnlyForStart(compact, r + 1)) {
    mayFreeze[compact.dependent[r] ?? 0] = 1;
  }
  return mayFreeze;
}
