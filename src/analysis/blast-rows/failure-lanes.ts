import type { CompactGraph } from '../../model/compact-graph.ts';
import { carriesState, down, type Level, mildestWithEffect } from '../effect.ts';

/** Which levels have to be told apart. */
export interface Lanes {
  /** The worst level of each lane, lane 0 being that of `down`. */
  readonly levels: readonly Level[];
  /** The lane of each level from 1 on. */
  readonly laneOf: readonly number[];
}

/**
 * Levels that no requirement of the graph tells apart share a lane: where everything is hard, a component that
 * is affected is down.
 *
 * Two neighbouring levels are apart when some requirement gives its dependent the milder and not the worse one,
 * or gives them for levels of its target that are apart. `byManner` is what `requirementByManner` finds.
 */
export function lanesOf(graph: CompactGraph, byManner: readonly number[]): Lanes {
  const patterns = effectPatterns(graph, byManner);
  const isApart = [false, false, false, false]; // from the next worse level
  for (let changed = true; changed; ) {
    changed = false;
    for (const mildest of patterns) {
      for (let level = 1; level < down; level++) {
        const [own, worse] = [mildest[level] ?? 0, mildest[level + 1] ?? 0];
        const differs = own !== 0 && (worse === 0 || isApart.slice(own, worse).includes(true));
        if (differs && !isApart[level]) changed = isApart[level] = true;
      }
    }
  }
  const levels: Level[] = [down];
  const laneOf: number[] = [];
  for (let level: Level = down; level > 0; level = (level - 1) as Level) {
    if (isApart[level]) levels.push(level);
    laneOf[level] = levels.length - 1;
  }
  return { levels, laneOf };
}

/** What requirements ask of their targets: the target's level for each level of the dependent. */
function effectPatterns(graph: CompactGraph, byManner: readonly number[]): readonly (readonly Level[])[] {
  return byManner
    .filter((r) => carriesState(graph, r))
    .map((r) => [
      0,
      mildestWithEffect(graph, r, 1),
      mildestWithEffect(graph, r, 2),
      mildestWithEffect(graph, r, 3),
    ]);
}

/** How many manners there may be. */
export const mannerCount = 16;

/** The strength and the phase of a requirement in one number: what decides how failures travel along it. */
export function mannerOf({ strength, phase }: CompactGraph, r: number): number {
  return (strength[r] ?? 0) + 4 * (phase[r] ?? 0);
}

/** For all manners that occur in the graph, some requirement that has it; for others there is none. Cost: O(m). */
export function requirementByManner(graph: CompactGraph): readonly number[] {
  const last = new Int32Array(mannerCount).fill(-1);
  for (let r = 0; r < graph.requirementCount; r++) last[mannerOf(graph, r)] = r;
  const found: number[] = [];
  last.forEach((r, manner) => {
    if (r !== -1) found[manner] = r;
  });
  return found;
}
