import { bucketed } from '../../model/buckets.ts';
import type { CompactGraph } from '../../model/compact-graph.ts';
import { type StrongComponents, stronglyConnectedComponents } from '../cycle/components.ts';
import { dependencyEdges } from '../cycle/dependency-edges.ts';
import { eachItself } from './each-itself.ts';
import { mannerOf } from './failure-lanes.ts';
import type { FailureLinks } from './failure-links.ts';
import { kinds } from './requirement-kinds.ts';

/**
 * Which components share a row, and in which order rows become final: a row looks at lower rows only, except on
 * cycles along which failures change or are counted. The rows on one such cycle are a stage, side by side.
 */
export interface RowNumbers {
  readonly rowCount: number;
  /** The row of each component's state. */
  readonly rowOf: Int32Array;
  /** The row of each component that says whether it is frozen; -1 where nothing can freeze it. */
  readonly frozenRowOf: Int32Array;
  /** The highest row of each row's stage: itself, when it is alone. */
  readonly stageEnd: Int32Array;
}

/**
 * The rows of a graph. Components on a cycle that passes every state on as it is are equal in the least solution,
 * so one row serves them all. Cost: O(n + e) time and space.
 */
export function rowNumbers(graph: CompactGraph, links: FailureLinks, kindOf: Uint8Array): RowNumbers {
  const { rowOf, stageEnd } = stateRows(graph, kindOf);
  const rowCount = stageEnd.length;
  const frozenRowOf = new Int32Array(graph.componentCount).fill(-1);
  if (!links.freezes.includes(1)) return { rowCount, rowOf, frozenRowOf, stageEnd };

  // A component's frozen row comes right after the last row that it looks at.
  const rowsAfter = new Int32Array(rowCount);
  const lastSeen = lastRowsSeen(graph, links, rowOf, stageEnd);
  for (const row of lastSeen) if (row !== -1) rowsAfter[row] = (rowsAfter[row] ?? 0) + 1;
  const numberOf = new Int32Array(rowCount);
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    numberOf[row] = count;
    count += 1 + (rowsAfter[row] ?? 0);
  }
  const numberedEnd = eachItself(count);
  for (let row = 0; row < rowCount; row++) {
    numberedEnd[numberOf[row] ?? 0] = numberOf[stageEnd[row] ?? 0] ?? 0;
  }
  const next = numberOf.slice();
  for (let v = 0; v < lastSeen.length; v++) {
    const row = lastSeen[v] ?? -1;
    if (row === -1) continue;
    const number = (next[row] ?? 0) + 1;
    next[row] = number;
    frozenRowOf[v] = number;
  }
  for (let v = 0; v < rowOf.length; v++) rowOf[v] = numberOf[rowOf[v] ?? 0] ?? 0;
  return { rowCount: count, rowOf, frozenRowOf, stageEnd: numberedEnd };
}

function stateRows(graph: CompactGraph, kindOf: Uint8Array) {
  const stages = stronglyConnectedComponents(stateEdges(graph, kindOf));
  if (!kindOf.includes(kinds.other)) return { rowOf: stages.of, stageEnd: eachItself(stages.count) };
  const equals = stronglyConnectedComponents(
    dependencyEdges(graph, (r) => kindOf[r] === kinds.equal, onCycles(stages)),
  );
  const stageOfEquals = new Int32Array(equals.count);
  for (let v = 0; v < equals.of.length; v++) stageOfEquals[equals.of[v] ?? 0] = stages.of[v] ?? 0;
  const { starts, items } = bucketed(stageOfEquals, stages.count);
  const numberOf = new Int32Array(equals.count);
  const stageEnd = new Int32Array(equals.count);
  for (let row = 0; row < items.length; row++) {
    const equal = items[row] ?? 0;
    numberOf[equal] = row;
    stageEnd[row] = (starts[(stageOfEquals[equal] ?? 0) + 1] ?? 0) - 1;
  }
  return { rowOf: equals.of.map((equal) => numberOf[equal] ?? 0), stageEnd };
}

/** What each component needs for its state; where that is all it needs, as the graph has it. */
function stateEdges(graph: CompactGraph, kindOf: Uint8Array) {
  if (kindOf.includes(kinds.none)) return dependencyEdges(graph, (r) => kindOf[r] !== kinds.none);
  const { componentCount, requirementStart, memberStart, member } = graph;
  const start = requirementStart.map((r) => memberStart[r] ?? 0);
  return { nodeCount: componentCount, start, target: member };
}

/** 1 for nodes that are not a component of their own. */
function onCycles({ count, of }: StrongComponents): Uint8Array {
  const size = new Int32Array(count);
  for (let node = 0; node < of.length; node++) size[of[node] ?? 0] = (size[of[node] ?? 0] ?? 0) + 1;
  return Uint8Array.from(of, (component) => ((size[component] ?? 0) > 1 ? 1 : 0));
}

/** For components that can be frozen the last row that has a say in it, all of its stage being final; else -1. */
function lastRowsSeen(
  graph: CompactGraph,
  { freezes }: FailureLinks,
  rowOf: Int32Array,
  stageEnd: Int32Array,
): Int32Array {
  const lastSeen = new Int32Array(graph.componentCount).fill(-1);
  for (let r = 0; r < graph.requirementCount; r++) {
    if (freezes[mannerOf(graph, r)] !== 1) continue;
    const v = graph.dependent[r] ?? 0;
    let last = Math.max(lastSeen[v] ?? 0, stageEnd[rowOf[v] ?? 0] ?? 0);
    for (let at = graph.memberStart[r] ?? 0; at < (graph.memberStart[r + 1] ?? 0); at++) {
      last = Math.max(last, stageEnd[rowOf[graph.member[at] ?? 0] ?? 0] ?? 0);
    }
    lastSeen[v] = last;
  }
  return lastSeen;
}
