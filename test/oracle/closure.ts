import { compare } from './flat-graph.ts';

/** An edge from the dependent to what it depends on. */
export type Edge = readonly [from: string, to: string];

/** Warshall's transitive closure: `reach.get(a)` holds what a path of one or more edges leads to from `a`. */
export function closure(nodes: readonly string[], edges: readonly Edge[]): Map<string, Set<string>> {
  const reach = new Map(nodes.map((node) => [node, new Set<string>()]));
  for (const [from, to] of edges) reach.get(from)?.add(to);
  for (const middle of nodes) {
    for (const from of nodes) {
      if (!reach.get(from)?.has(middle)) continue;
      for (const to of reach.get(middle) ?? []) reach.get(from)?.add(to);
    }
  }
  return reach;
}

/** Strongly connected components of more than one node, by who reaches one another. Each of them sorted. */
export function mutualReach(nodes: readonly string[], edges: readonly Edge[]): string[][] {
  const reach = closure(nodes, edges);
  const leads = (from: string, to: string) => reach.get(from)?.has(to) === true;
  const sorted = [...nodes].sort(compare);
  const mates = sorted.map((a) => sorted.filter((b) => a === b || (leads(a, b) && leads(b, a))));
  return mates.filter((group, index) => group.length > 1 && group[0] === sorted[index]);
}

/** The length of a shortest cycle among some nodes, by growing walks one edge at a time from every node. */
export function shortestCycleLength(members: readonly string[], edges: readonly Edge[]): number {
  const lengths = members.map((start) => {
    let ends = new Set([start]);
    for (let length = 1; length <= members.length; length++) {
      ends = new Set(
        edges.filter(([from, to]) => ends.has(from) && members.includes(to)).map(([, to]) => to),
      );
      if (ends.has(start)) return length;
    }
    return Number.POSITIVE_INFINITY;
  });
  return Math.min(...lengths);
}

/** Whether some nodes, in this order and back to the first, are a cycle that starts at its smallest id. */
export function isCycle(path: readonly string[], edges: readonly Edge[]): boolean {
  const follows = (from: string, to: string | undefined) =>
    edges.some((it) => it[0] === from && it[1] === to);
  return (
    new Set(path).size === path.length &&
    path[0] === [...path].sort(compare)[0] &&
    path.every((node, index) => follows(node, path[(index + 1) % path.length]))
  );
}
