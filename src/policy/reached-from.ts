import type { Edge } from '../analysis/chains.ts';
import { spreadFromEach } from '../analysis/spread.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { type Strength, strengths } from '../model/vocabulary.ts';
import { maskOf } from './masks.ts';
import { membersOf } from './needs.ts';
import type { Selection } from './rule.ts';

export const strengthWords = ['any', ...strengths] as const;

/** A dependency between two selected components, as a shortest chain. */
export interface Dependency {
  readonly from: number;
  readonly to: number;
  readonly edges: readonly Edge[];
}

/** Every dependency of a selected component on another, direct or through others; each pair once. */
export function reachedFrom(
  graph: ServiceGraph,
  { from, to }: { readonly from: Selection; readonly to: Selection },
  { transitive, strength }: { readonly transitive: boolean; readonly strength: 'any' | Strength },
): readonly Dependency[] {
  const { compact } = graph;
  const counts = (r: number) => strength === 'any' || strengths[compact.strength[r] ?? 0] === strength;
  const found: Dependency[] = [];
  if (transitive) {
    const spreading = { carries: counts, threshold: () => 1 };
    spreadFromEach(compact, spreading, to.members, maskOf(graph, from), (target, root, chain) => {
      found.push({ from: target, to: root, edges: chain() });
    });
    return found;
  }
  for (const dependent of from.members) {
    const seen = new Set<number>();
    for (
      let r = compact.requirementStart[dependent] ?? 0;
      r < (compact.requirementStart[dependent + 1] ?? 0);
      r++
    ) {
      if (!counts(r)) continue;
      for (const member of membersOf(graph, r)) {
        if (!to.has(member) || seen.has(member)) continue;
        seen.add(member);
        found.push({ from: dependent, to: member, edges: [{ from: dependent, to: member, requirement: r }] });
      }
    }
  }
  return found;
}
