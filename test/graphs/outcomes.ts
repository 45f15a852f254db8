import { expect } from 'vitest';
import { type ComponentImpact, impact, type Root } from '../../src/analysis/impact.ts';
import { formatDuration } from '../../src/model/duration.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';

/** A component, and what a scenario does to it: `down 5m`, `ok`, `ok frozen`, `delayed 0s exposed`. */
export type Row = readonly [component: string, outcome: string];

/** Checks what becomes of each component of the rows when the named components go down at once, for ever. */
export function checkOutcomes(graph: ServiceGraph, failed: readonly string[], rows: readonly Row[]): void {
  const outcomes = outcomesOf(graph, failed);
  expect(rows.map(([component]) => [component, outcomes.get(component)])).toEqual(rows);
}

/** Checks that nothing but these components is affected or flagged. */
export function checkNothingElse(
  graph: ServiceGraph,
  failed: readonly string[],
  touched: readonly string[],
): void {
  const outcomes = outcomesOf(graph, failed);
  const found = [...outcomes].filter(([, outcome]) => outcome !== 'ok').map(([component]) => component);
  expect(found.sort()).toEqual([...touched].sort());
}

/** The outcome of every component of the graph, by id. */
export function outcomesOf(
  graph: ServiceGraph,
  failed: readonly string[],
  horizonMs?: number,
): ReadonlyMap<string, string> {
  const roots = failed.map((component): Root => ({ component, state: 'down', atMs: 0 }));
  const { components } = impact(graph, roots, { horizonMs });
  const touched = new Map(components.map((one) => [one.component, outcomeOf(one)]));
  return new Map(graph.components.map(({ id }) => [id, touched.get(id) ?? 'ok']));
}

function outcomeOf({ state, onsetMs, frozen, exposed }: ComponentImpact): string {
  const onset = state === 'ok' ? undefined : onsetMs[state];
  return [
    state,
    ...(onset === undefined ? [] : [formatDuration(onset)]),
    ...(frozen === undefined ? [] : ['frozen']),
    ...(exposed === undefined ? [] : ['exposed']),
  ].join(' ');
}
