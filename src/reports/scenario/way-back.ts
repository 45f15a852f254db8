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
  return [
    { kind: 'heading', text: 'The way back' },
    { kind: 'paragraph', text: recoveryAnswer(roots, recovery) },
    ...deadlockBlocks(graph, recovery.deadlock, placeOf),
    ...waveTable(recovery, limit),
    ...(takesTime ? [criticalPathTable(recovery, limit), clearTable(recovery, limit)].flatMap(folded) : []),
  ];
}

/** A part of another answer, folded under its own heading. */
function folded([heading, ...blocks]: readonly Block[]): Block[] {
  return heading?.kind === 'heading' ? [{ kind: 'details', title: [heading.text], blocks }] : [];
}
