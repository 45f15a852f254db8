import type { Bootstrap } from '../analysis/bootstrap.ts';
import type { Document, Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { bootstrapData } from './bootstrap-data.ts';
import { deadlockBlocks } from './deadlock.ts';
import type { PlaceOf } from './link-table.ts';
import { counted, ids } from './phrases.ts';
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
export function bootstrapAnswer(graph: ServiceGraph, { running, waves, totalMs, deadlock }: Bootstrap): Text {
  const wanted = graph.componentIds.length - running.length;
  const starting = waves.reduce((sum, wave) => sum + wave.length, 0);
  const given: Text = running.length === 0 ? [] : ['with ', ...ids(running, 4), ' running, '];
  if (wanted === 0) return ['everything is running already.'];
  const order = `${counted(waves.length, 'wave')}, the last is ready after ${formatDuration(totalMs)}`;
  if (starting === wanted) {
    const everything = wanted === 1 ? 'the one component starts' : `all ${wanted} components start`;
    return [...given, `${everything} in ${order}.`];
  }
  const core = deadlock.cores.reduce((sum, { members }) => sum + members.length, 0);
  const behind = deadlock.behind.length;
  return [
    ...given,
    `${wanted - starting} of ${counted(wanted, 'component')} never start: ${core} wait for one another`,
    ...(behind === 0 ? [] : [`, ${behind} ${behind === 1 ? 'waits' : 'wait'} behind them`]),
    '.',
  ];
}
