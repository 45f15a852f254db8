import { bucketed } from '../../model/buckets.ts';
import type { CompactGraph } from '../../model/compact-graph.ts';
import { membersToLose } from '../effect.ts';
import { mannerOf } from './failure-lanes.ts';
import type { FailureLinks } from './failure-links.ts';
import { kinds } from './requirement-kinds.ts';
import type { RowNumbers } from './row-numbers.ts';

/** What each row is made of. */
export interface RowInputs {
  /** Row `x` has all lanes of the rows `input[inputStart[x] .. inputStart[x + 1]]`. A frozen row has its component's there. */
  readonly inputStart: Int32Array;
  readonly input: Int32Array;
  /**
   * Lane `l` of row `x` has besides what stands in `laneInput` from `laneStart[x * laneCount + l]` on: a lane of
   * some row as `laneOfRow`; or a group as minus how many of its members have to be lost, how many there are, and
   * the lane of each. What freezes a component is in lane 0 of its frozen row.
   */
  readonly laneStart: Int32Array;
  readonly laneInput: Int32Array;
  /** How many components row `x` counts for; 0 for a frozen row. */
  readonly weight: Int32Array;
}

/** A lane of a row in one number. */
function laneOfRow(row: number, lane: number): number {
  return row * 4 + lane;
}

export function rowOfLane(value: number): number {
  return value >> 2;
}

export function laneOfLane(value: number): number {
  return value & 3;
}

/** The inputs of all rows. Cost: O(n + e) time and space. */
export function rowInputs(
  graph: CompactGraph,
  links: FailureLinks,
  kindOf: Uint8Array,
  { rowCount, rowOf, frozenRowOf }: RowNumbers,
): RowInputs {
  const weight = new Int32Array(rowCount);
  for (let v = 0; v < rowOf.length; v++) weight[rowOf[v] ?? 0] = (weight[rowOf[v] ?? 0] ?? 0) + 1;
  return {
    ...sharedInputs(graph, kindOf, rowOf, frozenRowOf, rowCount),
    ...ownInputs(graph, links, kindOf, { rowCount, rowOf, frozenRowOf }),
    weight,
  };
}

/** What rows have of others as it is. Components come in the order in which the graph holds what they need. */
function sharedInputs(
  { componentCount, requirementStart, memberStart, member }: CompactGraph,
  kindOf: Uint8Array,
  rowOf: Int32Array,
  frozenRowOf: Int32Array,
  rowCount: number,
) {
  const inputStart = new Int32Array(rowCount + 1);
  const fill = (add: (row: number, from: number) => void) => {
    for (let v = 0; v < componentCount; v++) {
      const row = rowOf[v] ?? 0;
      const frozen = frozenRowOf[v] ?? -1;
      if (frozen !== -1) add(frozen, row);
      const end = requirementStart[v + 1] ?? 0;
      for (let r = requirementStart[v] ?? 0; r < end; r++) {
        if (kindOf[r] !== kinds.equal) continue;
        const lastSlot = memberStart[r + 1] ?? 0;
        for (let slot = memberStart[r] ?? 0; slot < lastSlot; slot++) {
          const from = rowOf[member[slot] ?? 0] ?? 0;
          if (from !== row) add(row, from);
        }
      }
    }
  };
  fill((row) => {
    inputStart[row + 1] = (inputStart[row + 1] ?? 0) + 1;
  });
  for (let row = 0; row < rowCount; row++) {
    inputStart[row + 1] = (inputStart[row + 1] ?? 0) + (inputStart[row] ?? 0);
  }
  const input = new Int32Array(inputStart[rowCount] ?? 0);
  const next = inputStart.slice();
  fill((row, from) => {
    const place = next[row] ?? 0;
    input[place] = from;
    next[row] = place + 1;
  });
  return { inputStart, input };
}

/** What single lanes have besides. */
function ownInputs(
  graph: CompactGraph,
  links: FailureLinks,
  kindOf: Uint8Array,
  { rowCount, rowOf, frozenRowOf }: Pick<RowNumbers, 'rowCount' | 'rowOf' | 'frozenRowOf'>,
) {
  const { requirementStart } = graph;
  const laneCount = links.lanes.levels.length;
  const laneStart = new Int32Array(rowCount * laneCount + 1);
  if (!kindOf.includes(kinds.other) && !links.freezes.includes(1)) {
    return { laneStart, laneInput: new Int32Array(0) };
  }
  const { starts, items } = bucketed(rowOf, rowCount);
  const frozenComponent = componentsByRow(frozenRowOf, rowCount);
  const laneInputs = makeLaneInputs(graph, links, kindOf, rowOf);
  const others = new Int32Array(graph.requirementCount);
  for (let row = 0; row < rowCount; row++) {
    let otherCount = 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const v = items[at] ?? 0;
      const end = requirementStart[v + 1] ?? 0;
      for (let r = requirementStart[v] ?? 0; r < end; r++) {
        if (kindOf[r] === kinds.other) others[otherCount++] = r;
      }
    }
    const frozen = frozenComponent[row] ?? -1;
    for (let lane = 0; lane < laneCount; lane++) {
      for (let index = 0; index < otherCount; index++) laneInputs.add(others[index] ?? 0, lane, row);
      if (lane === 0 && frozen !== -1) laneInputs.addFrozen(frozen, row);
      laneStart[row * laneCount + lane + 1] = laneInputs.count();
    }
  }
  return { laneStart, laneInput: laneInputs.all() };
}

/** Makes room for the inputs of single lanes, and adds them. */
function makeLaneInputs(graph: CompactGraph, links: FailureLinks, kindOf: Uint8Array, rowOf: Int32Array) {
  const { requirementStart, memberStart, member } = graph;
  const laneCount = links.lanes.levels.length;
  const laneInput = new Int32Array(mostLaneInputs(graph, links, kindOf));
  let count = 0;

  /** What lane `lane` of row `row` has by requirement `r`. */
  const add = (r: number, lane: number, row: number) => {
    const from = links.laneFrom[mannerOf(graph, r) * laneCount + lane] ?? -1;
    if (from !== -1) addLink(r, from, row);
  };
  /** Requirement `r` as an input from lane `from` of its members. A row adds nothing to itself in the least solution. */
  const addLink = (r: number, from: number, row: number) => {
    const toLose = membersToLose(graph, r);
    const first = count;
    if (toLose > 1) count += 2;
    const firstMember = count;
    for (let slot = memberStart[r] ?? 0; slot < (memberStart[r + 1] ?? 0); slot++) {
      const memberRow = rowOf[member[slot] ?? 0] ?? 0;
      if (memberRow !== row) laneInput[count++] = laneOfRow(memberRow, from);
    }
    if (toLose === 1) return;
    laneInput[first] = -toLose;
    laneInput[first + 1] = count - firstMember;
    if (count - firstMember < toLose) count = first;
  };
  /** What freezes component `v`. */
  const addFrozen = (v: number, row: number) => {
    for (let r = requirementStart[v] ?? 0; r < (requirementStart[v + 1] ?? 0); r++) {
      if (links.freezes[mannerOf(graph, r)] === 1) addLink(r, 0, row);
    }
  };
  return { add, addFrozen, count: () => count, all: () => laneInput.subarray(0, count) };
}

function mostLaneInputs(graph: CompactGraph, { lanes, freezes }: FailureLinks, kindOf: Uint8Array): number {
  const { requirementCount, memberStart } = graph;
  let [mostOfLane, mostFrozen] = [0, 0];
  for (let r = 0; r < requirementCount; r++) {
    const room = (memberStart[r + 1] ?? 0) - (memberStart[r] ?? 0) + 2;
    if (kindOf[r] === kinds.other) mostOfLane += room;
    if (freezes[mannerOf(graph, r)] === 1) mostFrozen += room;
  }
  return mostOfLane * lanes.levels.length + mostFrozen;
}

function componentsByRow(frozenRowOf: Int32Array, rowCount: number): Int32Array {
  const component = new Int32Array(rowCount).fill(-1);
  for (let v = 0; v < frozenRowOf.length; v++) {
    const row = frozenRowOf[v] ?? -1;
    if (row !== -1) component[row] = v;
  }
  return component;
}
