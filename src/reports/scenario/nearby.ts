import type { Nearby, Stop } from '../../analysis/nearby.ts';
import type { Block, Text } from '../../document/document.ts';
import { column, limitedTable, wideColumn } from '../limited-table.ts';
import { passageText } from '../passage-text.ts';
import { id } from '../phrases.ts';
import { purpose, qualities, target } from '../requirement-text.ts';
import type { Sources } from '../sources.ts';

/** Who is behind what is only frozen was never in danger: a few of them tell it. */
const mostBehindFrozen = 10;

/** Who is well although it is next to what is not, and what stopped the failure there. */
export function nearbyBlocks(found: readonly Nearby[], sources: Sources, limit: number): Block[] {
  if (found.length === 0) return [];
  const rows = found.flatMap(({ component, stops }) => stops.map((stop) => ({ component, ...stop })));
  const isBehindFrozen = ({ passage }: Stop) => passage.kind === 'runs-on';
  const behind = rows.filter(isBehindFrozen);
  const left = limit === 0 ? [] : behind.slice(mostBehindFrozen);
  const shown = rows.filter((row) => !left.includes(row));
  const withSource = rows.some(({ requirement }) => requirement.evidence.length > 0);
  const columns = [column('component'), wideColumn('needs'), wideColumn('the failure')];
  if (withSource) columns.push(column('source'));
  return [
    { kind: 'heading', text: 'Near, and not affected' },
    limitedTable(
      columns,
      shown,
      { rows: limit, option: '--limit', total: rows.length },
      ({ component, requirement, passage }): Text[] => [
        [id(component)],
        [...target(requirement), ...purpose(requirement), ...qualities(requirement)],
        passageText(passage),
        ...(withSource ? [sources.cite(requirement.evidence)] : []),
      ],
    ),
  ];
}
