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
  /** Otherwise: from which lane of a member to which of the dependent; never to a worse one. */
  readonly links: readonly (readonly Link[])[];
  /** 1 where a member that is down can leave the dependent frozen. */
  readonly freezes: Uint8Array;
}

export interface Link {
  readonly from: number;
  readonly to: number;
}

/** The links of a graph. All they know of strengths and phases they ask of `effect.ts`. Cost: O(m). */
export function failureLinks(graph: CompactGraph): FailureLinks {
  const lanes = lanesOf(graph);
  const [travels, isShared, canFreeze] = [make(), make(), make()];
  const links: Link[][] = Array.from({ length: mannerCount }, () => []);
  requirementByManner(graph).forEach((r, manner) => {
    canFreeze[manner] = freezes(graph, r) ? 1 : 0;
    const own = carriesState(graph, r) ? stateLinks(graph, r, lanes) : [];
    const goesStraight = own.every(({ from, to }) => from === to);
    travels[manner] = own.length > 0 ? 1 : 0;
    isShared[manner] = own.length === lanes.levels.length && goesStraight ? 1 : 0;
    links[manner] = own;
  });
  return { lanes, travels, isShared, links, freezes: canFreeze };
}

function make(): Uint8Array {
  return new Uint8Array(mannerCount);
}

/** What a milder lane gets from the same lane of a member comes to it by the worse lane of the dependent. */
function stateLinks(graph: CompactGraph, r: number, { levels, laneOf }: Lanes): Link[] {
  const links: Link[] = [];
  let before = -1;
  levels.forEach((level, to) => {
    const targetLevel = mildestWithEffect(graph, r, level);
    const from = targetLevel === 0 ? before : (laneOf[targetLevel] ?? 0);
    if (from !== before) links.push({ from, to });
    before = from;
  });
  return links;
}

/** Whether losing `r` can freeze its dependent: not if that brings it out of `ok` anyway. */
function freezes(graph: CompactGraph, r: number): boolean {
  return gatesStart(graph, r) && !(carriesState(graph, r) && effectOf(graph, r, down) > 0);
}
