import { componentId } from '../model/component-ids.ts';
import { type RequirementView, requirementView } from '../model/requirement-view.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { Impact } from './impact.ts';
import { isAffected, isFrozen } from './propagation/fates.ts';
import { type Passage, passageOf } from './propagation/passage.ts';
import { levelOf } from './propagation/propagation.ts';

/** A component that is ok and not frozen although it needs something that is one or the other. */
export interface Nearby {
  readonly component: string;
  /** Each requirement at which or right before which the failure went no further, in the order of the graph. */
  readonly stops: readonly Stop[];
}

export interface Stop {
  readonly requirement: RequirementView;
  /** The target, or of a group the member that is worst off. */
  readonly target: string;
  /** What stopped it. */
  readonly passage: Exclude<Passage, { readonly kind: 'passes' | 'not-reached' }> | RunsOn;
}

/** The target is frozen and ok: what needs it feels nothing. */
export interface RunsOn {
  readonly kind: 'runs-on';
  readonly targetState: 'ok';
  /** Since when the target is frozen. */
  readonly frozenMs: number;
}

/**
 * Who a scenario leaves alone although it is next to it, and which requirement is to thank: those next to the worst
 * first, those behind what is only frozen last, then by id. Cost: linear in the graph.
 */
export function nearby(graph: ServiceGraph, { fates }: Impact): readonly Nearby[] {
  const { compact } = graph;
  const { propagation } = fates;
  const stopAt = (r: number): { readonly stop: Stop; readonly level: number } | undefined => {
    const members = [...compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1])];
    const worst = members.reduce((a, b) => (levelOf(propagation, b) > levelOf(propagation, a) ? b : a));
    const level = levelOf(propagation, worst);
    const target = level > 0 ? worst : members.find((member) => isFrozen(fates, member));
    if (target === undefined) return undefined;
    const passage: Passage | RunsOn =
      level > 0
        ? passageOf(compact, propagation, r, target)
        : { kind: 'runs-on', targetState: 'ok', frozenMs: fates.frozenMs[target] ?? 0 };
    // Who is ok was reached by nothing, and what is not ok gets as far as to the requirement.
    if (passage.kind === 'passes' || passage.kind === 'not-reached') return undefined;
    return {
      stop: { requirement: requirementView(graph, r), target: componentId(graph, target), passage },
      level,
    };
  };

  const found = graph.componentIds.flatMap(
    (id, component): { readonly near: Nearby; readonly level: number }[] => {
      if (isAffected(fates, component)) return [];
      const stops: Stop[] = [];
      let worst = 0;
      const end = compact.requirementStart[component + 1] ?? 0;
      for (let r = compact.requirementStart[component] ?? 0; r < end; r++) {
        const stopped = stopAt(r);
        if (stopped === undefined) continue;
        worst = Math.max(worst, stopped.level);
        stops.push(stopped.stop);
      }
      return stops.length === 0 ? [] : [{ near: { component: id, stops }, level: worst }];
    },
  );
  // Stable, and components are in the order of ids.
  return found.sort((a, b) => b.level - a.level).map(({ near }) => near);
}
