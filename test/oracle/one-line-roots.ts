import type { FlatGraph } from './flat-graph.ts';
import { levels, type Root } from './times.ts';
import { readDuration } from './written-duration.ts';

/**
 * Reads roots in one line: `db`, `db=degraded`, `db=down@5m`, several separated by spaces.
 *
 * The state is `down` and the time 0 unless said; a bare service with planes stands for all of them.
 */
export function oneLineRoots(graph: FlatGraph, line: string): Root[] {
  return line
    .split(' ')
    .filter((text) => text !== '')
    .flatMap((item) => {
      const [, id, state = 'down', at = '0s'] = /^([^=@]+)(?:=(\w+))?(?:@(\w+))?$/.exec(item) ?? [];
      const level = levels.find((known) => known === state);
      const components = graph.components.filter((it) => it.id === id || it.service === id);
      if (level === undefined || components.length === 0) throw new Error(`no root: ${item}`);
      return components.map((it) => ({ component: it.id, state: level, atMs: readDuration(at) }));
    });
}

/** Writes roots as `oneLineRoots` reads them. */
export function oneLineRootsText(roots: readonly Root[]): string {
  return roots.map(({ component, state, atMs }) => `${component}=${state}@${atMs}ms`).join(' ');
}
