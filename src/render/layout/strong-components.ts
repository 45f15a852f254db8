/** Pairs of node numbers. */
export type Arcs = readonly (readonly [source: number, target: number])[];

/**
 * The strongly connected component of every node, numbered so that an arc never leads to a smaller number
 * than its source's: components come in topological order.
 *
 * Tarjan, SIAM J. Comput. 1 (1972), without recursion. Cost: O(nodes + arcs).
 */
export function strongComponents(nodeCount: number, arcs: Arcs): Int32Array {
  const targets = targetsOf(nodeCount, arcs);
  const component = new Int32Array(nodeCount).fill(-1);
  const index = new Int32Array(nodeCount).fill(-1);
  const low = new Int32Array(nodeCount);
  const next = new Int32Array(nodeCount);
  const open: number[] = [];
  let visited = 0;
  let found = 0;

  for (let start = 0; start < nodeCount; start++) {
    if (index[start] !== -1) continue;
    const path = [start];
    while (path.length > 0) {
      // The loop's condition says that there is a last one; node numbers index every array here.
      const node = path.at(-1) as number;
      if (index[node] === -1) {
        index[node] = low[node] = visited++;
        open.push(node);
      }
      const target = targets[node]?.[next[node] as number];
      if (target !== undefined) {
        next[node] = (next[node] as number) + 1;
        if (index[target] === -1) path.push(target);
        else if (component[target] === -1) low[node] = Math.min(low[node] as number, index[target] as number);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number);
      if (low[node] !== index[node]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component[member] = found;
        if (member === node) break;
      }
      found++;
    }
  }
  return component.map((number) => found - 1 - number);
}

/** Targets of every node's arcs, in the order given. */
export function targetsOf(nodeCount: number, arcs: Arcs): number[][] {
  const targets: number[][] = Array.from({ length: nodeCount }, () => []);
  for (const [source, target] of arcs) targets[source]?.push(target);
  return targets;
}
