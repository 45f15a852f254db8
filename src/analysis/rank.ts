import type { CompactGraph } from '../model/compact-graph.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { carriesState, down, effectOf, gatesStart, type Level, membersToLose } from './effect.ts';

/** How much one component takes with it: how many others end in each state when it is down for ever. */
export interface BlastRadius {
  readonly component: string;
  readonly down: number;
  readonly degraded: number;
  readonly delayed: number;
  /** Frozen and not counted before. */
  readonly frozen: number;
}

/**
 * The blast radius of every component: by down, degraded, delayed, frozen, all descending, then by id.
 *
 * One untimed propagation per component, over arrays that are cleared by what was touched; a tolerance delays
 * and never prevents, so times do not matter here.
 * `onProgress` hears how many components are done, now and then.
 * Cost: O(sum over components of the requirements they reach) time, O(n + m) space.
 */
export function rank(
  graph: ServiceGraph,
  { onProgress }: { readonly onProgress?: (done: number) => void } = {},
): readonly BlastRadius[] {
  const radiusOf = makeBlastRadius(graph.compact);
  const radii = graph.components.map(({ id }, component) => {
    if (component % 256 === 0) onProgress?.(component);
    return { component: id, ...radiusOf(component) };
  });
  return radii.sort(compareRadii);
}

function compareRadii(a: BlastRadius, b: BlastRadius): number {
  return (
    b.down - a.down ||
    b.degraded - a.degraded ||
    b.delayed - a.delayed ||
    b.frozen - a.frozen ||
    (a.component < b.component ? -1 : 1)
  );
}

/** Makes the function from a component to its blast radius; it reuses its arrays from call to call. */
function makeBlastRadius(graph: CompactGraph): (root: number) => Omit<BlastRadius, 'component'> {
  const level = new Uint8Array(graph.componentCount);
  const frozen = new Uint8Array(graph.componentCount);
  const touched = new Int32Array(graph.componentCount);
  // Members lost, per requirement and level: 3 * r + level - 1.
  const lost = new Int32Array(3 * graph.requirementCount);
  const touchedLost: number[] = [];
  const waiting: number[] = [];
  let touchedCount = 0;

  const touch = (component: number) => {
    if (level[component] === 0 && frozen[component] === 0) touched[touchedCount++] = component;
  };
  const worsen = (component: number, to: Level) => {
    const from = level[component] ?? 0;
    if (to <= from) return;
    touch(component);
    level[component] = to;
    for (let each = from + 1; each <= to; each++) waiting.push(component, each);
  };
  const lose = (r: number, targetLevel: Level) => {
    const slot = 3 * r + targetLevel - 1;
    if (lost[slot] === 0) touchedLost.push(slot);
    lost[slot] = (lost[slot] ?? 0) + 1;
    if (lost[slot] !== membersToLose(graph, r)) return;
    const dependent = graph.dependent[r] ?? 0;
    if (carriesState(graph, r)) worsen(dependent, effectOf(graph, r, targetLevel));
    else if (targetLevel === down && gatesStart(graph, r)) {
      touch(dependent);
      frozen[dependent] = 1;
    }
  };
  const spread = () => {
    while (waiting.length > 0) {
      const targetLevel = (waiting.pop() ?? 0) as Level; // pushed as one by worsen
      const target = waiting.pop() ?? 0;
      const end = graph.dependentStart[target + 1] ?? 0;
      for (let at = graph.dependentStart[target] ?? 0; at < end; at++) {
        lose(graph.dependentRequirement[at] ?? 0, targetLevel);
      }
    }
  };
  const countAndClear = (root: number) => {
    const counts = { down: 0, degraded: 0, delayed: 0, frozen: 0 };
    for (const component of touched.subarray(0, touchedCount)) {
      const reached = level[component];
      if (component !== root) {
        if (reached === 3) counts.down++;
        else if (reached === 2) counts.degraded++;
        else if (reached === 1) counts.delayed++;
        else counts.frozen++;
      }
      level[component] = 0;
      frozen[component] = 0;
    }
    for (const slot of touchedLost) lost[slot] = 0;
    touchedLost.length = 0;
    touchedCount = 0;
    return counts;
  };

  return (root) => {
    worsen(root, down);
    spread();
    return countAndClear(root);
  };
}
