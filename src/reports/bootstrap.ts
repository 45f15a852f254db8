import { type Bootstrap, lastReadyMs } from '../analysis/bootstrap.ts';
import type { Document, Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { bootstrapData } from './bootstrap-data.ts';
import { deadlockBlocks } from './deadlock.ts';
import type { PlaceOf } from './link-table.ts';
import { counted, ids, noComponents } from './phrases.ts';
import { criticalPathTable, waveTable } from './start-order.ts';

/** The order in which a graph starts from cold: whether it does, how long it takes, and in what waves. */
export function bootstrapReport(
  graph: ServiceGraph,
  result: Bootstrap,
  { limit, placeOf }: { readonly limit: number; readonly placeOf: PlaceOf },
): Document {
  return {
    schema: 'faultline/bootstrap@1',
    answer: bootstrapAnswer(graph, result),
    blocks: () => [
      ...deadlockBlocks(graph, result.deadlock, placeOf),
      ...waveTable(result, limit),
      ...criticalPathTable(result, limit),
    ],
    data: () => bootstrapData(result),
  };
}

/** Whether everything starts, and how long it takes, in a sentence. */
export function bootstrapAnswer(graph: ServiceGraph, result: Bootstrap): Text {
  const { running, waves, criticalPath, deadlock } = result;
  if (graph.componentIds.length === 0) return noComponents;
  const wanted = graph.componentIds.length - running.length;
  const starting = waves.reduce((sum, wave) => sum + wave.length, 0);
  const given: Text = running.length === 0 ? [] : ['with ', ...ids(running, 4), ' running, '];
  if (wanted === 0) return ['everything is running already.'];
  const lastTime = formatDuration(lastReadyMs(criticalPath));
  if (starting === wanted) {
    const everything = wanted === 1 ? 'the one component starts' : `all ${wanted} components start`;
    return [
      ...given,
      `${everything} in ${counted(waves.length, 'wave')}, the last is ready after ${lastTime}.`,
    ];
  }
  const core = deadlock.cores.reduce((sum, { members }) => sum + members.length, 0);
  const behind = deadlock.behind.length;
  return [
    ...given,
    `${wanted - starting} of ${counted(wanted, 'component')} never start: ${core} wait for one another`,
    ...(behind === 0 ? [] : [`, ${behind} ${behind === 1 ? 'waits' : 'wait'} behind them`]),
    ...(starting === 0
      ? []
      : [`; the other ${starting} ${starting === 1 ? 'is' : 'are'} ready after ${lastTime}`]),
    '.',
  ];
}
