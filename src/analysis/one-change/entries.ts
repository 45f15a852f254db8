import type { RequirementDeclaration } from '../../model/manifest.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';

/** One entry of `dependsOn` as written. */
export interface Entry {
  /** Numbers of the requirements that it stands for, ascending: one for each plane and target. */
  readonly requirements: readonly number[];
}

/**
 * The entries that some requirements come from, with all that each of them stands for, by the sum of their weights;
 * where these are equal, in the order of the graph. Cost: O(requirements), and a sort.
 */
export function entriesByWeight(graph: ServiceGraph, weights: ReadonlyMap<number, number>): readonly Entry[] {
  const entries = new Map<RequirementDeclaration, { readonly requirements: number[]; weight: number }>();
  for (const [requirement, weight] of weights) {
    const declaration = graph.requirements[requirement];
    if (declaration === undefined) continue;
    const entry = entries.get(declaration) ?? { requirements: [], weight: 0 };
    entries.set(declaration, entry);
    entry.weight += weight;
  }
  graph.requirements.forEach((declaration, requirement) => {
    entries.get(declaration)?.requirements.push(requirement);
  });
  return [...entries.values()].sort(
    (a, b) => b.weight - a.weight || (a.requirements[0] ?? 0) - (b.requirements[0] ?? 0),
  );
}
