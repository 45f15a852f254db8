import { compare, type FlatGraph } from './flat-graph.ts';
import { allRows, type ImpactRow } from './impact.ts';

/** The size of one component's blast radius: the other components, each counted once. */
export interface RankRow {
  readonly id: string;
  readonly down: number;
  readonly degraded: number;
  readonly delayed: number;
  readonly frozen: number;
}

/** Lets every component fail alone, down at 0 and for ever, and counts. */
export function rank(graph: FlatGraph): RankRow[] {
  return graph.components
    .map(({ id }) => {
      const others = allRows(graph, { roots: [{ component: id, state: 'down', atMs: 0 }] }).filter(
        (row) => row.id !== id,
      );
      const count = (keep: (row: ImpactRow) => boolean) => others.filter(keep).length;
      return {
        id,
        down: count((row) => row.state === 'down'),
        degraded: count((row) => row.state === 'degraded'),
        delayed: count((row) => row.state === 'delayed'),
        frozen: count((row) => row.state === 'ok' && row.frozen),
      };
    })
    .sort(
      (a, b) =>
        b.down - a.down ||
        b.degraded - a.degraded ||
        b.delayed - a.delayed ||
        b.frozen - a.frozen ||
        compare(a.id, b.id),
    );
}
