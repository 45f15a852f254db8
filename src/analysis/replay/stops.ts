import type { CompactGraph } from '../../model/compact-graph.ts';
import { componentId, componentNumber } from '../../model/component-ids.ts';
import { type RequirementView, requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { type State, states } from '../../model/vocabulary.ts';
import { carriesState, effectOf, type Level } from '../effect.ts';
import { lossSpan, mildestEffective, worstLevel } from '../outage/effects.ts';
import type { EndingScenario } from '../outage/scenario.ts';
import type { Outage } from '../outage.ts';

/** A requirement at which an outage went no further, and why. */
export interface OutageStop {
  readonly requirement: RequirementView;
  /** The member that was affected; of a group the worst. */
  readonly target: string;
  readonly targetState: State;
  readonly reason:
    | 'startup-only'
    /** Soft or async, and the target was not down. */
    | 'too-mild'
    /** Enough members of the group were well at any time. */
    | 'group-holds'
    /** The target was well again before the tolerance ran out. */
    | 'outlived';
}

/**
 * Why an outage did not reach a component: the nearest requirements on the way from it to a root that stopped it
 * there. None when no requirement leads to a root at all.
 *
 * Pre: the outage does not affect the component. Cost: O(n + m) for each scenario.
 */
export function stopsOf(
  graph: ServiceGraph,
  { scenarios }: Outage,
  component: string,
): readonly OutageStop[] {
  const start = componentNumber(graph, component);
  if (start === undefined) return [];
  const stops = scenarios.map((scenario) => nearestStops(graph, scenario, start));
  const nearest = Math.min(...stops.map(({ depth }) => depth));
  const found = stops.filter(({ depth }) => depth === nearest).flatMap((each) => each.stops);
  const byNumber = new Map(found.map((stop) => [stop.requirement.number, stop]));
  return [...byNumber.values()].sort((a, b) => a.requirement.number - b.requirement.number);
}

/** Layer by layer over what is not affected, until a layer needs something that is. */
function nearestStops(graph: ServiceGraph, scenario: EndingScenario, start: number) {
  const { compact } = graph;
  const seen = new Set([start]);
  let layer = [start];
  for (let depth = 0; layer.length > 0; depth++) {
    const stops: OutageStop[] = [];
    const next: number[] = [];
    for (const component of layer) {
      const end = compact.requirementStart[component + 1] ?? 0;
      for (let r = compact.requirementStart[component] ?? 0; r < end; r++) {
        const members = compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1]);
        const worst = members.reduce((most, member) =>
          worstLevel(scenario, member) > worstLevel(scenario, most) ? member : most,
        );
        const level = worstLevel(scenario, worst);
        if (level > 0) stops.push(stopAt(graph, scenario, r, worst, level));
        for (const member of members) {
          if (seen.has(member) || worstLevel(scenario, member) > 0) continue;
          seen.add(member);
          next.push(member);
        }
      }
    }
    if (stops.length > 0) return { depth, stops };
    layer = next;
  }
  return { depth: Number.POSITIVE_INFINITY, stops: [] };
}

function stopAt(
  graph: ServiceGraph,
  scenario: EndingScenario,
  r: number,
  target: number,
  level: Level,
): OutageStop {
  return {
    requirement: requirementView(graph, r),
    target: componentId(graph, target),
    targetState: states[level],
    reason: reasonAt(graph.compact, scenario, r, level),
  };
}

function reasonAt(
  graph: CompactGraph,
  scenario: EndingScenario,
  r: number,
  level: Level,
): OutageStop['reason'] {
  if (!carriesState(graph, r)) return 'startup-only';
  if (effectOf(graph, r, level) === 0) return 'too-mild';
  return lossSpan(graph, scenario, r, mildestEffective(graph, r)) === undefined ? 'group-holds' : 'outlived';
}
