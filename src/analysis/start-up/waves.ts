import type { CompactGraph } from '../../model/compact-graph.ts';
import { makeGates } from './gates.ts';

/** The wave of what runs already: before the first. */
export const runningWave = -1;
/** The wave of what never starts: after the last. */
export const neverWave = 0x7fffffff;

/**
 * In which wave each component starts: 0 when nothing outstanding holds it back, else one after the last
 * wave that it waits for; of a group, after the k-th of its members.
 *
 * Topological levels by counting down what is outstanding (Kahn, Comm. ACM 5, 1962), breadth first: components
 * enter the queue in the order of their waves, so the one that completes the count is the last of those
 * that matter, groups and cycles included. Waves say nothing of time; see `readyTimes`.
 *
 * Pre: `running[v]` is 1 for what is up already. Cost: O(n + m) time, O(n + r) space for r requirements.
 */
export function startUpWaves(graph: CompactGraph, running: Uint8Array): Int32Array {
  const { componentCount } = graph;
  const gates = makeGates(graph);
  const wave = new Int32Array(componentCount).fill(neverWave);
  const queue = new Int32Array(componentCount);
  let queued = 0;
  let inWave = runningWave;
  const enter = (component: number) => {
    if (wave[component] !== neverWave) return;
    wave[component] = inWave;
    queue[queued++] = component;
  };

  for (let v = 0; v < componentCount; v++) if (running[v] === 1) enter(v);
  inWave++;
  for (let v = 0; v < componentCount; v++) if (gates.outstanding[v] === 0) enter(v);
  for (let at = 0; at < queued; at++) {
    const component = queue[at] ?? 0;
    inWave = (wave[component] ?? 0) + 1;
    gates.open(component, enter);
  }
  return wave;
}
