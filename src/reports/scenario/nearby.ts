import type { Nearby } from '../../analysis/nearby.ts';
import type { Block, Text } from '../../document/document.ts';
import { column, limitedTable, wideColumn } from '../limited-table.ts';
import { passageText } from '../passage-text.ts';
import { id } from '../phrases.ts';
import { purpose, qualities, target } from '../requirement-text.ts';
import type { Sources } from '../sources.ts';

/** Who is well although it is next to what is not, and what stopped the failure there. */
export function nearbyBlocks(found: readonly Nearby[], sources: Sources, limit: number): Block[] {
  if (found.length === 0) return [];
  const rows = found.flatMap(({ component, stops }) => stops.map((stop) => ({ component, ...stop })));
  const withSource = rows.some(({ requirement }) => requirement.evidence.length > 0);
  const columns = [column('component'), wideColumn('needs'), wideColumn('the failure')];
  if (withSource) columns.push(column('source'));
  return [
    { kind: 'heading', text: 'Near, and not affected' },
    limitedTable(
      columns,
      rows,
      { rows: limit, option: '--limit' },
      ({ component, requirement, passage }): Text[] => [
        [id(component)],
        [...target(requirement), ...purpose(requirement), ...qualities(requirement)],
        passageText(passage),
        ...(withSource ? [sources.cite(requirement.evidence)] : []),
      ],
    ),
  ];
}
