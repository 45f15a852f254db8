import { componentId, componentNumber } from '../../model/component-ids.ts';
import { type RequirementView, requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { causeInScenario, worstLevel } from '../outage/effects.ts';
import type { EndingScenario } from '../outage/scenario.ts';
import type { Outage } from '../outage.ts';
import { memberWithMostHops } from '../propagation/propagation.ts';

/** One requirement on the way of an outage to a component. */
export interface WayStep {
  /** The dependent. */
  readonly from: string;
  /** What it lost: the target, or of a group one of the members that made it fail. */
  readonly to: string;
  readonly requirement: RequirementView;
}

/**
 * The way an outage takes to a component, from the component to a root, in the scenario that hits it worst; of
 * equally bad ones the first. Empty for what is not affected, and for a root.
 *
 * Cost: linear in the requirements along the way.
 */
export function wayTo(graph: ServiceGraph, outage: Outage, component: string): readonly WayStep[] {
  const steps: WayStep[] = [];
  const start = componentNumber(graph, component);
  const scenario = start === undefined ? undefined : worstScenario(outage, start);
  if (start === undefined || scenario === undefined) return steps;
  let from = start;
  let level = worstLevel(scenario, start);
  for (;;) {
    const cause = causeInScenario(graph.compact, scenario, from, level);
    if (cause === undefined) return steps;
    const to = memberWithMostHops(scenario.onsets, cause.members, cause.targetLevel);
    steps.push({
      from: componentId(graph, from),
      to: componentId(graph, to),
      requirement: requirementView(graph, cause.requirement),
    });
    from = to;
    level = cause.targetLevel;
  }
}

/**
 * Numbers of the requirements that brought a component to where it is, with all members of groups, nearest first:
 * whatever could keep it well is among them. Cost: linear in the requirements of what they lead to.
 */
export function causesBehind(
  graph: ServiceGraph,
  { scenarios }: Outage,
  component: string,
): readonly number[] {
  const start = componentNumber(graph, component);
  const found = new Set<number>();
  for (const scenario of scenarios) {
    const seen = new Set<string>();
    const waiting = start === undefined ? [] : [{ at: start, level: worstLevel(scenario, start) }];
    for (const { at, level } of waiting) {
      const cause = level === 0 ? undefined : causeInScenario(graph.compact, scenario, at, level);
      if (cause === undefined || seen.has(`${at} ${level}`)) continue;
      seen.add(`${at} ${level}`);
      found.add(cause.requirement);
      for (const member of cause.members) waiting.push({ at: member, level: cause.targetLevel });
    }
  }
  return [...found];
}

function worstScenario({ scenarios }: Outage, component: number): EndingScenario | undefined {
  return scenarios.reduce<EndingScenario | undefined>((worst, scenario) => {
    const level = worstLevel(scenario, component);
    return level > (worst === undefined ? 0 : worstLevel(worst, component)) ? scenario : worst;
  }, undefined);
}
