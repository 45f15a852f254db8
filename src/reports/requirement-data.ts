import type { JsonObject } from '../document/document.ts';
import type { Evidence } from '../model/manifest.ts';
import type { RequirementView } from '../model/requirement-view.ts';

/** A requirement with all that is known of it. */
export function requirementData({ dependent, members, ...requirement }: RequirementView): JsonObject {
  return {
    dependent,
    members,
    atLeast: requirement.atLeast,
    strength: requirement.strength,
    phase: requirement.phase,
    toleratesMs: requirement.toleratesMs,
    for: requirement.for,
    evidence: requirement.evidence.map(evidenceData),
  };
}

function evidenceData({ source, date, note }: Evidence): JsonObject {
  return { source, date, note };
}
