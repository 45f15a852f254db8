import { componentId } from '../../model/component-ids.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { type State, states } from '../../model/vocabulary.ts';
import { type Fates, isAffected } from '../propagation/fates.ts';
import { levelOf } from '../propagation/propagation.ts';

/** The worst that is said of a component: its state, or that it is ok but frozen. */
export type Outcome = State | 'frozen';
export type Outcomes = Readonly<Record<Exclude<Outcome, 'ok'>, number>>;

export interface Saved {
  readonly component: string;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** Of those that are not ok, by id. What was added to the graph stays well and is not among them. */
export function outcomesOf(graph: ServiceGraph, fates: Fates): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const component of fates.touched) {
    if (!isAffected(fates, component)) continue;
    const level = levelOf(fates.propagation, component);
    outcomes.set(componentId(graph, component), level === 0 ? 'frozen' : states[level]);
  }
  return outcomes;
}

export function countsOf(outcomes: ReadonlyMap<string, Outcome>): Outcomes {
  const counts = { down: 0, degraded: 0, delayed: 0, frozen: 0 };
  for (const outcome of outcomes.values()) if (outcome !== 'ok') counts[outcome]++;
  return counts;
}

/** Mildest first. */
const outcomes: readonly Outcome[] = ['ok', 'frozen', ...states.slice(1)];

/** Who is better off, by how they were, worst first, then by how they are, then by id. */
export function savedBy(before: ReadonlyMap<string, Outcome>, after: ReadonlyMap<string, Outcome>): Saved[] {
  const saved: Saved[] = [];
  for (const [component, was] of before) {
    const is = after.get(component) ?? 'ok';
    if (outcomes.indexOf(is) < outcomes.indexOf(was)) saved.push({ component, before: was, after: is });
  }
  return saved.sort(
    (a, b) =>
      outcomes.indexOf(b.before) - outcomes.indexOf(a.before) ||
      outcomes.indexOf(a.after) - outcomes.indexOf(b.after) ||
      (a.component < b.component ? -1 : 1),
  );
}
