import { get, getFloat, set, setFloat } from '../numbers';
import { componentCount, subjectOfComponent } from './components';
import {
  allocate,
  requirementAtLeast,
  requirementTerms,
  requirementTolerates,
  serviceSubject,
  subjectService,
  subjectStartup,
} from './memory';
import { sortRows } from './row-order';
import {
  atOnce,
  memberOf,
  origin,
  putRows,
  requirementStart,
  rowCount,
  rowMemberCount,
  rowTarget,
  sizeOf,
} from './row-places';

/*
 * The graph in the form of `CompactGraph`.
 */

// As `CompactGraph` has them.
export let dependent: usize = 0;
export let strength: usize = 0; // u8
export let phase: usize = 0; // u8
export let toleratesMs: usize = 0; // f64
export let atLeast: usize = 0;
export let memberStart: usize = 0;
export let rowMember: usize = 0;
export let dependentStart: usize = 0;
export let dependentRequirement: usize = 0;
export let dependentEdge: usize = 0;
export let startupMs: usize = 0; // f64
/** Where the next row comes that names a component. */
let nextRow: usize = 0;

/** Lays out the rows; false where a manifest is not right, which is for the other way to tell. */
export function layOutRows(): bool {
  if (!putRows() || !sortRows()) return false;
  writeRows();
  turnRound();
  writeStartup();
  return true;
}

function writeRows(): void {
  const words = (<usize>rowCount) << 2;
  dependent = allocate(words);
  strength = allocate(rowCount);
  phase = allocate(rowCount);
  toleratesMs = allocate(2 * words);
  atLeast = allocate(words);
  memberStart = allocate(words + 4);
  rowMember = allocate((<usize>rowMemberCount) << 2);
  dependentStart = allocate((<usize>(componentCount + 1)) << 2);
  for (let first = 0; first < componentCount; first += atOnce) {
    writeSome(first, min(first + atOnce, componentCount));
  }
}

export function writeSome(first: i32, last: i32): void {
  let slot = get(memberStart, get(requirementStart, first));
  for (let component = first; component < last; component++) {
    const end = get(requirementStart, component + 1);
    for (let row = get(requirementStart, component); row < end; row++) {
      const requirement = get(origin, row);
      const terms = get(requirementTerms, requirement);
      const tolerates = getFloat(requirementTolerates, requirement);
      set(dependent, row, component);
      store<u8>(strength + row, <u8>(terms & 3));
      store<u8>(phase + row, <u8>(terms >> 2));
      if (tolerates > 0) setFloat(toleratesMs, row, tolerates);
      set(atLeast, row, get(requirementAtLeast, requirement));
      const target = get(rowTarget, row);
      const size = sizeOf(target);
      for (let index = 0; index < size; index++) {
        const to = memberOf(target, index);
        set(rowMember, slot++, to);
        set(dependentStart, to + 1, get(dependentStart, to + 1) + 1);
      }
      set(memberStart, row + 1, slot);
    }
  }
}

/** For each component the rows that name it; with each its dependent and its terms, as `edgeOf` has them. */
function turnRound(): void {
  dependentRequirement = allocate((<usize>rowMemberCount) << 2);
  dependentEdge = allocate((<usize>rowMemberCount) << 2);
  for (let component = 0; component < componentCount; component++) {
    set(dependentStart, component + 1, get(dependentStart, component + 1) + get(dependentStart, component));
  }
  nextRow = allocate((<usize>componentCount) << 2);
  memory.copy(nextRow, dependentStart, (<usize>componentCount) << 2);
  for (let first = 0; first < rowCount; first += atOnce) turnSome(first, min(first + atOnce, rowCount));
}

export function turnSome(first: i32, last: i32): void {
  for (let row = first; row < last; row++) {
    const from = get(memberStart, row);
    const end = get(memberStart, row + 1);
    const terms =
      <i32>load<u8>(strength + row) +
      4 * <i32>load<u8>(phase + row) +
      (end - from > 1 ? 16 : 0) +
      (getFloat(toleratesMs, row) > 0 ? 32 : 0);
    const edge = get(dependent, row) * 64 + terms;
    for (let slot = from; slot < end; slot++) {
      const to = get(rowMember, slot);
      const place = get(nextRow, to);
      set(nextRow, to, place + 1);
      set(dependentRequirement, place, row);
      set(dependentEdge, place, edge);
    }
  }
}

/** A plane's own start-up time wins over that of its service. */
function writeStartup(): void {
  startupMs = allocate((<usize>componentCount) << 3);
  for (let component = 0; component < componentCount; component++) {
    const subject = get(subjectOfComponent, component);
    const own = getFloat(subjectStartup, subject);
    const said = isNaN(own) ? getFloat(subjectStartup, get(serviceSubject, get(subjectService, subject))) : own;
    if (!isNaN(said)) setFloat(startupMs, component, said);
  }
}
