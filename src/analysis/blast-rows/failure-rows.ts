import { type Buckets, bucketed } from '../../model/buckets.ts';
import { stronglyConnectedComponents } from '../cycle/components.ts';
import type { FailureEdges } from './failure-edges.ts';

/**
 * A failure system made ready for a sweep: nodes that make one another true are one row, and rows are numbered
 * so that edges lead to lower numbers, except on cycles through groups. Rows on one such cycle are a stage.
 */
export interface FailureRows {
  readonly rowCount: number;
  /** Row `x` leads to the rows `target[start[x] .. groupsFrom[x]]`, and to the groups from there to `start[x + 1]`. */
  readonly start: Int32Array;
  readonly groupsFrom: Int32Array;
  readonly target: Int32Array;
  /** One of `rowKinds`. */
  readonly kind: Int32Array;
  /** For a group, how many in-edges have to be true; 0 for other rows. */
  readonly threshold: Int32Array;
  /** A group counts its in-edges in the binary digits `digitStart[x] .. digitStart[x + 1]`; other rows have none. */
  readonly digitStart: Int32Array;
  /** The lowest row of each row's stage. */
  readonly stageStart: Int32Array;
  /** What a row stands for: `tallyWeight` nodes of class `tallyClass`, over the slots `tallyStart[x] ..`. */
  readonly tallyStart: Int32Array;
  readonly tallyClass: Int32Array;
  readonly tallyWeight: Int32Array;
}

/** How a row becomes final: as it is, by a comparison, or together with the other rows of its stage. */
export const rowKinds = { plain: 0, group: 1, staged: 2 } as const;

/**
 * The rows of a system, and the row of each node. `classOf` sorts nodes into classes that are tallied apart; -1 for none.
 *
 * Nodes on a cycle without groups are equal in the least solution, so one row serves them all; a cycle through
 * groups has to be run to its fixpoint. Cost: O(n + e) time and space.
 */
export function failureRows(
  edges: FailureEdges,
  classOf: (node: number) => number,
): { readonly rows: FailureRows; readonly rowOf: Int32Array } {
  const { count: rowCount, of: rowOf, stageOf } = numberRows(edges);
  const nodesOf = bucketed(rowOf, rowCount);
  const groups = groupRows(edges, rowOf, rowCount);
  const stageStart = stageStarts(stageOf, rowCount);
  const rows = {
    rowCount,
    ...rowEdges(edges, rowOf, nodesOf),
    kind: kindsOf(groups.threshold, stageStart),
    ...groups,
    stageStart,
    ...tallies(nodesOf, classOf),
  };
  return { rows, rowOf };
}

/** Rows in the order of their stages, and within a stage such that only edges into groups may lead up. */
function numberRows(edges: FailureEdges) {
  const stages = stronglyConnectedComponents(edges);
  if (edges.firstGroup === edges.nodeCount) {
    const stageOf = new Int32Array(stages.count);
    for (let row = 0; row < stages.count; row++) stageOf[row] = row;
    return { ...stages, stageOf };
  }
  const inner = stronglyConnectedComponents(withinStages(edges, stages.of));
  const stageOfInner = new Int32Array(inner.count);
  inner.of.forEach((row, node) => {
    stageOfInner[row] = stages.of[node] ?? 0;
  });
  const { items } = bucketed(stageOfInner, stages.count);
  const numberOf = new Int32Array(inner.count);
  items.forEach((row, number) => {
    numberOf[row] = number;
  });
  return {
    count: inner.count,
    of: inner.of.map((row) => numberOf[row] ?? 0),
    stageOf: items.map((row) => stageOfInner[row] ?? 0),
  };
}

/** The edges that stay within a stage, without those that lead into groups. */
function withinStages({ nodeCount, firstGroup, start, target }: FailureEdges, stageOf: Int32Array) {
  const keptStart = new Int32Array(nodeCount + 1);
  const kept = new Int32Array(target.length);
  let keptCount = 0;
  for (let node = 0; node < nodeCount; node++) {
    const stage = stageOf[node];
    for (let slot = start[node] ?? 0; slot < (start[node + 1] ?? 0); slot++) {
      const to = target[slot] ?? 0;
      if (to < firstGroup && stageOf[to] === stage) kept[keptCount++] = to;
    }
    keptStart[node + 1] = keptCount;
  }
  return { nodeCount, start: keptStart, target: kept };
}

/** Edges between rows: each once, except that a group counts every one. */
function rowEdges(edges: FailureEdges, rowOf: Int32Array, { starts, items }: Buckets) {
  const rowCount = starts.length - 1;
  const start = new Int32Array(rowCount + 1);
  const groupsFrom = new Int32Array(rowCount);
  const target = new Int32Array(edges.target.length);
  const seenFrom = new Int32Array(rowCount).fill(-1);
  const intoGroups: number[] = [];
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    seenFrom[row] = row;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const node = items[at] ?? 0;
      for (let slot = edges.start[node] ?? 0; slot < (edges.start[node + 1] ?? 0); slot++) {
        const node = edges.target[slot] ?? 0;
        const to = rowOf[node] ?? 0;
        if (node >= edges.firstGroup) intoGroups.push(to);
        else if (seenFrom[to] !== row) {
          seenFrom[to] = row;
          target[count++] = to;
        }
      }
    }
    groupsFrom[row] = count;
    for (const to of intoGroups) target[count++] = to;
    intoGroups.length = 0;
    start[row + 1] = count;
  }
  return { start, groupsFrom, target: target.subarray(0, count) };
}

function groupRows(edges: FailureEdges, rowOf: Int32Array, rowCount: number) {
  const threshold = new Int32Array(rowCount);
  const digitStart = new Int32Array(rowCount + 1);
  edges.threshold.forEach((needed, group) => {
    const row = rowOf[edges.firstGroup + group] ?? 0;
    threshold[row] = needed;
    digitStart[row + 1] = 32 - Math.clz32(edges.memberCount[group] ?? 0);
  });
  for (let row = 0; row < rowCount; row++) {
    digitStart[row + 1] = (digitStart[row + 1] ?? 0) + (digitStart[row] ?? 0);
  }
  return { threshold, digitStart };
}

function stageStarts(stageOf: Int32Array, rowCount: number): Int32Array {
  const stageStart = new Int32Array(rowCount);
  for (let row = 1; row < rowCount; row++) {
    stageStart[row] = stageOf[row] === stageOf[row - 1] ? (stageStart[row - 1] ?? 0) : row;
  }
  return stageStart;
}

function kindsOf(threshold: Int32Array, stageStart: Int32Array): Int32Array {
  const kind = threshold.map((needed) => (needed > 0 ? rowKinds.group : rowKinds.plain));
  stageStart.forEach((first, row) => {
    if (first !== row) kind[row] = kind[first] = rowKinds.staged;
  });
  return kind;
}

function tallies({ starts, items }: Buckets, classOf: (node: number) => number) {
  const rowCount = starts.length - 1;
  const tallyStart = new Int32Array(rowCount + 1);
  const tallyClass = new Int32Array(items.length);
  const tallyWeight = new Int32Array(items.length);
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    const first = count;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const nodeClass = classOf(items[at] ?? 0);
      if (nodeClass === -1) continue;
      let slot = first;
      while (slot < count && tallyClass[slot] !== nodeClass) slot++;
      if (slot === count) tallyClass[count++] = nodeClass;
      tallyWeight[slot] = (tallyWeight[slot] ?? 0) + 1;
    }
    tallyStart[row + 1] = count;
  }
  return { tallyStart, tallyClass: tallyClass.slice(0, count), tallyWeight: tallyWeight.slice(0, count) };
}
