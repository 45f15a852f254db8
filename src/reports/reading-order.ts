import type { ComponentImpact } from '../analysis/impact.ts';
import { states } from '../model/vocabulary.ts';
import { beginMs } from './impact-row.ts';

/**
 * Components in the order in which a timetable is read: by time, what was given first, then the worse, then the
 * nearer to it, then by id.
 */
export function inReadingOrder(components: readonly ComponentImpact[]): readonly ComponentImpact[] {
  return [...components].sort(
    (a, b) =>
      beginMs(a) - beginMs(b) ||
      Number(b.root) - Number(a.root) ||
      weight(a) - weight(b) ||
      (a.hops ?? 0) - (b.hops ?? 0) ||
      (a.component < b.component ? -1 : 1),
  );
}

/** Down before degraded before delayed before frozen before exposed. */
function weight({ state, frozen }: ComponentImpact): number {
  if (state !== 'ok') return states.length - states.indexOf(state);
  return frozen === undefined ? states.length + 1 : states.length;
}
