import type { CompactGraph } from '../model/compact-graph.ts';
import type { Edge } from './chains.ts';
import { forEachBit } from './set-bits.ts';

/** What passes from the members of requirements to those who have them, such as being down. */
export interface Spreading {
  /** Whether requirement `r` passes it on. */
  readonly carries: (r: number) => boolean;
  /** How many members of `r` have to have it: of a group, more than one may. */
  readonly threshold: (r: number) => number;
  /** Whether a component passes on what it has got from others; all do when this is left out. */
  readonly passesOn?: (component: number) => boolean;
}

/**
 * Lets something begin at each of `roots` alone, and visits every target that it reaches, a root not counting
 * for itself. `chain` says how it came there, along the direction of dependency; it can be asked for during the
 * visit only. Of several ways it is one with fewest steps, then the smallest ids, read from the target.
 *
 * Exact for groups: each root is a least fixpoint of its own, 32 of them at a time as the bits of a word, in
 * rounds, so that the first round to reach a component is its distance. Only what can reach a target is looked at.
 * Visits come in no particular order. Cost: O(roots * edges) at worst and mostly a 32nd of it; 300 bytes a component.
 */
export function spreadFromEach(
  graph: CompactGraph,
  spreading: Spreading,
  roots: readonly number[],
  targets: Uint8Array,
  visit: (target: number, root: number, chain: () => readonly Edge[]) => void,
): void {
  const scope = scopeOf(graph, spreading, targets);
  const block = makeBlock(graph, spreading, scope);
  const relevant = roots.filter((root) => scope.nodes[root] === 1);
  for (let first = 0; first < relevant.length; first += 32) {
    const rootOf = relevant.slice(first, first + 32);
    block.run(rootOf);
    for (const node of block.touched()) {
      if (targets[node] === 0) continue;
      forEachBit(block.reached[node] ?? 0, (bit) => {
        const root = rootOf[bit] ?? 0;
        if (root !== node) visit(node, root, () => block.chain(node, bit, root));
      });
    }
    block.clear();
  }
}

/** What can reach a target, and by which requirements. */
interface Scope {
  readonly nodes: Uint8Array;
  readonly requirements: Uint8Array;
}

function scopeOf(graph: CompactGraph, { carries, passesOn }: Spreading, targets: Uint8Array): Scope {
  const nodes = new Uint8Array(graph.componentCount);
  const requirements = new Uint8Array(graph.requirementCount);
  const waiting: number[] = [];
  targets.forEach((isTarget, component) => {
    if (isTarget === 0) return;
    nodes[component] = 1;
    waiting.push(component);
  });
  for (let v = waiting.pop(); v !== undefined; v = waiting.pop()) {
    for (let r = graph.requirementStart[v] ?? 0; r < (graph.requirementStart[v + 1] ?? 0); r++) {
      if (!carries(r)) continue;
      requirements[r] = 1;
      for (let slot = graph.memberStart[r] ?? 0; slot < (graph.memberStart[r + 1] ?? 0); slot++) {
        const member = graph.member[slot] ?? 0;
        if (nodes[member] === 1) continue;
        nodes[member] = 1;
        // What does not pass on matters as a root only; what it needs itself does not matter through it.
        if (passesOn === undefined || passesOn(member)) waiting.push(member);
      }
    }
  }
  return { nodes, requirements };
}

/** Up to 32 roots at once. */
function makeBlock(graph: CompactGraph, { threshold, passesOn }: Spreading, scope: Scope) {
  const reached = new Int32Array(graph.componentCount);
  /** What a component hands to its dependents, of what has reached it before this round. */
  const handed = new Int32Array(graph.componentCount);
  const fresh = new Int32Array(graph.componentCount);
  const gained = new Int32Array(graph.componentCount);
  /** By component and bit: the requirement that brought it, and the member that completed it. */
  const causeRequirement = new Int32Array(graph.componentCount * 32);
  const causeMember = new Int32Array(graph.componentCount * 32);
  let touchedNodes: number[] = [];

  /** Of these bits, those that enough members of a group hand on. */
  const enough = (r: number, needed: number, bits: number): number => {
    let result = 0;
    forEachBit(bits, (bit) => {
      let count = 0;
      for (let slot = graph.memberStart[r] ?? 0; slot < (graph.memberStart[r + 1] ?? 0); slot++) {
        count += ((handed[graph.member[slot] ?? 0] ?? 0) >>> bit) & 1;
      }
      if (count >= needed) result |= 1 << bit;
    });
    return result;
  };
  const handOn = (member: number, next: number[]) => {
    const bits = (fresh[member] ?? 0) & (handed[member] ?? 0);
    for (let at = graph.dependentStart[member] ?? 0; at < (graph.dependentStart[member + 1] ?? 0); at++) {
      const r = graph.dependentRequirement[at] ?? 0;
      if (scope.requirements[r] === 0) continue;
      const to = graph.dependent[r] ?? 0;
      let news = bits & ~(reached[to] ?? 0) & ~(gained[to] ?? 0);
      if (news === 0) continue;
      const needed = threshold(r);
      if (needed > 1) news = enough(r, needed, news);
      if (news === 0) continue;
      if (gained[to] === 0) next.push(to);
      gained[to] = (gained[to] ?? 0) | news;
      forEachBit(news, (bit) => {
        causeRequirement[to * 32 + bit] = r;
        causeMember[to * 32 + bit] = member;
      });
    }
  };
  const arrive = (node: number, bits: number, isRoot: boolean) => {
    if (reached[node] === 0) touchedNodes.push(node);
    reached[node] = (reached[node] ?? 0) | bits;
    fresh[node] = bits;
    gained[node] = 0;
    if (isRoot || passesOn === undefined || passesOn(node)) handed[node] = (handed[node] ?? 0) | bits;
  };
  return {
    reached,
    run: (roots: readonly number[]) => {
      roots.forEach((root, bit) => {
        arrive(root, 1 << bit, true);
      });
      let round = [...roots];
      while (round.length > 0) {
        const next: number[] = [];
        for (const node of round.sort((a, b) => a - b)) handOn(node, next);
        for (const node of next) arrive(node, gained[node] ?? 0, false);
        round = next;
      }
    },
    touched: () => touchedNodes,
    chain: (target: number, bit: number, root: number): readonly Edge[] => {
      const edges: Edge[] = [];
      for (let from = target; from !== root; ) {
        const to = causeMember[from * 32 + bit] ?? 0;
        edges.push({ from, to, requirement: causeRequirement[from * 32 + bit] ?? 0 });
        from = to;
      }
      return edges;
    },
    clear: () => {
      for (const node of touchedNodes) reached[node] = handed[node] = fresh[node] = 0;
      touchedNodes = [];
    },
  };
}
