import type { Root } from '../analysis/impact.ts';
import type { Recovery } from '../analysis/recovery.ts';
import type { Block, Document, Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { recoveryData } from './bootstrap-data.ts';
import { deadlockBlocks } from './deadlock.ts';
import { column, limitedTable } from './limited-table.ts';
import type { PlaceOf } from './link-table.ts';
import { counted, id, ids, quiet } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';
import { scenarioText } from './scenario-text.ts';
import { criticalPathTable, waveTable } from './start-order.ts';

/** The way back after a failure: whether all comes back by itself, when, in what order, and what clears last. */
export function recoveryReport(
  graph: ServiceGraph,
  after: readonly Root[],
  recovery: Recovery,
  { limit, placeOf }: { readonly limit: number; readonly placeOf: PlaceOf },
): Document {
  return {
    schema: 'faultline/bootstrap@1',
    answer: recoveryAnswer(after, recovery),
    blocks: () => [
      ...deadlockBlocks(graph, recovery.deadlock, placeOf),
      ...waveTable(recovery, limit),
      ...criticalPathTable(recovery, limit),
      ...clearTable(recovery, limit),
    ],
    data: () => recoveryData(recovery),
  };
}

/** Whether all is well again, and when, in a sentence. */
export function recoveryAnswer(after: readonly Root[], recovery: Recovery): Text {
  const { clearMs, totalClearMs, lastToClear, neverClear } = recovery;
  const affected = clearMs.size + neverClear.length;
  const lead: Text = ['after ', ...scenarioText(after), ': '];
  if (neverClear.length > 0) {
    return [
      ...lead,
      `${neverClear.length} of ${counted(affected, 'component')} that are not ok never come back by themselves: `,
      ...ids(neverClear, 4),
      '.',
    ];
  }
  if (affected === 1) return [...lead, 'it is well ', formatDuration(totalClearMs), ' after the repair.'];
  return [
    ...lead,
    `all ${affected} components that are not ok are well ${formatDuration(totalClearMs)} after the repair, last `,
    ...ids(lastToClear, 4),
    '.',
  ];
}

/** Those that did not restart, and those that are up before they are well: others hold them up. */
export function clearTable({ clearMs, readyMs }: Recovery, limit: number): Block[] {
  const rows = [...clearMs].filter(([component, time]) => readyMs.get(component) !== time);
  if (rows.length === 0) return [];
  rows.sort(([a, timeA], [b, timeB]) => timeA - timeB || (a < b ? -1 : 1));
  const columns = [column('component'), column('up', 'right'), column('well again', 'right')];
  return [
    { kind: 'heading', text: 'When the others are well again' },
    limitedTable(columns, rows, { rows: limit, option: '--limit' }, ([component, time]) => {
      const up = readyMs.get(component);
      return [[id(component)], [up === undefined ? quiet('·') : pointInTime(up)], [pointInTime(time)]];
    }),
  ];
}
