import type { CompactGraph } from '../../model/compact-graph.ts';
import { componentId } from '../../model/component-ids.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { down, gatesStart, membersToLose } from '../effect.ts';
import { isReached, onsetMs, type Propagation } from './propagation.ts';
import { lossMs, lossOf } from './requirement-loss.ts';

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

/** Since when requirement `r`, if it gates a start, keeps its dependent from it; `Infinity` for never. */
export function freezeMs(graph: CompactGraph, propagation: Propagation, r: number): number {
  if (!gatesStart(graph, r)) return Number.POSITIVE_INFINITY;
  const sinceMs = lossMs(graph, propagation, r, down) + (graph.toleratesMs[r] ?? 0);
  return sinceMs > propagation.horizonMs ? Number.POSITIVE_INFINITY : sinceMs;
}

/** The first requirement that keeps `component` from starting, or undefined when it is down or none does. */
export function freezeOf(
  graph: ServiceGraph,
  propagation: Propagation,
  component: number,
): Freeze | undefined {
  if (isReached(propagation, component, down)) return undefined;
  const first = firstOf(graph.compact, component, (r) => freezeMs(graph.compact, propagation, r));
  if (first === undefined) return undefined;
  const { members = [] } = lossOf(graph.compact, propagation, first.requirement, down) ?? {};
  return { ...first, lost: idsOf(graph, members) };
}

/** Since when requirement `r`, if it is a group, has lost a member and holds; `Infinity` for never. */
export function exposureMs(graph: CompactGraph, propagation: Propagation, r: number): number {
  const [memberStart = 0, memberEnd = 0] = [graph.memberStart[r], graph.memberStart[r + 1]];
  if (memberEnd - memberStart === 1) return Number.POSITIVE_INFINITY; // A single target has no redundancy to lose.
  let sinceMs = Number.POSITIVE_INFINITY;
  let lost = 0;
  for (let at = memberStart; at < memberEnd; at++) {
    const onset = onsetMs(propagation, graph.member[at] ?? 0, down);
    if (onset === Number.POSITIVE_INFINITY) continue;
    lost++;
    sinceMs = Math.min(sinceMs, onset);
  }
  return lost < membersToLose(graph, r) ? sinceMs : Number.POSITIVE_INFINITY;
}

/** The first group of `component` that has lost a member and still holds. */
export function exposureOf(
  graph: ServiceGraph,
  propagation: Propagation,
  component: number,
): Exposure | undefined {
  const { compact } = graph;
  const first = firstOf(compact, component, (r) => exposureMs(compact, propagation, r));
  if (first === undefined) return undefined;
  const { requirement } = first;
  const members = compact.member.subarray(
    compact.memberStart[requirement],
    compact.memberStart[requirement + 1],
  );
  const lost = [...members].filter((member) => isReached(propagation, member, down));
  return { ...first, lost: idsOf(graph, lost), spare: membersToLose(compact, requirement) - 1 - lost.length };
}

/** The requirement of a component whose time comes first, of equal ones the first; undefined when none ever does. */
function firstOf(graph: CompactGraph, component: number, timeOf: (r: number) => number) {
  let first: { readonly sinceMs: number; readonly requirement: number } | undefined;
  const end = graph.requirementStart[component + 1] ?? 0;
  for (let r = graph.requirementStart[component] ?? 0; r < end; r++) {
    const sinceMs = timeOf(r);
    if (sinceMs < (first?.sinceMs ?? Number.POSITIVE_INFINITY)) first = { sinceMs, requirement: r };
  }
  return first;
}

function idsOf(graph: ServiceGraph, components: readonly number[]): string[] {
  return components.map((component) => componentId(graph, component));
}
