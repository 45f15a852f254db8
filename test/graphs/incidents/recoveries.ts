import { expect } from 'vitest';
import type { Root } from '../../../src/analysis/impact.ts';
import { type Recovery, recovery } from '../../../src/analysis/recovery.ts';
import { formatDuration } from '../../../src/model/duration.ts';
import type { ServiceGraph } from '../../../src/model/service-graph.ts';

/** A component, and when it is ok again, on a clock that begins with the repair of the roots. */
export type ClearRow = readonly [component: string, clear: string];

/** What happens once these components, down until then, are repaired. */
export function recoveryAfter(graph: ServiceGraph, failed: readonly string[]): Recovery {
  return recovery(
    graph,
    failed.map((component): Root => ({ component, state: 'down', atMs: 0 })),
  );
}

/** Checks when the components of the rows are ok again: `36m`, `never`, `not affected`. */
export function checkClearTimes(
  graph: ServiceGraph,
  failed: readonly string[],
  rows: readonly ClearRow[],
): void {
  const { clearMs, neverClear } = recoveryAfter(graph, failed);
  const never = new Set(neverClear);
  const clearOf = (component: string) => {
    if (never.has(component)) return 'never';
    const time = clearMs.get(component);
    return time === undefined ? 'not affected' : formatDuration(time);
  };
  expect(rows.map(([component]) => [component, clearOf(component)])).toEqual(rows);
}

/** Checks that what is down starts again in this order, each in a later wave than the one before it. */
export function checkRestartOrder(
  graph: ServiceGraph,
  failed: readonly string[],
  order: readonly string[],
): void {
  const { waves } = recoveryAfter(graph, failed);
  const waveOf = (component: string) => waves.findIndex((wave) => wave.includes(component));
  const found = order.map((component) => [component, waveOf(component)] as const);
  expect(found.filter(([, wave]) => wave === -1)).toEqual([]);
  for (const [at, [component, wave]] of found.entries()) {
    const before = found[at - 1];
    if (before !== undefined) expect([component, wave > before[1]]).toEqual([component, true]);
  }
}
