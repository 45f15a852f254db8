import { componentNumber } from '../../model/component-ids.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { states } from '../../model/vocabulary.ts';
import { down, type Level } from '../effect.ts';
import type { Impact } from '../impact.ts';
import { causeOf } from '../propagation/cause.ts';
import { type Propagation, slotOf } from '../propagation/propagation.ts';

/**
 * The requirements by which a scenario came to everything it does, each with a measure of how much of that came
 * through it: what it brought to a state or froze, and what came from there. By several members of a group it counts
 * several times, so it says what to look at first and no more.
 *
 * Without any change to one of these the outcome is the same: all that is affected or frozen has a chain of causes
 * to a root over them. Cost: O(affected × their requirements), and a sort.
 */
export function carriersOf(
  graph: ServiceGraph,
  { components, fates: { propagation } }: Impact,
): ReadonlyMap<number, number> {
  const weightOf = new Map<number, number>();
  const carried = new Map<number, number>();
  const reach = (component: number, level: Level, weight: number): void => {
    const slot = slotOf(component, level);
    weightOf.set(slot, (weightOf.get(slot) ?? 0) + weight);
  };
  const carry = (requirement: number, weight: number): void => {
    carried.set(requirement, (carried.get(requirement) ?? 0) + weight);
  };

  for (const { component, state, frozen } of components) {
    if (state !== 'ok') reach(componentNumber(graph, component) ?? 0, states.indexOf(state) as Level, 1); // its index
    if (frozen === undefined) continue;
    carry(frozen.requirement, 1);
    for (const lost of frozen.lost) reach(componentNumber(graph, lost) ?? 0, down, 1);
  }
  for (const slot of latestFirst(graph, propagation, weightOf)) {
    const weight = weightOf.get(slot);
    if (weight === undefined) continue;
    const cause = causeOf(graph.compact, propagation, Math.floor(slot / 3), ((slot % 3) + 1) as Level);
    if (cause === undefined) continue;
    carry(cause.requirement, weight);
    for (const member of cause.members) reach(member, cause.targetLevel, weight);
  }
  return carried;
}

/** All slots that are reached, effects before their causes: a cause is earlier, or has fewer hops. */
function latestFirst(
  { compact }: ServiceGraph,
  { step }: Propagation,
  begin: ReadonlyMap<number, number>,
): readonly number[] {
  if (begin.size === 0) return [];
  const slots: number[] = [];
  for (let slot = 0; slot < 3 * compact.componentCount; slot++) {
    if ((step[slot] ?? 0) > 0) slots.push(slot);
  }
  return slots.sort((a, b) => (step[b] ?? 0) - (step[a] ?? 0) || a - b);
}
