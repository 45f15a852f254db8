import type { Comparison, ObservedSpell, TimeError } from '../analysis/replay/score.ts';
import type { Replay } from '../analysis/replay.ts';
import type { JsonObject } from '../document/document.ts';

/** One entry of `incidents` in `faultline/replay@1`. Times that nobody told, and those never reached, are absent. */
export function incidentData(result: Replay): JsonObject {
  const { incident, recall, precision, onsetError, recoveryError, comparisons } = result;
  return {
    title: incident.title,
    recall,
    precision,
    onsetErrorMs: errorData(onsetError),
    recoveryErrorMs: errorData(recoveryError),
    components: comparisons.map(comparisonData),
  };
}

function errorData(error: TimeError | undefined): JsonObject | undefined {
  return error && { median: error.medianMs, largest: error.largestMs };
}

function comparisonData({ component, verdict, predicted, observed }: Comparison): JsonObject {
  return {
    id: component,
    verdict,
    predicted: predicted.map(spellData),
    observed: observed.map(spellData),
  };
}

function spellData({ state, fromMs, untilMs }: ObservedSpell): JsonObject {
  return { state, fromMs, untilMs: untilMs === Number.POSITIVE_INFINITY ? undefined : untilMs };
}
