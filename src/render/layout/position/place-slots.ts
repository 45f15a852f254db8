import {
  type Force,
  forceLink,
  forceSimulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Layers } from '../split-links.ts';
import type { Rows } from '../wrap-ranks.ts';
import { separate } from './separate.ts';
import type { Strip } from './strips.ts';

interface SlotNode extends SimulationNodeDatum {
  x: number;
}

interface Pull extends SimulationLinkDatum<SlotNode> {
  readonly strength: number;
}

/** Large diagrams settle for less: their slots have little room to move in. */
const manySlots = 3000;

/**
 * The center of every slot: links pull what they join above each other, rows push apart what stands too close.
 *
 * A d3-force simulation on fixed rows; instead of circles, the rows collide by their real widths, solved exactly
 * in every tick, so order and distances hold throughout. Inner pieces of long links pull hardest, as in
 * Gansner et al. 1993, section 4. Deterministic: the start is given and no force draws random numbers.
 * Post: order and distances of every strip hold. Cost: O(ticks × (slots + segments)).
 */
export function placeSlots(layers: Layers, rows: Rows, strips: readonly Strip[]): number[] {
  const nodes = startingPlaces(rows, strips);
  const pulls = pullsBetween(layers, rows, nodes);
  const ticks = nodes.length > manySlots ? 45 : 90;
  const simulation = forceSimulation<SlotNode>(nodes)
    .stop()
    .alphaDecay(1 - 0.02 ** (1 / ticks))
    .alphaMin(0)
    .force(
      'links',
      forceLink<SlotNode, Pull>(pulls)
        .distance(0)
        .strength((pull) => pull.strength),
    )
    .force('rows', collideInRows(strips, rows));
  simulation.tick(ticks);
  return nodes.map((node) => node.x);
}

/** Every strip packed around the middle of its column, rows at a distance that keeps pulls horizontal. */
function startingPlaces({ slots }: Rows, strips: readonly Strip[]): SlotNode[] {
  const nodes: SlotNode[] = slots.map((slot) => ({ x: 0, fy: slot.row }));
  for (const { slots: members, distances, left, right } of strips) {
    const length = distances.reduce((total, one) => total + one, 0);
    let x = (left + right - length) / 2;
    for (const [index, slot] of members.entries()) {
      const node = nodes[slot];
      if (node !== undefined) node.x = x;
      x += distances[index] ?? 0;
    }
  }
  return nodes;
}

function pullsBetween(layers: Layers, { slots, stacks }: Rows, nodes: readonly SlotNode[]): Pull[] {
  const degree = new Int32Array(layers.items.length);
  for (const { high, low } of layers.segments) {
    degree[high] = (degree[high] ?? 0) + 1;
    degree[low] = (degree[low] ?? 0) + 1;
  }
  const pulls: Pull[] = [];
  const pull = (a: number | undefined, b: number | undefined, strength: number): void => {
    const source = nodes[a ?? -1];
    const target = nodes[b ?? -1];
    if (source !== undefined && target !== undefined) pulls.push({ source, target, strength });
  };
  for (const { high, low } of layers.segments) {
    const bends = [high, low].filter((item) => layers.items[item]?.block === -1).length;
    const least = Math.max(1, Math.min(degree[high] ?? 1, degree[low] ?? 1));
    pull(stacks[high]?.at(-1), stacks[low]?.[0], bends === 2 ? 0.9 : (bends === 1 ? 0.7 : 0.5) / least);
  }
  for (const stack of stacks) {
    for (let index = 1; index < stack.length; index++) pull(stack[index - 1], stack[index], 0.9);
  }
  return slots.length === 0 ? [] : pulls;
}

/** Moves every strip to the nearest places that keep order and distances. Must be the last force. */
function collideInRows(strips: readonly Strip[], { slots }: Rows): Force<SlotNode, undefined> {
  let nodes: readonly SlotNode[] = [];
  const friction = 0.6;
  const force: Force<SlotNode, undefined> = () => {
    for (const strip of strips) {
      // Slots and nodes share their numbers.
      const members = strip.slots.map((slot) => nodes[slot] as SlotNode);
      const wanted = members.map((node) => node.x + (node.vx ?? 0) * friction);
      const weights = strip.slots.map((slot) => (slots[slot]?.block === -1 ? 2 : 1));
      const centers = separate(wanted, weights, strip);
      for (const [index, node] of members.entries()) {
        node.vx = ((centers[index] ?? node.x) - node.x) / friction;
      }
    }
  };
  force.initialize = (all) => {
    nodes = all;
  };
  return force;
}
