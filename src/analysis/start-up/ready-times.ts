import type { CompactGraph } from '../../model/compact-graph.ts';
import { makeIndexedHeap } from '../propagation/indexed-heap.ts';
import { makeGates } from './gates.ts';

/** When everything is ready, and in which order. */
export interface ReadyTimes {
  /** Milliseconds from the start; 0 for what runs already, `Infinity` for never. */
  readonly readyMs: Float64Array;
  /** Those that are ever ready, by time; each comes after what it waited for, also where times are equal. */
  readonly order: Int32Array;
  /** Ready members that each requirement lacks in the end: above 0 for one that is never met, or does not gate. */
  readonly lacking: (requirement: number) => number;
}

/**
 * When each component is ready if everything starts as soon as it can: its own start-up time after the last
 * of its gating requirements; a group is met by the k-th of its members.
 *
 * Ready means derived from components that wait for nothing, so a cycle is never ready by its own grace, but a
 * cycle through a group starts by the member outside it. Knuth's generalization of Dijkstra's algorithm (Inf.
 * Proc. Letters 6, 1977) finds these times: components are settled in ascending order, hence the one that
 * completes a count decides.
 *
 * Pre: `running[v]` is 1 for what is up already. Cost: O(m + n log n) time, O(n + r) space for r requirements.
 */
export function readyTimes(graph: CompactGraph, running: Uint8Array): ReadyTimes {
  const { componentCount } = graph;
  const gates = makeGates(graph);
  const readyMs = new Float64Array(componentCount).fill(Number.POSITIVE_INFINITY);
  // Settled components; those past `settled` are as soon as the last settled one and need no heap.
  const order = new Int32Array(componentCount);
  let ordered = 0;
  const starting = makeIndexedHeap(componentCount, (a, b) => {
    const difference = (readyMs[a] ?? 0) - (readyMs[b] ?? 0);
    return difference < 0 || (difference === 0 && a < b);
  });
  let now = 0;
  const start = (component: number) => {
    if (running[component] === 1) return;
    const startupMs = graph.startupMs[component] ?? 0;
    readyMs[component] = now + startupMs;
    if (startupMs === 0) order[ordered++] = component;
    else starting.push(component);
  };

  for (let v = 0; v < componentCount; v++) {
    if (running[v] !== 1) continue;
    readyMs[v] = 0;
    order[ordered++] = v;
  }
  for (let v = 0; v < componentCount; v++) if (gates.outstanding[v] === 0) start(v);
  for (let settled = 0; ; settled++) {
    if (settled === ordered) {
      const next = starting.pop();
      if (next === -1) break;
      order[ordered++] = next;
    }
    const component = order[settled] ?? 0;
    now = readyMs[component] ?? 0;
    gates.open(component, start);
  }
  return { readyMs, order: order.subarray(0, ordered), lacking: gates.lacking };
}
