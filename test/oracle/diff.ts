import { bootstrap } from './bootstrap.ts';
import { cycles } from './cycles.ts';
import { compare, type FlatGraph } from './flat-graph.ts';
import { allRows, type ImpactRow } from './impact.ts';

/** What becomes of a component: frozen when it is ok otherwise. */
export interface Fate {
  readonly state: 'ok' | 'frozen' | 'delayed' | 'degraded' | 'down';
  readonly onsetMs: ImpactRow['onsetMs'];
}

export interface FateChange {
  readonly root: string;
  readonly component: string;
  readonly before: Fate;
  readonly after: Fate;
}

const fine: Fate = { state: 'ok', onsetMs: {} };

/** Every single failure in both graphs, and every other component that fares otherwise; by root, then by component. */
export function changedFates(base: FlatGraph, head: FlatGraph): FateChange[] {
  const ids = [...new Set([...base.components, ...head.components].map(({ id }) => id))].sort(compare);
  return ids.flatMap((root) => {
    const before = fates(base, root);
    const after = fates(head, root);
    return ids.flatMap((component) => {
      const [old, now] = [before.get(component) ?? fine, after.get(component) ?? fine];
      const isSame = JSON.stringify(old) === JSON.stringify(now);
      return isSame || component === root ? [] : [{ root, component, before: old, after: now }];
    });
  });
}

/** What becomes of everything when one component is down; of nothing, when the graph does not have it. */
export function fates(graph: FlatGraph, root: string): ReadonlyMap<string, Fate> {
  if (!graph.components.some(({ id }) => id === root)) return new Map();
  const rows = allRows(graph, { roots: [{ component: root, state: 'down', atMs: 0 }] });
  return new Map(
    rows.map(({ id, state, frozen, onsetMs }) => [
      id,
      { state: state === 'ok' && frozen ? 'frozen' : state, onsetMs },
    ]),
  );
}

/** Cycles that only one of the graphs has, as `kind member member …`, sorted. */
export function changedCycles(base: FlatGraph, head: FlatGraph) {
  const names = (graph: FlatGraph) =>
    cycles(graph).map(({ kind, members }) => `${kind} ${members.join(' ')}`);
  const [before, after] = [names(base), names(head)];
  return {
    added: after.filter((name) => !before.includes(name)).sort(compare),
    removed: before.filter((name) => !after.includes(name)).sort(compare),
  };
}

/** What never starts in one of the graphs alone; sorted. */
export function changedStuck(base: FlatGraph, head: FlatGraph) {
  const [before, after] = [bootstrap(base).neverReady, bootstrap(head).neverReady];
  return {
    newlyStuck: after.filter((id) => !before.includes(id)).sort(compare),
    noLongerStuck: before.filter((id) => !after.includes(id)).sort(compare),
  };
}
