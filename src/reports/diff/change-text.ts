import type { RequirementChange, RequirementField } from '../../analysis/diff/changed-requirements.ts';
import type { FieldChange, FieldValue } from '../../analysis/diff/changed-services.ts';
import { isWording } from '../../analysis/diff/wording.ts';
import type { Span } from '../../diagnostics/source-span.ts';
import type { Text } from '../../document/document.ts';
import { formatDuration } from '../../model/duration.ts';
import type { RequirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import type { PlaceOf } from '../link-table.ts';
import { enumerated, id, quiet } from '../phrases.ts';
import { need, purpose, qualities, target } from '../requirement-text.ts';

/** What a report on two graphs needs to speak of both. */
export interface Sides {
  readonly base: ServiceGraph;
  readonly head: ServiceGraph;
  readonly placeOf: PlaceOf;
}

/** `needs db (orders), soft`, `no longer needs db`, `needs db: soft → hard`. */
export function changeText(change: RequirementChange): Text {
  switch (change.kind) {
    case 'added':
      return need(change.after);
    case 'removed':
      return [
        'no longer needs ',
        ...target(change.before),
        ...purpose(change.before),
        ...qualities(change.before),
      ];
    case 'changed':
      return ['needs ', ...target(change.after), ...purpose(change.after), ': ', ...fieldTexts(change)];
  }
}

/** The same as a reason, short: `web needs db: soft → hard (graphs/shop.yaml:12)`. */
export function causeText(change: RequirementChange, sides: Sides): Text {
  const place: Text = [' ', quiet(`(${placeOfChange(change, sides)})`)];
  switch (change.kind) {
    case 'added':
      return [
        id(change.dependent),
        ' now needs ',
        ...target(change.after),
        ...qualities(change.after),
        ...place,
      ];
    case 'removed':
      return [id(change.dependent), ' no longer needs ', ...target(change.before), ...place];
    case 'changed':
      return [
        id(change.dependent),
        ' needs ',
        ...target(change.after),
        ': ',
        ...fieldTexts(change),
        ...place,
      ];
  }
}

/** What differs, words only where nothing else does. */
function fieldTexts({ fields, before, after }: Extract<RequirementChange, { kind: 'changed' }>): Text {
  const bearing = fields.filter((field) => !isWording(field));
  const told = bearing.length > 0 ? bearing : fields;
  return enumerated(told.map((field) => fieldText(field, before, after)));
}

/** Where it is written: in the head, or in the base when it is gone. */
export function placeOfChange(change: RequirementChange, { base, head, placeOf }: Sides): string {
  const span = spanOf(change, base, head);
  return span === undefined ? '' : placeOf(span);
}

function spanOf(change: RequirementChange, base: ServiceGraph, head: ServiceGraph): Span | undefined {
  return change.kind === 'removed'
    ? base.requirements[change.before.number]?.span
    : head.requirements[change.after.number]?.span;
}

/** `soft → hard`; what is too long to be told twice is only named. */
function fieldText(field: RequirementField, before: RequirementView, after: RequirementView): Text {
  switch (field) {
    case 'members':
      return [...target(before), ' before'];
    case 'atLeast':
      return [`${before.atLeast} → ${after.atLeast} of them`];
    case 'strength':
      return [`${before.strength} → ${after.strength}`];
    case 'phase':
      return [`${before.phase} → ${after.phase}`];
    case 'tolerates':
      return [`held ${formatDuration(before.toleratesMs)} → ${formatDuration(after.toleratesMs)}`];
    case 'for':
      return [before.for === undefined ? 'what for' : `for ${before.for} before`];
    case 'evidence':
      return ['evidence'];
  }
}

const fieldNames: Partial<Record<FieldChange['field'], string>> = { startupMs: 'startup' };

/** `tier 1 → 0`, `startup 5m → 12m`; lists and descriptions are only named. */
export function serviceFieldText({ field, before, after }: FieldChange): string {
  const name = fieldNames[field] ?? field;
  if (field === 'description' || field === 'links' || field === 'tags') return name;
  const word = (value: FieldValue) => {
    if (value === undefined) return 'none';
    if (field === 'slo') return `${String(value)}%`;
    return field === 'startupMs' ? formatDuration(Number(value)) : String(value);
  };
  return `${name} ${word(before)} → ${word(after)}`;
}
