import type { DependencyEdges } from './dependency-edges.ts';

/** Which nodes reach one another. */
export interface StrongComponents {
  readonly count: number;
  /** The strongly connected component of each node, numbered so that no edge leads to a higher number. */
  readonly of: Int32Array;
}

/**
 * The strongly connected components of a graph: Tarjan's algorithm (SIAM J. Comput. 1, 1972), with the path
 * it is on in an array instead of the call stack, so that depth costs nothing but memory.
 *
 * Post: numbers are a reverse topological order of the condensation. Cost: O(n + m) time, O(n) space.
 */
export function stronglyConnectedComponents({
  nodeCount,
  start,
  target,
}: Pick<DependencyEdges, 'nodeCount' | 'start' | 'target'>): StrongComponents {
  const of = new Int32Array(nodeCount);
  // Position of discovery from 1 on, 0 while not discovered, `closed` when its component is known; and the earliest
  // such position known to be reached.
  const discovered = new Int32Array(nodeCount);
  const low = new Int32Array(nodeCount);
  const nextSlot = start.slice(0, nodeCount);
  const path = new Int32Array(nodeCount);
  const open = new Int32Array(nodeCount);
  let count = 0;
  let discoveredCount = 0;
  let pathLength = 0;
  let openCount = 0;

  const enter = (node: number) => {
    discovered[node] = ++discoveredCount;
    low[node] = discoveredCount;
    path[pathLength++] = node;
    open[openCount++] = node;
  };
  const leave = (node: number) => {
    pathLength--;
    const reached = low[node] ?? 0;
    if (reached === discovered[node]) {
      let member = -1;
      while (member !== node) {
        member = open[--openCount] ?? node;
        of[member] = count;
        discovered[member] = closed;
      }
      count++;
    } else {
      const parent = path[pathLength - 1] ?? 0;
      if (reached < (low[parent] ?? 0)) low[parent] = reached;
    }
  };

  for (let root = 0; root < nodeCount; root++) {
    if (discovered[root] !== 0) continue;
    enter(root);
    while (pathLength > 0) {
      const node = path[pathLength - 1] ?? 0;
      const end = start[node + 1] ?? 0;
      let slot = nextSlot[node] ?? 0;
      let lowest = low[node] ?? 0;
      let next = -1;
      while (slot < end) {
        const other = target[slot++] ?? 0;
        const position = discovered[other] ?? 0;
        if (position === 0) {
          next = other;
          break;
        }
        if (position < lowest) lowest = position;
      }
      nextSlot[node] = slot;
      low[node] = lowest;
      if (next === -1) leave(node);
      else enter(next);
    }
  }
  return { count, of };
}

/** After every position: what is closed was left for good, and leads nowhere that is open. */
const closed = 0x7fffffff;

/**
 * The strongly connected components of more than one node: larger first, then by smallest member; members
 * ascending. Cost: O(n + c log c) for c of them.
 */
export function cyclicComponents({ count, of }: StrongComponents): readonly Int32Array[] {
  const size = new Int32Array(count);
  for (const component of of) size[component] = (size[component] ?? 0) + 1;
  const membersOf = new Map<number, Int32Array>();
  const filled = new Int32Array(count);
  of.forEach((component, node) => {
    const memberCount = size[component] ?? 0;
    if (memberCount < 2) return;
    let members = membersOf.get(component);
    if (members === undefined) {
      members = new Int32Array(memberCount);
      membersOf.set(component, members);
    }
    const place = filled[component] ?? 0;
    members[place] = node;
    filled[component] = place + 1;
  });
  // Found in the order of their smallest members, which the stable sort keeps among equals.
  return [...membersOf.values()].sort((a, b) => b.length - a.length);
}
