import { componentId, componentNumber } from '../../model/component-ids.ts';
import { type DependencyEdges, dependencyEdges } from '../cycle/dependency-edges.ts';
import { belongsTo, type Cycle, type CycleKind } from '../cycles.ts';
import type { Side } from './graph-pair.ts';

/** So many of the edges that may close a cycle are tried, in the order of the graph. */
const mostTried = 64;

/**
 * Makes the function that shows a cycle of one graph as ids, from its smallest on: each needs the next, and the last the
 * first. It passes an edge that the other graph does not have, or else one of a changed requirement; where the cycle has
 * neither, as when it is what is left of another, it is just a shortest one. It is a shortest of its sort, unless there
 * are more such edges than are tried.
 *
 * Cost: O(n + m) for each kind that is asked for; then linear in the edges inside the cycle for each edge that is tried.
 */
export function makeChangedWay(side: Side, other: Side): (cycle: Cycle) => readonly string[] {
  const { graph, changeOf } = side;
  const { compact } = graph;
  const known = new Map<CycleKind, DependencyEdges>();
  const edgesOf = (kind: CycleKind): DependencyEdges => {
    const edges = known.get(kind) ?? dependencyEdges(compact, (r) => belongsTo[kind](compact, r));
    known.set(kind, edges);
    return edges;
  };
  return ({ kind, members, shortest }) => {
    const ids = shortest.map(({ from }) => from);
    const isNew = ({ from, to }: Ends) => !hasEdge(other, kind, from, to);
    if (shortest.some(isNew)) return ids;
    const edges = edgesOf(kind);
    const inside = new Set(members.map((id) => componentNumber(graph, id) ?? -1));
    const all = edgesInside(edges, inside);
    const added = all.filter(({ from, to }) =>
      isNew({ from: componentId(graph, from), to: componentId(graph, to) }),
    );
    const changed = () => all.filter(({ slot }) => changeOf[edges.requirement[slot] ?? -1] !== -1);
    const way = shortestThrough(edges, inside, added.length > 0 ? added : changed());
    return way === undefined ? ids : fromSmallest(way.map((number) => componentId(graph, number)));
  };
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

interface Edge {
  readonly slot: number;
  readonly from: number;
  readonly to: number;
}

function hasEdge({ graph }: Side, kind: CycleKind, from: string, to: string): boolean {
  const { compact } = graph;
  const [dependent, target] = [componentNumber(graph, from), componentNumber(graph, to)];
  if (dependent === undefined || target === undefined) return false;
  for (
    let r = compact.requirementStart[dependent] ?? 0;
    r < (compact.requirementStart[dependent + 1] ?? 0);
    r++
  ) {
    if (!belongsTo[kind](compact, r)) continue;
    if (compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1]).includes(target))
      return true;
  }
  return false;
}

function edgesInside({ start, target }: DependencyEdges, inside: ReadonlySet<number>): Edge[] {
  return [...inside].flatMap((from) => {
    const edges: Edge[] = [];
    for (let slot = start[from] ?? 0; slot < (start[from + 1] ?? 0); slot++) {
      const to = target[slot] ?? -1;
      if (inside.has(to)) edges.push({ slot, from, to });
    }
    return edges;
  });
}

/** A shortest way round through one of these edges; the first of several. */
function shortestThrough(
  edges: DependencyEdges,
  inside: ReadonlySet<number>,
  through: readonly Edge[],
): readonly number[] | undefined {
  let best: readonly number[] | undefined;
  for (const { from, to } of through.slice(0, mostTried)) {
    const way = shortestWay(edges, inside, to, from);
    if (way !== undefined && (best === undefined || way.length < best.length)) best = way;
  }
  return best;
}

/** The nodes of a shortest way between two, both with it. */
function shortestWay(
  { start, target }: DependencyEdges,
  inside: ReadonlySet<number>,
  first: number,
  last: number,
): readonly number[] | undefined {
  const cameFrom = new Map([[first, -1]]);
  // A Map is walked in the order of its keys, those that come while walking too.
  for (const node of cameFrom.keys()) {
    if (node === last) break;
    for (let slot = start[node] ?? 0; slot < (start[node + 1] ?? 0); slot++) {
      const next = target[slot] ?? -1;
      if (inside.has(next) && !cameFrom.has(next)) cameFrom.set(next, node);
    }
  }
  if (!cameFrom.has(last)) return undefined;
  const way: number[] = [];
  for (let node = last; node !== -1; node = cameFrom.get(node) ?? -1) way.push(node);
  return way.reverse();
}

function fromSmallest(ids: readonly string[]): readonly string[] {
  const smallest = ids.reduce((least, id) => (id < least ? id : least));
  const first = ids.indexOf(smallest);
  return [...ids.slice(first), ...ids.slice(0, first)];
}
