import type { ColumnComponents, ReferenceTargets } from './column-components.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { ManifestColumns } from './manifest-columns.ts';

/** Requirements between components, in any order. */
export interface Rows {
  readonly dependent: Int32Array;
  /** The requirement of the columns. */
  readonly origin: Int32Array;
  readonly memberStart: Int32Array;
  readonly member: Int32Array;
}

type RowDrafts = { readonly [Key in keyof Rows]: GrowingNumbers };

/**
 * The requirements of columns between components; undefined when one of them leads to its own dependent, or a group
 * has a member that is not one component.
 */
export function rowsOfColumns(
  { requirements }: ManifestColumns,
  components: ColumnComponents,
  targets: ReferenceTargets,
): Rows | undefined {
  const { componentOf } = components;
  const { targetOf } = targets;
  const rows: RowDrafts = {
    dependent: new GrowingNumbers(requirements.subject.length),
    origin: new GrowingNumbers(requirements.subject.length),
    memberStart: new GrowingNumbers(requirements.subject.length + 1),
    member: new GrowingNumbers(requirements.member.length),
  };
  let start = 0;
  for (let r = 0; r < requirements.subject.length; r++) {
    const end = requirements.memberEnd[r] ?? start;
    const dependent = componentOf[requirements.subject[r] ?? 0] ?? -1;
    const target = end - start === 1 ? (targetOf[requirements.member[start] ?? 0] ?? -1) : -1;
    if (dependent === -1 || target === -1) {
      const dependents = components.componentsOf(requirements.subject[r] ?? 0);
      const references = requirements.member.subarray(start, end);
      if (!addRows(rows, r, dependents, references, targets)) return undefined;
    } else {
      // Nearly all of them: one component needs another.
      if (dependent === target) return undefined;
      rows.dependent.push(dependent);
      rows.origin.push(r);
      rows.memberStart.push(rows.member.length);
      rows.member.push(target);
    }
    start = end;
  }
  rows.memberStart.push(rows.member.length);
  return {
    dependent: rows.dependent.all(),
    origin: rows.origin.all(),
    memberStart: rows.memberStart.all(),
    member: rows.member.all(),
  };
}

/** A single reference may mean several planes: each is a requirement of its own. A group is one for each dependent. */
function addRows(
  rows: RowDrafts,
  origin: number,
  dependents: readonly number[],
  references: Int32Array,
  { targetsOf }: ReferenceTargets,
): boolean {
  const targets = [...references].map(targetsOf);
  const all = targets.flat();
  const isGroup = references.length > 1;
  // The members of a group are one component each, and distinct.
  if (isGroup && (targets.some((each) => each.length !== 1) || new Set(all).size < all.length)) return false;
  for (const members of isGroup ? [all.sort((a, b) => a - b)] : all.map((target) => [target])) {
    for (const dependent of dependents) {
      if (members.includes(dependent)) return false;
      rows.dependent.push(dependent);
      rows.origin.push(origin);
      rows.memberStart.push(rows.member.length);
      for (const member of members) rows.member.push(member);
    }
  }
  return true;
}
