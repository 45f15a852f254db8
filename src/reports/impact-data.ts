import type { ComponentImpact, Impact, Root } from '../analysis/impact.ts';
import type { JsonObject } from '../document/document.ts';
import { serviceOf } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';

/** `faultline/impact@1`. Other tools rely on names and order: fields are added, never changed or removed. */
export function impactData(
  graph: ServiceGraph,
  { roots, horizonMs, counts, components }: Impact,
): JsonObject {
  return {
    graph: graphData(graph),
    scenario: scenarioData(roots, horizonMs),
    summary: {
      down: counts.down,
      degraded: counts.degraded,
      delayed: counts.delayed,
      ok: counts.ok,
      frozen: counts.frozen,
      exposed: counts.exposed,
    },
    components: components.map(componentData),
  };
}

/** What fails, and when it is looked at. */
export function scenarioData(roots: readonly Root[], horizonMs: number | undefined): JsonObject {
  return { roots: roots.map(({ component, state, atMs }) => ({ component, state, atMs })), horizonMs };
}

/** What the answer is about, in numbers. */
export function graphData({ title, services, components, compact }: ServiceGraph): JsonObject {
  return {
    title,
    services: services.length,
    components: components.length,
    requirements: compact.requirementCount,
  };
}

/** One entry of `components`. */
export function componentData(impact: ComponentImpact): JsonObject {
  const { delayed, degraded, down } = impact.onsetMs;
  return {
    id: impact.component,
    service: serviceOf(impact.component),
    state: impact.state,
    root: impact.root,
    frozen: impact.frozen !== undefined,
    exposed: impact.exposed !== undefined,
    onsetMs: { delayed, degraded, down },
    frozenMs: impact.frozen?.sinceMs,
    exposedMs: impact.exposed?.sinceMs,
    hops: impact.hops,
    causes: impact.causes.map((cause) => ({
      component: cause.component,
      strength: cause.strength,
      for: cause.for,
    })),
  };
}
