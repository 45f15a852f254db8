import type { Root } from '../../analysis/impact.ts';
import type { Recovery } from '../../analysis/recovery.ts';
import type { Block } from '../../document/document.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { deadlockBlocks } from '../deadlock.ts';
import type { PlaceOf } from '../link-table.ts';
import { clearTable, recoveryAnswer } from '../recovery.ts';
import { criticalPathTable, waveTable } from '../start-order.ts';

/** The recovery plan: whether all comes back by itself, in which order, and, folded, what takes longest. */
export function wayBackBlocks(
  graph: ServiceGraph,
  roots: readonly Root[],
  recovery: Recovery,
  { limit, placeOf }: { readonly limit: number; readonly placeOf: PlaceOf },
): Block[] {
  const takesTime = recovery.totalClearMs > 0;
  const more = takesTime ? [...criticalPathTable(recovery, limit), ...clearTable(recovery, limit)] : [];
  return [
    { kind: 'heading', text: 'The way back' },
    { kind: 'paragraph', text: recoveryAnswer(roots, recovery) },
    ...deadlockBlocks(graph, recovery.deadlock, placeOf),
    ...waveTable(recovery, limit),
    ...(more.length === 0 ? [] : [{ kind: 'details', title: ['What takes longest'], blocks: more } as const]),
  ];
}
