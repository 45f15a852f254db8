import type { CompactGraph } from '../../model/compact-graph.ts';
import { gatesStart } from '../effect.ts';

/** What every component still waits for before it can start, counted down as others become ready. */
export interface Gates {
  /** Ready members that requirement `r` lacks; never reaches 0 for one that does not gate a start. */
  readonly lacking: Int32Array;
  /** Gating requirements of each component that are not met yet. */
  readonly outstanding: Int32Array;
  /** Says that `component` is ready, and calls `onFree` for each component that then waits for nothing more. */
  readonly open: (component: number, onFree: (component: number) => void) => void;
}

/**
 * The start-up rule, in the one place that knows it: a component waits until each of its hard requirements
 * with phase `always` or `startup` has as many ready members as it asks for.
 *
 * Pre: `open` is called at most once per component. Who waits for nothing from the beginning is not called.
 * Cost: O(n + m) to make, and O(n + m) over all calls of `open`.
 */
export function makeGates(graph: CompactGraph): Gates {
  const lacking = new Int32Array(graph.requirementCount).fill(0x7fffffff);
  const outstanding = new Int32Array(graph.componentCount);
  for (let r = 0; r < graph.requirementCount; r++) {
    if (!gatesStart(graph, r)) continue;
    const dependent = graph.dependent[r] ?? 0;
    lacking[r] = graph.atLeast[r] ?? 0;
    outstanding[dependent] = (outstanding[dependent] ?? 0) + 1;
  }

  const open = (component: number, onFree: (component: number) => void) => {
    const end = graph.dependentStart[component + 1] ?? 0;
    for (let at = graph.dependentStart[component] ?? 0; at < end; at++) {
      const r = graph.dependentRequirement[at] ?? 0;
      const stillLacking = (lacking[r] ?? 0) - 1;
      lacking[r] = stillLacking;
      if (stillLacking !== 0) continue;
      const dependent = graph.dependent[r] ?? 0;
      const stillOutstanding = (outstanding[dependent] ?? 0) - 1;
      outstanding[dependent] = stillOutstanding;
      if (stillOutstanding === 0) onFree(dependent);
    }
  };
  return { lacking, outstanding, open };
}
