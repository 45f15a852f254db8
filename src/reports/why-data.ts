import type { Passage } from '../analysis/propagation/passage.ts';
import type { Step, Why } from '../analysis/why.ts';
import type { JsonObject } from '../document/document.ts';
import { componentData, scenarioData } from './impact-data.ts';
import { requirementData } from './requirement-data.ts';

/** `faultline/why@1`. Steps refer to entries of `requirements` by `requirement`, their position there. */
export function whyData({
  dependents,
  roots,
  horizonMs,
  outcome,
  shortest,
  failure,
  subgraph,
}: Why): JsonObject {
  const used = [...shortest, ...failure, ...subgraph.steps].map(({ requirement }) => requirement);
  const byNumber = new Map(used.map((requirement) => [requirement.number, requirement]));
  const requirements = [...byNumber.values()].sort((a, b) => a.number - b.number);
  const positions = new Map(requirements.map(({ number }, position) => [number, position]));
  const steps = (list: readonly Step[]) => list.map((step) => stepData(step, positions));
  return {
    dependents,
    scenario: scenarioData(roots, horizonMs),
    outcome: outcome.map(componentData),
    shortest: steps(shortest),
    failure: steps(failure),
    chains: { components: subgraph.components, steps: steps(subgraph.steps) },
    requirements: requirements.map(requirementData),
  };
}

function stepData(
  { from, to, requirement, passage }: Step,
  positions: ReadonlyMap<number, number>,
): JsonObject {
  return { from, to, requirement: positions.get(requirement.number), ...passageData(passage) };
}

/** `failure` says what a failure does at the step; the rest is what that kind has to say. */
function passageData(passage: Passage): JsonObject {
  const { kind, ...details } = passage;
  return { failure: kind, ...details };
}
