import { componentId } from '../../model/component-ids.ts';
import { type RequirementView, requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { gatesStart } from '../effect.ts';

/** Where a startup cycle that starts anyway is entered. */
export interface CycleEntry {
  /** The member that starts first; of several, the one with the smallest id. */
  readonly component: string;
  /** Its groups with members in the cycle, and their members by which they are met. */
  readonly groups: readonly { readonly requirement: RequirementView; readonly metBy: readonly string[] }[];
}

/**
 * How a cycle is entered: its first member to start needs others of it through groups only, for a single one of
 * them would have had to start before.
 *
 * Pre: `members` ascending, all in some wave of `wave`. Cost: linear in the requirements of that member.
 */
export function cycleEntry(graph: ServiceGraph, members: Int32Array, wave: Int32Array): CycleEntry {
  const { compact } = graph;
  const waveOf = (component: number) => wave[component] ?? 0;
  const first = members.reduce((earliest, it) => (waveOf(it) < waveOf(earliest) ? it : earliest));
  const start = compact.requirementStart[first] ?? 0;
  const own = Array.from(
    { length: (compact.requirementStart[first + 1] ?? 0) - start },
    (_, at) => start + at,
  );
  const membersOf = (r: number) => [
    ...compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1]),
  ];
  const inside = new Set(members);
  const groups = own.filter((r) => gatesStart(compact, r) && membersOf(r).some((it) => inside.has(it)));
  return {
    component: componentId(graph, first),
    groups: groups.map((r) => ({
      requirement: requirementView(graph, r),
      metBy: membersOf(r)
        .filter((it) => waveOf(it) < waveOf(first))
        .map((it) => componentId(graph, it)),
    })),
  };
}
