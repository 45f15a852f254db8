import { isWording } from '../../analysis/diff/wording.ts';
import type { Diff } from '../../analysis/diff.ts';
import type { Text } from '../../document/document.ts';
import { serviceOf } from '../../model/component-ids.ts';
import type { PolicyFinding } from '../../policy/check-policies.ts';
import { type FindingCauses, makeFindingCauses } from '../../policy/finding-causes.ts';
import { enumerated, id } from '../phrases.ts';
import { type Sides, serviceFieldText } from './change-text.ts';

/** Positions of the changed requirements by which findings are new, for a comparison that is made already. */
export function findingCausesIn(
  { requirements, services }: Diff,
  { base, head }: Sides,
): FindingCauses['of'] {
  return makeFindingCauses({ base, head, requirements, services }).of;
}

/** `web tier 1 → 0`: what has changed of the components that a finding is about; that they are new, if they are. */
export function aboutComponents(finding: PolicyFinding, { services }: Diff): Text {
  const about = new Set([...finding.from, ...(finding.to ?? [])].map(serviceOf));
  const told = services.flatMap(({ kind, id: service, fields }): Text[] => {
    if (!about.has(service)) return [];
    if (kind === 'added') return [[id(service), ' is new']];
    const bearingFields = fields.filter(({ field }) => !isWording(field));
    return bearingFields.map((field): Text => [id(field.subject), ` ${serviceFieldText(field)}`]);
  });
  return enumerated(told.slice(0, 3));
}
