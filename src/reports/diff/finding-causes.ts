import { bears, type RequirementChange } from '../../analysis/diff/changed-requirements.ts';
import type { Diff } from '../../analysis/diff.ts';
import type { Span } from '../../diagnostics/source-span.ts';
import type { Text } from '../../document/document.ts';
import type { PolicyFinding } from '../../policy/check-policies.ts';
import { enumerated, id } from '../phrases.ts';
import { isWording, type Sides, serviceFieldText } from './change-text.ts';

/**
 * Positions of the changed requirements by which a finding is new: those that it stands on or leads along, else those
 * between components that it is about; else, where nothing said of these themselves has changed, those of such a
 * component, else those that need it or did. Empty where it is the components themselves; see `aboutComponents`.
 */
export function findingCauses(finding: PolicyFinding, result: Diff, { head }: Sides): readonly number[] {
  const { requirements } = result;
  const spans = [finding, ...(finding.path?.() ?? [])].flatMap(({ span }) => span ?? []);
  const about = new Set([...finding.from, ...(finding.to ?? [])]);
  const isNeeded = (change: RequirementChange) =>
    (change.kind !== 'added' && change.before.members.some((member) => about.has(member))) ||
    (change.kind !== 'removed' && change.after.members.some((member) => about.has(member)));
  const declaredAt = (change: RequirementChange) =>
    change.kind === 'removed' ? undefined : head.requirements[change.after.number]?.span;
  const bearing = requirements.flatMap((change, position) => (bears(change) ? [{ change, position }] : []));
  const first = (tests: readonly ((change: RequirementChange) => boolean)[]): readonly number[] => {
    for (const isCause of tests) {
      const found = bearing.filter(({ change }) => isCause(change)).map(({ position }) => position);
      if (found.length > 0) return found;
    }
    return [];
  };

  const near = first([
    (change) => spans.some((span) => isInside(span, declaredAt(change))),
    (change) => about.has(change.dependent) && isNeeded(change),
  ]);
  if (near.length > 0 || aboutComponents(finding, result).length > 0) return near;
  return first([(change) => about.has(change.dependent), isNeeded]);
}

function isInside({ file, start, end }: Span, outer: Span | undefined): boolean {
  return outer !== undefined && file === outer.file && start >= outer.start && end <= outer.end;
}

/** `web tier 1 → 0`: what has changed of the components that a finding is about; that they are new, if they are. */
export function aboutComponents(finding: PolicyFinding, { services }: Diff): Text {
  const about = new Set(
    [...finding.from, ...(finding.to ?? [])].flatMap((name) => [name, name.split('/')[0]]),
  );
  const told = services.flatMap(({ kind, id: service, fields }): Text[] => {
    if (!about.has(service)) return [];
    if (kind === 'added') return [[id(service), ' is new']];
    const bearingFields = fields.filter(({ field }) => !isWording(field));
    return bearingFields.map((field): Text => [id(field.subject), ` ${serviceFieldText(field)}`]);
  });
  return enumerated(told.slice(0, 3));
}
