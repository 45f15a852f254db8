import type { DependencyEdges } from './dependency-edges.ts';

/** From some nodes to the slots of a shortest cycle among them, begun at its smallest node; undefined without one. */
export type ShortestCycle = (nodes: Int32Array) => readonly number[] | undefined;

/**
 * Makes the function that finds a shortest cycle among some nodes; it reuses its arrays from call to call.
 *
 * A breadth-first search from a node finds a shortest cycle through it. The node is then done with and leaves
 * the graph, and so does everything that no longer has a dependent in it; what remains is searched to the depth
 * of the best cycle so far. Nodes on many edges go first: short cycles tend to pass them, and without them
 * little remains. (Itai and Rodeh, SIAM J. Comput. 7, 1978, for the search from each node.)
 *
 * Pre: no node has an edge to itself. Post: among equals the choice depends on the graph only.
 * Cost: O(n) once; per set, O(f · e) for e edges inside it and a feedback vertex set of f nodes that the
 * removals amount to, so one search for a ring; mostly far less, since short cycles end the searches early.
 */
export function shortestCycleFinder({ nodeCount, start, target }: DependencyEdges): ShortestCycle {
  /** 1 while a node takes part. */
  const present = new Uint8Array(nodeCount);
  const dependentCount = new Int32Array(nodeCount);
  const seenBy = new Int32Array(nodeCount).fill(-1);
  const depth = new Int32Array(nodeCount);
  /** The slot over which a search came to a node, and the node it came from. */
  const cameOver = new Int32Array(nodeCount);
  const cameFrom = new Int32Array(nodeCount);
  const queue = new Int32Array(nodeCount);

  const eachTarget = (node: number, visit: (next: number) => void) => {
    for (let slot = start[node] ?? 0; slot < (start[node + 1] ?? 0); slot++) {
      const next = target[slot] ?? 0;
      if (present[next] === 1) visit(next);
    }
  };
  const admit = (nodes: Int32Array) => {
    for (const node of nodes) {
      present[node] = 1;
      dependentCount[node] = 0;
      seenBy[node] = -1;
    }
    for (const node of nodes) {
      eachTarget(node, (next) => {
        dependentCount[next] = (dependentCount[next] ?? 0) + 1;
      });
    }
  };
  const remove = (node: number) => {
    let waiting = 0;
    queue[waiting++] = node;
    present[node] = 0;
    while (waiting > 0) {
      eachTarget(queue[--waiting] ?? 0, (next) => {
        const left = (dependentCount[next] ?? 0) - 1;
        dependentCount[next] = left;
        if (left > 0) return;
        present[next] = 0;
        queue[waiting++] = next;
      });
    }
  };
  /** The slot that closes a shortest cycle through `root` of fewer than `limit` edges, and the node it leaves. */
  const search = (
    root: number,
    limit: number,
  ): { readonly slot: number; readonly from: number } | undefined => {
    let queued = 0;
    queue[queued++] = root;
    seenBy[root] = root;
    depth[root] = 0;
    for (let at = 0; at < queued; at++) {
      const from = queue[at] ?? 0;
      const nextDepth = (depth[from] ?? 0) + 1;
      if (nextDepth >= limit) return undefined;
      for (let slot = start[from] ?? 0; slot < (start[from + 1] ?? 0); slot++) {
        const next = target[slot] ?? 0;
        if (next === root) return { slot, from };
        if (present[next] === 0 || seenBy[next] === root) continue;
        seenBy[next] = root;
        depth[next] = nextDepth;
        cameOver[next] = slot;
        cameFrom[next] = from;
        queue[queued++] = next;
      }
    }
    return undefined;
  };
  const pathTo = (root: number, slot: number, from: number): number[] => {
    const slots = [slot];
    for (let node = from; node !== root; node = cameFrom[node] ?? root) slots.push(cameOver[node] ?? 0);
    return slots.reverse();
  };
  const edgeCount = (node: number) =>
    (dependentCount[node] ?? 0) * ((start[node + 1] ?? 0) - (start[node] ?? 0));

  return (nodes) => {
    admit(nodes);
    const busiestFirst = [...nodes].sort((a, b) => edgeCount(b) - edgeCount(a) || a - b);
    let best: number[] | undefined;
    for (const root of busiestFirst) {
      if (best?.length === 2) break;
      if (present[root] === 0) continue;
      const closing = search(root, best?.length ?? Number.POSITIVE_INFINITY);
      if (closing !== undefined) best = pathTo(root, closing.slot, closing.from);
      remove(root);
    }
    for (const node of nodes) present[node] = 0;
    return best === undefined ? undefined : fromSmallest(best, target);
  };
}

/** The same cycle, begun with the edge that leaves its smallest node. */
export function fromSmallest(slots: readonly number[], target: Int32Array): readonly number[] {
  const nodes = slots.map((_, index) => target[slots.at(index - 1) ?? 0] ?? 0);
  const smallest = nodes.reduce((least, node) => Math.min(least, node), Number.POSITIVE_INFINITY);
  const first = nodes.indexOf(smallest);
  return [...slots.slice(first), ...slots.slice(0, first)];
}
