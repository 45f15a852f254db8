import type { CompactGraph } from '../../model/compact-graph.ts';
import { dependentIn, firstSpecialTerms, termsIn } from '../../model/terms.ts';
import { down, levelsThrough } from '../effect.ts';
import { slotOf } from './propagation.ts';

/** Who got to which levels, in order: breadth-first search in which a component may come up once for each level. */
export interface Front {
  /** The levels that each component has got to, as a set: a number with a bit for each. */
  readonly settled: Uint8Array;
  /** Components with the levels that they got to together, as `entryOf`, as many as whoever fills it has counted. */
  readonly queue: Int32Array;
  /** As in `Propagation`. */
  readonly step: Int32Array;
}

export function makeFront(componentCount: number): Front {
  const slotCount = down * componentCount;
  return {
    settled: new Uint8Array(componentCount),
    queue: new Int32Array(slotCount),
    step: new Int32Array(slotCount),
  };
}

/** Puts what is new into the queue, behind the first `count`. Gives the count with it. */
export function settle({ settled, queue }: Front, component: number, levels: number, count: number): number {
  const known = settled[component] ?? 0;
  const added = levels & ~known;
  if (added === 0) return count;
  settled[component] = known | added;
  queue[count] = entryOf(component, added);
  return count + 1;
}

/**
 * One step: notes that the entries `from .. to`, which are the last in the queue, were reached in it, and passes their
 * levels on to their dependents. What is of a group or has a tolerance is left to `passSpecial`, by its slot among the
 * dependents. Gives the count of entries.
 */
export function passStep(
  { dependentStart, dependentEdge }: CompactGraph,
  front: Front,
  { from, to, stepNumber }: { from: number; to: number; stepNumber: number },
  passSpecial: (at: number, levels: number) => void,
): number {
  const { settled, queue, step } = front;
  let count = to;
  for (let passed = from; passed < to; passed++) {
    const entry = queue[passed] ?? 0;
    const levels = levelsIn(entry);
    let slot = slotOf(componentIn(entry), 1);
    for (let rest = levels >> 1; rest !== 0; rest >>= 1) {
      if ((rest & 1) !== 0) step[slot] = stepNumber;
      slot++;
    }
    const end = dependentStart[componentIn(entry) + 1] ?? 0;
    for (let at = dependentStart[componentIn(entry)] ?? 0; at < end; at++) {
      const edge = dependentEdge[at] ?? 0;
      const dependent = dependentIn(edge);
      // Most have got there before, by another way: nothing more can be known of them.
      if (settled[dependent] === allLevels) continue;
      const terms = termsIn(edge);
      if (terms >= firstSpecialTerms) passSpecial(at, levels);
      else count = settle(front, dependent, levelsThrough[16 * terms + levels] ?? 0, count);
    }
  }
  return count;
}

/** The set of a level and all milder ones. */
export const upTo = (level: number): number => (2 << level) - 2;
const allLevels = upTo(down);

// A component and a set of levels in one number.
export const entryOf = (component: number, levels: number): number => 16 * component + levels;
export const componentIn = (entry: number): number => entry >> 4;
export const levelsIn = (entry: number): number => entry & 15;
