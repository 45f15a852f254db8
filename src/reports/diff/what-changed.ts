import { bears } from '../../analysis/diff/changed-requirements.ts';
import type { ServiceChange } from '../../analysis/diff/changed-services.ts';
import { isWording } from '../../analysis/diff/wording.ts';
import type { Diff } from '../../analysis/diff.ts';
import type { Block, Text } from '../../document/document.ts';
import { column, limitedTable, wideColumn } from '../limited-table.ts';
import { counted, enumerated, id, quiet } from '../phrases.ts';
import { changeText, placeOfChange, type Sides, serviceFieldText } from './change-text.ts';
import { changeCounts } from './diff-counts.ts';

/** The services and requirements that differ, how many and where; changes of words only are counted. */
export function whatChanged(result: Diff, layout: Sides & { readonly limit: number }): Block[] {
  const services = result.services.flatMap(serviceRows);
  const requirements = result.requirements
    .filter(bears)
    .map((change): Text[] => [
      [change.kind],
      [id(change.dependent)],
      changeText(change),
      [quiet(placeOfChange(change, layout))],
    ]);
  const rows = [...services, ...requirements];
  const wordings =
    result.requirements.filter((change) => !bears(change)).length +
    result.services.flatMap(({ fields }) => fields).filter(({ field }) => isWording(field)).length;
  const columns = [column('change'), column('component'), wideColumn('what'), column('where')];
  return [
    ...(rows.length + wordings === 0
      ? []
      : [{ kind: 'heading', text: `What changed: ${changeCounts(result).join('; ')}` } as const]),
    ...(rows.length === 0
      ? []
      : [limitedTable(columns, rows, { rows: layout.limit, option: '--limit' }, (row) => row)]),
    ...(wordings === 0
      ? []
      : [{ kind: 'paragraph', text: [`Besides, ${counted(wordings, 'change')} of words only.`] } as const]),
  ];
}

function serviceRows({ kind, id: service, added, removed, fields }: ServiceChange): Text[][] {
  const parts = [
    ...added.filter((each) => each !== service).map((each): Text => ['has ', id(each)]),
    ...removed.filter((each) => each !== service).map((each): Text => ['had ', id(each)]),
  ];
  const what: Text = ['the service', ...(parts.length === 0 ? [] : [', ', ...enumerated(parts)])];
  return [
    ...(kind === 'changed' && parts.length === 0 ? [] : [[[kind], [id(service)], what, []]]),
    ...fields
      .filter(({ field }) => !isWording(field))
      .map((field): Text[] => [['changed'], [id(field.subject)], [serviceFieldText(field)], []]),
  ];
}
