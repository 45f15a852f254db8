import type { Blocks } from './blocks.ts';
import type { Diagram } from './diagram.ts';
import { strongComponents } from './strong-components.ts';

/** A link between two different blocks, turned so that it goes down the page. */
export interface Descent {
  readonly link: number;
  readonly high: number;
  readonly low: number;
  /** Drawn against the way failure travels: the diagram's upper box is in the block `low`. */
  readonly turned: boolean;
}

/**
 * Turns links round until none is left in a cycle or against the order of the waves.
 *
 * Eades, Lin, Smyth: a fast and effective heuristic for the feedback arc set problem, Inf. Process. Lett. 47
 * (1993), inside each strongly connected component, restricted to orders in which firm links point down.
 * Post: the descents form no cycle; firm links are turned only against waves; links within a block are left out.
 * Cost: O(blocks + links + Σ component size²).
 */
export function breakCycles(diagram: Diagram, { blocks, blockOf }: Blocks): Descent[] {
  const descents: Descent[] = [];
  for (const [link, { lower, upper }] of diagram.links.entries()) {
    const high = blockOf[upper] ?? 0;
    const low = blockOf[lower] ?? 0;
    if (high === low) continue;
    const turned = (blocks[high]?.wave ?? -1) > (blocks[low]?.wave ?? -1);
    descents.push(turned ? { link, high: low, low: high, turned } : { link, high, low, turned });
  }
  const place = placesWithinCycles(diagram, blocks.length, descents, (block) => blocks[block]?.top === true);
  return descents.map((descent) => {
    const { link, high, low, turned } = descent;
    const against = (place[high] ?? -1) > (place[low] ?? -1) && (place[low] ?? -1) >= 0;
    const sameCycle = cycleKey(place, high) === cycleKey(place, low);
    return against && sameCycle ? { link, high: low, low: high, turned: !turned } : descent;
  });
}

/** Places of different components are this far apart at least. */
const stride = 2 ** 20;

function cycleKey(place: Float64Array, block: number): number {
  return Math.floor((place[block] ?? -1) / stride);
}

/** For each block in a cycle its place in the order of its component, from the top; -1 for all others. */
function placesWithinCycles(
  diagram: Diagram,
  blockCount: number,
  descents: readonly Descent[],
  isTop: (block: number) => boolean,
): Float64Array {
  const component = strongComponents(
    blockCount,
    descents.map(({ high, low }) => [high, low]),
  );
  const members: number[][] = [];
  for (let block = 0; block < blockCount; block++) {
    const number = component[block] ?? 0;
    members[number] ??= [];
    members[number].push(block);
  }
  const inner: Descent[][] = [];
  for (const descent of descents) {
    const number = component[descent.high] ?? 0;
    if (component[descent.low] !== number) continue;
    inner[number] ??= [];
    inner[number].push(descent);
  }
  const place = new Float64Array(blockCount).fill(-1);
  for (const [number, cycle] of members.entries()) {
    if (cycle.length < 2) continue;
    const order = orderCycle(diagram, cycle, inner[number] ?? [], isTop);
    for (const [index, block] of order.entries()) place[block] = number * stride + index;
  }
  return place;
}

/** Takes from the top what has most links down and fewest up, of those that no firm link keeps waiting. */
function orderCycle(
  diagram: Diagram,
  cycle: readonly number[],
  inner: readonly Descent[],
  isTop: (block: number) => boolean,
): number[] {
  const surplus = new Map<number, number>(cycle.map((block) => [block, isTop(block) ? inner.length : 0]));
  const firmAbove = new Map<number, number>(cycle.map((block) => [block, 0]));
  const at = new Map<number, Descent[]>(cycle.map((block) => [block, []]));
  const isFirm = (descent: Descent): boolean => diagram.links[descent.link]?.firm === true && !descent.turned;
  for (const descent of inner) {
    add(surplus, descent.high, 1);
    add(surplus, descent.low, -1);
    if (isFirm(descent)) add(firmAbove, descent.low, 1);
    at.get(descent.high)?.push(descent);
    at.get(descent.low)?.push(descent);
  }
  const order: number[] = [];
  const waiting = new Set(cycle);
  while (waiting.size > 0) {
    let best = -1;
    let bestValue = Number.NEGATIVE_INFINITY;
    for (const block of waiting) {
      // A block that a firm link keeps waiting comes after all others; among themselves by surplus, should firm links err.
      const value = (surplus.get(block) ?? 0) - (firmAbove.get(block) ?? 0) * 4 * stride;
      if (value > bestValue) [best, bestValue] = [block, value];
    }
    waiting.delete(best);
    order.push(best);
    for (const descent of at.get(best) ?? []) {
      if (descent.high === best) {
        add(surplus, descent.low, 1);
        if (isFirm(descent)) add(firmAbove, descent.low, -1);
      } else add(surplus, descent.high, -1);
    }
  }
  return order;
}

function add(counts: Map<number, number>, key: number, amount: number): void {
  counts.set(key, (counts.get(key) ?? 0) + amount);
}
