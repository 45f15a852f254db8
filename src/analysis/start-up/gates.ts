import type { CompactGraph } from '../../model/compact-graph.ts';
import { dependentIn, isGroup, plainTerms, termsIn } from '../../model/terms.ts';
import { gatesByTerms, gatesStart } from '../effect.ts';

/** What every component still waits for before it can start, counted down as others become ready. */
export interface Gates {
  /** Ready members that requirement `r` lacks; always some for one that does not gate a start. */
  readonly lacking: (r: number) => number;
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
  const { dependentStart, dependentRequirement, dependentEdge, memberStart, member } = graph;
  const isOpen = new Uint8Array(graph.componentCount);
  const hasGroups = member.length > graph.requirementCount;
  /** Of groups only: a single target is there or not. */
  const lackingMembers = hasGroups ? graph.atLeast.slice() : new Int32Array(0);
  const outstanding = new Int32Array(graph.componentCount);
  for (let v = 0; v < graph.componentCount; v++) {
    const end = graph.requirementStart[v + 1] ?? 0;
    let gates = 0;
    for (let r = graph.requirementStart[v] ?? 0; r < end; r++) if (gatesStart(graph, r)) gates++;
    outstanding[v] = gates;
  }

  const lacking = (r: number) => {
    if (!gatesStart(graph, r)) return Number.POSITIVE_INFINITY;
    const first = memberStart[r] ?? 0;
    const memberCount = (memberStart[r + 1] ?? 0) - first;
    return memberCount > 1 ? (lackingMembers[r] ?? 0) : 1 - (isOpen[member[first] ?? 0] ?? 0);
  };
  const open = (component: number, onFree: (component: number) => void) => {
    isOpen[component] = 1;
    const end = dependentStart[component + 1] ?? 0;
    for (let at = dependentStart[component] ?? 0; at < end; at++) {
      const edge = dependentEdge[at] ?? 0;
      const terms = termsIn(edge);
      if (terms !== plainTerms && gatesByTerms[terms] === 0) continue;
      if (isGroup(terms)) {
        const r = dependentRequirement[at] ?? 0;
        const stillLacking = (lackingMembers[r] ?? 0) - 1;
        lackingMembers[r] = stillLacking;
        if (stillLacking !== 0) continue;
      }
      const dependent = dependentIn(edge);
      const stillOutstanding = (outstanding[dependent] ?? 0) - 1;
      outstanding[dependent] = stillOutstanding;
      if (stillOutstanding === 0) onFree(dependent);
    }
  };
  return { lacking, outstanding, open };
}
