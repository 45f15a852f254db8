import { addUp } from '../../model/buckets.ts';
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
  addUp(inputStart);
  const input = new Int32Array(inputStart[rowCount] ?? 0);
  const next = inputStart.slice();
  fill((row, from) => {
    const place = next[row] ?? 0;
    input[place] = from;
    next[row] = place + 1;
  });
  return { inputStart, input };
}

/** What single lanes have besides, gathered in the same way. */
function ownInputs(
  graph: CompactGraph,
  { lanes, laneFrom, freezes }: FailureLinks,
  kindOf: Uint8Array,
  { rowCount, rowOf, frozenRowOf }: Pick<RowNumbers, 'rowCount' | 'rowOf' | 'frozenRowOf'>,
) {
  const { requirementCount, dependent, memberStart, member } = graph;
  const laneCount = lanes.levels.length;
  const laneStart = new Int32Array(rowCount * laneCount + 1);
  const hasNone = !kindOf.includes(kinds.other) && !freezes.includes(1);
  if (hasNone) return { laneStart, laneInput: new Int32Array(0) };
  const forEachLink = (visit: (row: number, lane: number, r: number, from: number) => void) => {
    for (let r = 0; r < requirementCount; r++) {
      const manner = mannerOf(graph, r);
      const v = dependent[r] ?? 0;
      if (freezes[manner] === 1) visit(frozenRowOf[v] ?? 0, 0, r, 0);
      if (kindOf[r] !== kinds.other) continue;
      for (let lane = 0; lane < laneCount; lane++) {
        const from = laneFrom[manner * laneCount + lane] ?? -1;
        if (from !== -1) visit(rowOf[v] ?? 0, lane, r, from);
      }
    }
  };
  /** Members that count: a row adds nothing to itself in the least solution. */
  const otherMembers = (row: number, r: number): number => {
    let count = 0;
    for (let slot = memberStart[r] ?? 0; slot < (memberStart[r + 1] ?? 0); slot++) {
      if (rowOf[member[slot] ?? 0] !== row) count++;
    }
    return count;
  };
  forEachLink((row, lane, r) => {
    const toLose = membersToLose(graph, r);
    const count = otherMembers(row, r);
    const at = row * laneCount + lane + 1;
    if (count >= toLose) laneStart[at] = (laneStart[at] ?? 0) + count + (toLose > 1 ? 2 : 0);
  });
  addUp(laneStart);
  const laneInput = new Int32Array(laneStart[rowCount * laneCount] ?? 0);
  const next = laneStart.slice();
  forEachLink((row, lane, r, from) => {
    const toLose = membersToLose(graph, r);
    const count = otherMembers(row, r);
    if (count < toLose) return;
    let to = next[row * laneCount + lane] ?? 0;
    if (toLose > 1) {
      laneInput[to++] = -toLose;
      laneInput[to++] = count;
    }
    for (let slot = memberStart[r] ?? 0; slot < (memberStart[r + 1] ?? 0); slot++) {
      const memberRow = rowOf[member[slot] ?? 0] ?? 0;
      if (memberRow !== row) laneInput[to++] = laneOfRow(memberRow, from);
    }
    next[row * laneCount + lane] = to;
  });
  return { laneStart, laneInput };
}
