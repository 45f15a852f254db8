import type { CompactGraph } from '../../model/compact-graph.ts';
import { carriesState, effectOf, type Level, membersToLose } from '../effect.ts';
import { makeIndexedHeap } from '../propagation/indexed-heap.ts';
import { type Propagation, slotOf } from '../propagation/propagation.ts';
import { targetTime } from './target-time.ts';

/** A component that fails of itself, and is repaired. */
export interface EndingFailure {
  readonly component: number;
  readonly level: Level;
  readonly fromMs: number;
  /** `Infinity` when it never is. */
  readonly untilMs: number;
}

export interface Onsets extends Propagation {
  /** 1 for requirements that have an effect on their dependent. */
  readonly effective: Uint8Array;
}

/**
 * Lets failures that end travel: the same as `propagate`, but a requirement only has an effect when its target is
 * still lost as the tolerance runs out.
 *
 * `wellMs` is what is known so far of when each component is well again, 0 for one that is not known to be affected:
 * too early is allowed, then an effect is missing that another pass with later times lets in. What the pass finds
 * out on its way counts at once: whoever an effect reaches is not well before its target is.
 *
 * Cost: that of `propagate`.
 */
export function onsetsBefore(
  graph: CompactGraph,
  failures: readonly EndingFailure[],
  wellMs: Float64Array,
): Onsets {
  const onsetMs = new Float64Array(3 * graph.componentCount).fill(Number.POSITIVE_INFINITY);
  const hops = new Int32Array(3 * graph.componentCount);
  const step = new Int32Array(3 * graph.componentCount);
  const levels = new Uint8Array(graph.componentCount);
  const [stepMs, stepHops] = [[Number.POSITIVE_INFINITY], [0]];
  const effective = new Uint8Array(graph.requirementCount);
  const lost = new Int32Array(3 * graph.requirementCount);
  const mostHops = new Int32Array(3 * graph.requirementCount);
  const knownWellMs = wellMs.slice();
  const waiting = makeIndexedHeap(onsetMs.length, (a, b) => {
    const difference = (onsetMs[a] ?? 0) - (onsetMs[b] ?? 0);
    return difference < 0 || (difference === 0 && (hops[a] ?? 0) < (hops[b] ?? 0));
  });
  const offer = (slot: number, time: number, hopCount: number) => {
    const known = onsetMs[slot] ?? 0;
    if (time > known || (time === known && hopCount >= (hops[slot] ?? 0))) return;
    onsetMs[slot] = time;
    hops[slot] = hopCount;
    waiting.push(slot);
  };
  const learnWell = (component: number, time: number) => {
    knownWellMs[component] = Math.max(knownWellMs[component] ?? 0, time);
  };

  for (const { component, level, fromMs, untilMs } of failures) {
    for (let each = 1; each <= level; each++) offer(slotOf(component, each as Level), fromMs, 0);
    learnWell(component, untilMs);
  }
  for (let slot = waiting.pop(); slot !== -1; slot = waiting.pop()) {
    const [time = 0, hopCount = 0] = [onsetMs[slot], hops[slot]];
    // They come in order, so a step ends where time or hops change.
    if (time !== stepMs.at(-1) || hopCount !== stepHops.at(-1)) {
      stepMs.push(time);
      stepHops.push(hopCount);
    }
    step[slot] = stepMs.length - 1;
    const target = Math.floor(slot / 3);
    const level = ((slot % 3) + 1) as Level; // a slot holds one of the levels 1 to 3
    levels[target] = (levels[target] ?? 0) | (1 << level);
    const end = graph.dependentStart[target + 1] ?? 0;
    for (let at = graph.dependentStart[target] ?? 0; at < end; at++) {
      const r = graph.dependentRequirement[at] ?? 0;
      const effect = effectOf(graph, r, level);
      const mildestAlready = effectOf(graph, r, (level - 1) as Level);
      if (effect === mildestAlready || !carriesState(graph, r)) continue;
      const counter = slotOf(r, level);
      lost[counter] = (lost[counter] ?? 0) + 1;
      mostHops[counter] = Math.max(mostHops[counter] ?? 0, hopCount);
      if (lost[counter] !== membersToLose(graph, r)) continue;
      const effectMs = time + (graph.toleratesMs[r] ?? 0);
      const endMs = targetTime(graph, r, (member) => knownWellMs[member] ?? 0);
      if (effectMs >= endMs) continue;
      const dependent = graph.dependent[r] ?? 0;
      effective[r] = 1;
      learnWell(dependent, endMs);
      for (let each = mildestAlready + 1; each <= effect; each++) {
        offer(slotOf(dependent, each as Level), effectMs, (mostHops[counter] ?? 0) + 1);
      }
    }
  }
  return { step, levels, stepMs, stepHops, horizonMs: Number.POSITIVE_INFINITY, effective };
}
