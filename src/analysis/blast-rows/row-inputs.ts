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
  const { componentCount, requirementStart, memberStart, member } = graph;
  const laneCount = links.lanes.levels.length;
  const { starts, items } = bucketed(rowOf, rowCount);
  const frozenComponent = componentsByRow(frozenRowOf, rowCount);
  const weight = new Int32Array(rowCount);
  const inputStart = new Int32Array(rowCount + 1);
  const input = new Int32Array(member.length + componentCount);
  const laneStart = new Int32Array(rowCount * laneCount + 1);
  const laneInputs = makeLaneInputs(graph, links, kindOf, rowOf);
  const seenFrom = new Int32Array(rowCount).fill(-1);
  const others = new Int32Array(graph.requirementCount);
  let otherCount = 0;
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    const first = starts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    weight[row] = end - first;
    seenFrom[row] = row;
    for (let at = first; at < end; at++) {
      const v = items[at] ?? 0;
      const lastRequirement = requirementStart[v + 1] ?? 0;
      for (let r = requirementStart[v] ?? 0; r < lastRequirement; r++) {
        const kind = kindOf[r];
        if (kind === kinds.other) others[otherCount++] = r;
        if (kind !== kinds.equal) continue;
        const lastSlot = memberStart[r + 1] ?? 0;
        for (let slot = memberStart[r] ?? 0; slot < lastSlot; slot++) {
          const from = rowOf[member[slot] ?? 0] ?? 0;
          if (seenFrom[from] === row) continue;
          seenFrom[from] = row;
          input[count++] = from;
        }
      }
    }
    if (first === end) {
      const v = frozenComponent[row] ?? 0;
      input[count++] = rowOf[v] ?? 0;
      laneInputs.addFrozen(v, row);
      laneStart.fill(laneInputs.count(), row * laneCount + 1, (row + 1) * laneCount + 1);
    } else {
      for (let lane = 0; lane < laneCount; lane++) {
        for (let index = 0; index < otherCount; index++) laneInputs.add(others[index] ?? 0, lane, row);
        laneStart[row * laneCount + lane + 1] = laneInputs.count();
      }
    }
    otherCount = 0;
    inputStart[row + 1] = count;
  }
  return { inputStart, input: input.subarray(0, count), laneStart, laneInput: laneInputs.all(), weight };
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
