import type { CompactGraph } from '../../model/compact-graph.ts';
import { carriesState, down, effectOf, gatesStart, mildestWithEffect } from '../effect.ts';
import { type Lanes, lanesOf, mannerCount, requirementByManner } from './failure-lanes.ts';

/**
 * How failures travel along requirements, by their manner. A component has a bit for each lane, "at the level of
 * this lane or worse", and one for "frozen"; lanes are nested, each in the next milder one.
 */
export interface FailureLinks {
  readonly lanes: Lanes;
  /** 1 where the state of a component travels at all. */
  readonly travels: Uint8Array;
  /** 1 where each lane of a member gets to the same lane of the dependent, and that is all. */
  readonly isShared: Uint8Array;
  /** Which lane of a member gets to lane `l` of the dependent, a milder one or the same, at `manner * laneCount + l`; -1 for none. */
  readonly laneFrom: Int8Array;
  /** 1 where a member that is down can leave the dependent frozen. */
  readonly freezes: Uint8Array;
}

/** The links of a graph. All they know of strengths and phases they ask of `effect.ts`. Cost: O(m). */
export function failureLinks(graph: CompactGraph): FailureLinks {
  const byManner = requirementByManner(graph);
  const lanes = lanesOf(graph, byManner);
  const [travels, isShared, canFreeze] = [make(), make(), make()];
  const laneCount = lanes.levels.length;
  const laneFrom = new Int8Array(mannerCount * laneCount).fill(-1);
  byManner.forEach((r, manner) => {
    canFreeze[manner] = freezes(graph, r) ? 1 : 0;
    if (!carriesState(graph, r)) return;
    const own = lanesFrom(graph, r, lanes);
    laneFrom.set(own, manner * laneCount);
    travels[manner] = own.some((from) => from !== -1) ? 1 : 0;
    isShared[manner] = own.every((from, lane) => from === lane) ? 1 : 0;
  });
  return { lanes, travels, isShared, laneFrom, freezes: canFreeze };
}

function make(): Uint8Array {
  return new Uint8Array(mannerCount);
}

/** For each lane the lane of a member that leads to it; -1 too where that leads to a worse lane already. */
function lanesFrom(graph: CompactGraph, r: number, { levels, laneOf }: Lanes): readonly number[] {
  let before = -1;
  return levels.map((level) => {
    const targetLevel = mildestWithEffect(graph, r, level);
    const from = targetLevel === 0 ? before : (laneOf[targetLevel] ?? 0);
    const isNew = from !== before;
    before = from;
    return isNew ? from : -1;
  });
}

/** Whether losing `r` can freeze its dependent: not if that brings it out of `ok` anyway. */
function freezes(graph: CompactGraph, r: number): boolean {
  return gatesStart(graph, r) && !(carriesState(graph, r) && effectOf(graph, r, down) > 0);
}
