import type { CompactGraph } from '../../model/compact-graph.ts';
import { down } from '../effect.ts';
import { type EndingFailure, type Onsets, onsetsBefore } from './onsets.ts';
import { type Rings, ringsOf } from './rings.ts';
import { wellTimes } from './well-times.ts';

/** Failures that overlap in time, what they affect and until when. */
export interface EndingScenario {
  readonly failures: readonly EndingFailure[];
  /** From when on each component is at each level or worse; what is affected at all is so for one stretch of time. */
  readonly onsets: Onsets;
  /** When each component is well again, in milliseconds; 0 for the unaffected, `Infinity` for never. */
  readonly wellMs: Float64Array;
}

/**
 * What failures that end do to a graph: the least solution of when each component is affected and when it is well
 * again. The two depend on one another: an outage that ends before a tolerance runs out has no effect, and an effect
 * makes an outage longer.
 *
 * Begins with the failures alone and lets effects in until nothing changes. Each makes some onset earlier or some end
 * later, so the order does not matter; effects that follow from one another get in together, so two or three passes
 * are usual. Cost: that of a pass, O(m log n), times the number of passes, at most one for each effect.
 */
export function endingScenario(
  graph: CompactGraph,
  failures: readonly EndingFailure[],
  rings: Rings = ringsOf(graph),
): EndingScenario {
  let wellMs: Float64Array = new Float64Array(graph.componentCount);
  for (const { component, level, untilMs } of failures) {
    const startupMs = level === down ? (graph.startupMs[component] ?? 0) : 0;
    wellMs[component] = Math.max(wellMs[component] ?? 0, untilMs + startupMs);
  }
  for (let before: Onsets | undefined; ; ) {
    const onsets = onsetsBefore(graph, failures, wellMs);
    const next = wellTimes(graph, rings, failures, onsets);
    if (before !== undefined && isAsSoon(before, onsets) && isSame(wellMs, next)) {
      return { failures, onsets, wellMs };
    }
    before = onsets;
    wellMs = next;
  }
}

function isAsSoon(some: Onsets, others: Onsets): boolean {
  return some.step.every((each, slot) => some.stepMs[each] === others.stepMs[others.step[slot] ?? 0]);
}

function isSame(some: Float64Array, others: Float64Array): boolean {
  return some.every((value, index) => value === others[index]);
}
