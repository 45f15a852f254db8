import { bfsFromNode } from 'graphology-traversal';
import { type GraphologyGraph, toGraphology } from '../model/graphology-graph.ts';
import { type RequirementView, requirementView } from '../model/requirement-view.ts';
import type { Component, ServiceGraph } from '../model/service-graph.ts';

/** A component with what it needs and who needs it. */
export interface Surroundings {
  readonly component: Component;
  /** Its own requirements. */
  readonly needs: readonly RequirementView[];
  /** The requirements of others that name it. */
  readonly neededBy: readonly RequirementView[];
  /** How many components it depends on, directly and in all, itself aside. Every strength and phase counts. */
  readonly dependencies: Reach;
  /** How many components depend on it. */
  readonly dependents: Reach;
}

export interface Reach {
  readonly direct: number;
  readonly transitive: number;
}

/**
 * What these components need and who needs them: one entry a component, in the order given.
 *
 * Cost: that of the graphology form, and one traversal of it each way per component.
 */
export function show(graph: ServiceGraph, components: readonly number[]): readonly Surroundings[] {
  const traversable = toGraphology(graph);
  return components.flatMap((number) => {
    const component = graph.components[number];
    if (component === undefined) return [];
    return {
      component,
      needs: requirementsOf(graph, number),
      neededBy: requirementsNaming(graph, number),
      dependencies: reachFrom(traversable, component.id, 'outbound'),
      dependents: reachFrom(traversable, component.id, 'inbound'),
    };
  });
}

function requirementsOf(graph: ServiceGraph, component: number): RequirementView[] {
  const { requirementStart } = graph.compact;
  const start = requirementStart[component] ?? 0;
  const count = (requirementStart[component + 1] ?? 0) - start;
  return Array.from({ length: count }, (_, index) => requirementView(graph, start + index));
}

function requirementsNaming(graph: ServiceGraph, component: number): RequirementView[] {
  const { dependentStart, dependentRequirement } = graph.compact;
  const named = dependentRequirement.subarray(dependentStart[component], dependentStart[component + 1]);
  return [...named].map((number) => requirementView(graph, number));
}

function reachFrom(graph: GraphologyGraph, id: string, mode: 'inbound' | 'outbound'): Reach {
  let direct = 0;
  let transitive = 0;
  bfsFromNode(
    graph,
    id,
    (_, __, distance) => {
      if (distance === 1) direct++;
      if (distance > 0) transitive++;
    },
    { mode },
  );
  return { direct, transitive };
}
