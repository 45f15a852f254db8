import { componentId } from '../model/component-ids.ts';
import { type RequirementView, requirementView } from '../model/requirement-view.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { Impact } from './impact.ts';
import { isAffected } from './propagation/fates.ts';
import { type Passage, passageOf } from './propagation/passage.ts';
import { levelOf } from './propagation/propagation.ts';

/** A component that is ok and not frozen although it needs something that is not. */
export interface Nearby {
  readonly component: string;
  /** Each requirement at which the failure arrived and went no further, in the order of the graph. */
  readonly stops: readonly Stop[];
}

export interface Stop {
  readonly requirement: RequirementView;
  /** The target, or of a group the member that is worst off. */
  readonly target: string;
  /** What stopped it; never `passes` and never `not-reached`. */
  readonly passage: Passage;
}

/**
 * Who a scenario leaves alone although it is next to it, and which requirement is to thank: those next to the worst
 * first, then by id. Cost: linear in the graph.
 */
export function nearby(graph: ServiceGraph, { fates }: Impact): readonly Nearby[] {
  const { compact } = graph;
  const { propagation } = fates;
  const worstOf = (r: number): number | undefined => {
    const members = compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1]);
    return [...members].reduce<number | undefined>((worst, member) => {
      const level = levelOf(propagation, member);
      return level > 0 && (worst === undefined || level > levelOf(propagation, worst)) ? member : worst;
    }, undefined);
  };

  const found = graph.componentIds.flatMap(
    (id, component): { readonly near: Nearby; readonly level: number }[] => {
      if (isAffected(fates, component)) return [];
      const stops: Stop[] = [];
      let level = 0;
      const end = compact.requirementStart[component + 1] ?? 0;
      for (let r = compact.requirementStart[component] ?? 0; r < end; r++) {
        const target = worstOf(r);
        if (target === undefined) continue;
        level = Math.max(level, levelOf(propagation, target));
        stops.push({
          requirement: requirementView(graph, r),
          target: componentId(graph, target),
          passage: passageOf(compact, propagation, r, target),
        });
      }
      return stops.length === 0 ? [] : [{ near: { component: id, stops }, level }];
    },
  );
  // Stable, and components are in the order of ids.
  return found.sort((a, b) => b.level - a.level).map(({ near }) => near);
}
