import type { Recovery } from '../analysis/recovery.ts';
import type { Block, Document, Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { recoveryData } from './bootstrap-data.ts';
import { deadlockBlocks } from './deadlock.ts';
import { column, limitedTable } from './limited-table.ts';
import type { PlaceOf } from './link-table.ts';
import { counted, id, ids, tone } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';
import { criticalPathTable, waveTable } from './start-order.ts';

/** The way back after a failure: whether all comes back by itself, when, in what order, and what clears last. */
export function recoveryReport(
  graph: ServiceGraph,
  after: readonly string[],
  recovery: Recovery,
  { limit, placeOf }: { readonly limit: number; readonly placeOf: PlaceOf },
): Document {
  return {
    schema: 'faultline/bootstrap@1',
    answer: answer(after, recovery),
    blocks: () => [
      ...deadlockBlocks(graph, recovery.deadlock, placeOf),
      ...waveTable(recovery, limit),
      ...criticalPathTable(recovery, limit),
      ...clearTable(recovery, limit),
    ],
    data: () => recoveryData(recovery),
  };
}

function answer(after: readonly string[], recovery: Recovery): Text {
  const { clearMs, totalClearMs, lastToClear, neverClear } = recovery;
  const affected = clearMs.size + neverClear.length;
  const lead: Text = ['after ', ...ids(after, 4), ' ', tone('down'), ': '];
  if (neverClear.length > 0) {
    return [
      ...lead,
      `${neverClear.length} of ${counted(affected, 'affected component')} never come back by themselves: `,
      ...ids(neverClear, 4),
      '.',
    ];
  }
  return [
    ...lead,
    `${counted(affected, 'affected component')} ${affected === 1 ? 'is' : 'are all'} well `,
    formatDuration(totalClearMs),
    ' after the repair, last ',
    ...ids(lastToClear, 4),
    '.',
  ];
}

/** Those that did not go down, and are well again later than they restart: nothing but others hold them up. */
function clearTable({ clearMs, readyMs }: Recovery, limit: number): Block[] {
  const rows = [...clearMs].filter(([component]) => !readyMs.has(component));
  if (rows.length === 0) return [];
  rows.sort(([a, timeA], [b, timeB]) => timeA - timeB || (a < b ? -1 : 1));
  const columns = [column('component'), column('well again', 'right')];
  return [
    { kind: 'heading', text: 'Others that were affected' },
    limitedTable(columns, rows, { rows: limit, option: '--limit' }, ([component, time]) => [
      [id(component)],
      [pointInTime(time)],
    ]),
  ];
}
