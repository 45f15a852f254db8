import { type Buckets, bucketed } from './buckets.ts';
import { componentsOfColumns, targetsOfColumns } from './column-components.ts';
import { type Rows, rowsOfColumns } from './column-rows.ts';
import type { CompactGraph } from './compact-graph.ts';
import { makeRequirementColumns, withDependents } from './compile-graph.ts';
import type { ManifestColumns } from './manifest-columns.ts';

/** A graph as far as columns tell. */
export interface ColumnGraph {
  /** Sorted; the position is the component's number. */
  readonly componentIds: readonly string[];
  readonly compact: CompactGraph;
  /** The subject of the columns that each component is. */
  readonly subjectOf: Int32Array;
  /** The requirement of the columns that each requirement comes from. */
  readonly originOf: Int32Array;
}

/**
 * The numbers that `buildGraph` comes to, from columns; undefined for whatever it would report.
 *
 * Cost: O(n log n + m log d) for n components and m requirements of at most d to a component.
 */
export function graphFromColumns(columns: ManifestColumns): ColumnGraph | undefined {
  const components = componentsOfColumns(columns);
  const { componentIds, subjectOf } = components;
  const targets = targetsOfColumns(columns, components);
  const rows = targets && rowsOfColumns(columns, components, targets);
  const inOrder = rows && orderOf(rows, columns, componentIds.length);
  if (inOrder === undefined || rows === undefined) return undefined;
  const { compact, originOf } = layOut(rows, inOrder, columns, subjectOf);
  return { componentIds, compact, subjectOf, originOf };
}

/** The rows by dependent, members and phase; undefined when two are alike in all of these. */
function orderOf(rows: Rows, { requirements }: ManifestColumns, componentCount: number): Buckets | undefined {
  const phaseOf = (row: number) => requirements.phase[rows.origin[row] ?? 0] ?? 0;
  const compare = (a: number, b: number) => compareMembers(rows, a, b) || phaseOf(a) - phaseOf(b);
  const inOrder = bucketed(rows.dependent, componentCount);
  const { starts, items: order } = inOrder;
  for (let component = 0; component < componentCount; component++) {
    const [start = 0, end = 0] = [starts[component], starts[component + 1]];
    sortRange(order, start, end, compare);
    for (let at = start + 1; at < end; at++) {
      if (compare(order[at - 1] ?? 0, order[at] ?? 0) === 0) return undefined;
    }
  }
  return inOrder;
}

/** As the members of requirements are compared anywhere: one after the other, then the shorter list first. */
function compareMembers({ memberStart, member }: Rows, a: number, b: number): number {
  const [startA = 0, endA = 0] = [memberStart[a], memberStart[a + 1]];
  const [startB = 0, endB = 0] = [memberStart[b], memberStart[b + 1]];
  for (let offset = 0; startA + offset < endA && startB + offset < endB; offset++) {
    const difference = (member[startA + offset] ?? 0) - (member[startB + offset] ?? 0);
    if (difference !== 0) return difference;
  }
  return endA - startA - (endB - startB);
}

/** Few requirements share a dependent: sorting these by insertion calls nobody. */
const smallRange = 16;

function sortRange(
  order: Int32Array,
  start: number,
  end: number,
  compare: (a: number, b: number) => number,
): void {
  if (end - start > smallRange) {
    order.subarray(start, end).sort(compare);
    return;
  }
  for (let at = start + 1; at < end; at++) {
    const row = order[at] ?? 0;
    let place = at;
    for (; place > start && compare(order[place - 1] ?? 0, row) > 0; place--)
      order[place] = order[place - 1] ?? 0;
    order[place] = row;
  }
}

function layOut(
  rows: Rows,
  { starts, items: order }: Buckets,
  { requirements, subjects }: ManifestColumns,
  subjectOf: Int32Array,
): { readonly compact: CompactGraph; readonly originOf: Int32Array } {
  const [componentCount, requirementCount] = [subjectOf.length, order.length];
  const originOf = new Int32Array(requirementCount);
  const columns = makeRequirementColumns(requirementCount, rows.member.length);
  const { dependent, strength, phase, toleratesMs, atLeast, memberStart, member } = columns;
  let end = 0;
  for (let r = 0; r < requirementCount; r++) {
    const row = order[r] ?? 0;
    const origin = rows.origin[row] ?? 0;
    originOf[r] = origin;
    dependent[r] = rows.dependent[row] ?? 0;
    strength[r] = requirements.strength[origin] ?? 0;
    phase[r] = requirements.phase[origin] ?? 0;
    toleratesMs[r] = requirements.toleratesMs.get(origin) ?? 0;
    atLeast[r] = requirements.atLeast[origin] ?? 1;
    const last = rows.memberStart[row + 1] ?? 0;
    for (let slot = rows.memberStart[row] ?? 0; slot < last; slot++) member[end++] = rows.member[slot] ?? 0;
    memberStart[r + 1] = end;
  }
  const compact = withDependents({
    componentCount,
    requirementCount,
    requirementStart: starts,
    ...columns,
    startupMs: startupOf(subjects, subjectOf),
  });
  return { compact, originOf };
}

/** A plane's own start-up time wins over that of its service, whose subject comes before those of its planes. */
function startupOf(
  { plane, service, startupMs }: ManifestColumns['subjects'],
  subjectOf: Int32Array,
): Float64Array {
  const ofService: number[] = [];
  plane.forEach((each, subject) => {
    if (each === -1) ofService[service[subject] ?? 0] = startupMs[subject] ?? Number.NaN;
  });
  return Float64Array.from(subjectOf, (subject) => {
    const own = startupMs[subject] ?? Number.NaN;
    const said = Number.isNaN(own) ? (ofService[service[subject] ?? 0] ?? Number.NaN) : own;
    return Number.isNaN(said) ? 0 : said;
  });
}
