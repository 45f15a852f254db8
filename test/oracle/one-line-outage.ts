import type { FlatGraph } from './flat-graph.ts';
import { oneLineRoots } from './one-line-roots.ts';
import type { EndingRoot } from './outage.ts';
import { readDuration } from './written-duration.ts';

/** Reads roots in one line with the time of their repair: `db..10m`, `db=degraded@5m..1h`; `db` is never repaired. */
export function oneLineOutage(graph: FlatGraph, line: string): EndingRoot[] {
  return line
    .split(' ')
    .filter((text) => text !== '')
    .flatMap((item) => {
      const [root = '', until] = item.split('..');
      const untilMs = until === undefined ? Number.POSITIVE_INFINITY : readDuration(until);
      return oneLineRoots(graph, root).map((one) => ({ ...one, untilMs }));
    });
}

/** Writes roots as `oneLineOutage` reads them. */
export function oneLineOutageText(roots: readonly EndingRoot[]): string {
  return roots
    .map(({ component, state, atMs, untilMs }) => {
      const until = untilMs === Number.POSITIVE_INFINITY ? '' : `..${untilMs}ms`;
      return `${component}=${state}@${atMs}ms${until}`;
    })
    .join(' ');
}
