import { componentId } from '../../model/component-ids.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { down, gatesStart, membersToLose } from '../effect.ts';
import { isReached, onsetMs, type Propagation } from './propagation.ts';
import { lossOf } from './requirement-loss.ts';

/** Why a component that is not down could not be started, restarted or scaled now. */
export interface Freeze {
  /** Since when, in milliseconds; tolerance included. */
  readonly sinceMs: number;
  /** Number of the requirement that is lost. */
  readonly requirement: number;
  /** The components that are down, sorted. */
  readonly lost: readonly string[];
}

/** Redundancy that is used up in part. */
export interface Exposure {
  readonly sinceMs: number;
  /** Number of the group's requirement. */
  readonly requirement: number;
  readonly lost: readonly string[];
  /** How many further members may fail before the group does. */
  readonly spare: number;
}

/** The first requirement that keeps `component` from starting, or undefined when it is down or none does. */
export function freezeOf(
  graph: ServiceGraph,
  propagation: Propagation,
  component: number,
): Freeze | undefined {
  const { compact } = graph;
  if (isReached(propagation, component, down)) return undefined;
  let first: Freeze | undefined;
  const end = compact.requirementStart[component + 1] ?? 0;
  for (let r = compact.requirementStart[component] ?? 0; r < end; r++) {
    if (!gatesStart(compact, r)) continue;
    const loss = lossOf(compact, propagation, r, down);
    if (loss === undefined) continue;
    const sinceMs = loss.atMs + (compact.toleratesMs[r] ?? 0);
    if (sinceMs > propagation.horizonMs || sinceMs >= (first?.sinceMs ?? Number.POSITIVE_INFINITY)) continue;
    first = { sinceMs, requirement: r, lost: idsOf(graph, loss.members) };
  }
  return first;
}

/** The first group of `component` that has lost a member and still holds. */
export function exposureOf(
  graph: ServiceGraph,
  propagation: Propagation,
  component: number,
): Exposure | undefined {
  const { compact } = graph;
  let first: Exposure | undefined;
  const end = compact.requirementStart[component + 1] ?? 0;
  for (let r = compact.requirementStart[component] ?? 0; r < end; r++) {
    const [memberStart = 0, memberEnd = 0] = [compact.memberStart[r], compact.memberStart[r + 1]];
    if (memberEnd - memberStart === 1) continue; // A single target has no redundancy to lose.
    const members = compact.member.subarray(memberStart, memberEnd);
    const lost = [...members].filter((member) => isReached(propagation, member, down));
    const spare = membersToLose(compact, r) - 1 - lost.length;
    if (lost.length === 0 || spare < 0) continue;
    const sinceMs = lost.reduce(
      (earliest, member) => Math.min(earliest, onsetMs(propagation, member, down)),
      Number.POSITIVE_INFINITY,
    );
    if (sinceMs >= (first?.sinceMs ?? Number.POSITIVE_INFINITY)) continue;
    first = { sinceMs, requirement: r, lost: idsOf(graph, lost), spare };
  }
  return first;
}

function idsOf(graph: ServiceGraph, components: readonly number[]): string[] {
  return components.map((component) => componentId(graph, component));
}
