import type { CompactGraph } from './compact-graph.ts';

/** How many different terms there may be. */
export const termsCount = 64;

/** The terms of what is hard, always needed, of one target and at once: most requirements are like that. */
export const plainTerms = 0;

/** From here on terms are not simple: requirements of a group, or with a tolerance, or both. */
export const firstSpecialTerms = 16;

/**
 * What a requirement says, in six bits, for algorithms that ask at every step: its strength, its phase, whether
 * it is of a group, and whether it tolerates a loss for any time at all.
 */
export function termsOf(
  {
    strength,
    phase,
    memberStart,
    toleratesMs,
  }: Pick<CompactGraph, 'strength' | 'phase' | 'memberStart' | 'toleratesMs'>,
  r: number,
): number {
  const isGroup = (memberStart[r + 1] ?? 0) - (memberStart[r] ?? 0) > 1;
  const tolerates = (toleratesMs[r] ?? 0) > 0;
  return (strength[r] ?? 0) + 4 * (phase[r] ?? 0) + (isGroup ? 16 : 0) + (tolerates ? 32 : 0);
}

/** Who has requirement `r` and its terms, in one number: half as many places in memory for a walk to look at. */
export function edgeOf(
  graph: Parameters<typeof termsOf>[0] & Pick<CompactGraph, 'dependent'>,
  r: number,
): number {
  return (graph.dependent[r] ?? 0) * termsCount + termsOf(graph, r);
}

export function dependentIn(edge: number): number {
  return edge >> 6;
}

export function termsIn(edge: number): number {
  return edge & 63;
}

/** The position of a strength in `strengths`. */
export function strengthOf(terms: number): number {
  return terms % 4;
}

/** The position of a phase in `phases`. */
export function phaseOf(terms: number): number {
  return (terms >> 2) % 4;
}

/** Whether they are of a group. */
export function isGroup(terms: number): boolean {
  return (terms & 16) !== 0;
}

/** Whether the dependent keeps its state for any time at all. */
export function tolerates(terms: number): boolean {
  return (terms & 32) !== 0;
}
