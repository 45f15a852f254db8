import type { Nearby, Stop } from '../analysis/nearby.ts';
import type { Change, OneChange } from '../analysis/one-change.ts';
import type { ScenarioReport } from '../analysis/report.ts';
import type { JsonLikeObject, JsonObject } from '../document/document.ts';
import { requirementView } from '../model/requirement-view.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { recoveryData } from './bootstrap-data.ts';
import { impactData } from './impact-data.ts';
import { requirementData } from './requirement-data.ts';
import { unsourced } from './scenario/evidence.ts';
import { bestChanges } from './scenario/one-change.ts';

/** `faultline/report@1`: what `impact` says, and the rest of the story. */
export function reportData(graph: ServiceGraph, story: ScenarioReport): JsonLikeObject {
  return {
    ...impactData(graph, story.impact),
    nearby: story.nearby.map(nearbyData),
    recovery: recoveryData(story.recovery),
    oneChange: oneChangeData(graph, story.oneChange),
    evidence: evidenceData(graph, story.carriers),
  };
}

function nearbyData({ component, stops }: Nearby): JsonObject {
  return {
    id: component,
    stops: stops.map(({ requirement, target, passage }) => ({
      ...requirementData(requirement),
      target,
      stoppedBy: passageData(passage),
    })),
  };
}

function passageData(passage: Stop['passage']): JsonObject {
  const { kind, targetState } = passage;
  switch (kind) {
    case 'tolerates':
      return { kind, targetState, untilMs: passage.untilMs };
    case 'group-holds':
      return { kind, targetState, spare: passage.spare };
    case 'runs-on':
      return { kind, targetState, frozenMs: passage.frozenMs };
    case 'startup-only':
    case 'too-mild':
      return { kind, targetState };
  }
}

function oneChangeData(graph: ServiceGraph, { counts, changes, tried, possible }: OneChange): JsonObject {
  return {
    before: { ...counts },
    best: changes.slice(0, bestChanges).map((change) => changeData(graph, change)),
    tried,
    possible,
  };
}

function changeData(
  graph: ServiceGraph,
  { kind, requirements, counts, saved, otherwise }: Change,
): JsonObject {
  return {
    kind,
    requirements: requirements.map((number) => requirementData(requirementView(graph, number))),
    after: { ...counts },
    saved: saved.map(({ component, before, after }) => ({ id: component, before, after })),
    otherwise: otherwise && { ...otherwise },
  };
}

function evidenceData(graph: ServiceGraph, carriers: readonly number[]): JsonObject {
  const { requirements, withoutSource, carriersWithoutSource } = unsourced(graph, carriers);
  return {
    requirements,
    withoutSource,
    carriers: carriers.map((number) => requirementData(requirementView(graph, number))),
    carriersWithoutSource: carriersWithoutSource.length,
  };
}
