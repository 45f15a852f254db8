import { type PerComponent, readyTimes } from './bootstrap.ts';
import { type FlatGraph, kthSmallest } from './flat-graph.ts';
import { allRows, type Scenario } from './impact.ts';
import { bringsAt, earliestTimes } from './times.ts';

export interface Recovery {
  /** What is not down, sorted. */
  readonly running: readonly string[];
  readonly readyMs: PerComponent;
  /** When each component is ok again; 0 for the unaffected. */
  readonly clearMs: PerComponent;
}

/**
 * Repairs the roots at time 0 and restarts what is down; only what has had an effect within the horizon counts.
 *
 * clear(v) is the least solution, so it begins at 0 everywhere and only ever grows.
 */
export function recovery(graph: FlatGraph, scenario: Scenario): Recovery {
  const rows = allRows(graph, scenario);
  const down = new Set(rows.filter((row) => row.state === 'down').map((row) => row.id));
  const running = rows.map((row) => row.id).filter((id) => !down.has(id));
  const readyMs = readyTimes(graph, new Set(running));
  const times = earliestTimes(graph, scenario.roots);
  const end = scenario.horizonMs ?? Number.MAX_VALUE;
  const acting = graph.requirements.filter((it) => bringsAt(it, 'delayed', times) <= end);

  const clearMs = new Map(rows.map((row) => [row.id, 0]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id } of rows) {
      const waits = acting
        .filter((it) => it.from === id)
        .map(({ members, atLeast }) =>
          kthSmallest(
            members.map((member) => clearMs.get(member) ?? 0),
            atLeast,
          ),
        );
      const now = Math.max(0, down.has(id) ? (readyMs.get(id) ?? 0) : 0, ...waits);
      if (now === clearMs.get(id)) continue;
      clearMs.set(id, now);
      changed = true;
    }
  }
  return { running, readyMs, clearMs };
}
