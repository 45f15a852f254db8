import { get, getFloat, set, setFloat } from '../numbers';
import { componentCount, componentOfSubject, hasPlanes, subjectOfComponent } from './components';
import {
  allocate,
  member,
  memberEnd,
  requirementAtLeast,
  requirementCount,
  requirementSubject,
  requirementTerms,
  requirementTolerates,
  serviceSubject,
  subjectCount,
  subjectPlane,
  subjectService,
  subjectStartup,
} from './memory';
import { charactersOf, knownNameAt, lengthOf, notLookedUp, setTargetOf, subjectOf, targetOf } from './names';

/*
 * The requirements of a manifest as rows between components, in the order and form of `CompactGraph`.
 */

/** How many rows there are, and members in all of them. */
export let rowCount: i32 = 0;
export let rowMemberCount: i32 = 0;

// As `CompactGraph` has them.
export let requirementStart: usize = 0;
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
/** The requirement of the manifest that each row comes from. */
export let origin: usize = 0;

/** What a name has as its target that means several components, and none. */
const several: i32 = -1;
const nothing: i32 = -3;

/** Of each row while they are brought into order: its one member, or where its group stands, as -1 less than 0. */
let rowTarget: usize = 0;
/** The members of groups, in order, each behind their number. */
let groups: usize = 0;
let groupsEnd: i32 = 0;
/** Where the group of a requirement stands; the same for all its rows. */
let nextRow: usize = 0;

/** The engine improves a function between two calls of it, so each is called for so many requirements at a time. */
const atOnce: i32 = 4096;

/** Lays out the rows; false where a manifest is not right, which is for the other way to tell. */
export function layOutRows(): bool {
  if (!countRows()) return false;
  const words = (<usize>rowCount) << 2;
  origin = allocate(words);
  rowTarget = allocate(words);
  groups = allocate((<usize>(get(memberEnd, max(requirementCount - 1, 0)) + requirementCount)) << 2);
  groupsEnd = 0;
  if (!placeRows() || !sortRows()) return false;
  writeRows();
  turnRound();
  writeStartup();
  return true;
}

// @ts-expect-error: decorator
@inline
function firstMember(requirement: i32): i32 {
  return requirement == 0 ? 0 : get(memberEnd, requirement - 1);
}

/** The first component that a subject speaks for; those that follow it in the manifest are its others. */
// @ts-expect-error: decorator
@inline
function firstSpeaker(subject: i32): i32 {
  return get(componentOfSubject, subject) == -1 ? subject + 1 : subject;
}

/** Whether the subject behind this one speaks for the same service, when that is spoken for by its planes. */
function lastSpeaker(subject: i32): i32 {
  if (get(componentOfSubject, subject) != -1) return subject;
  let last = subject + 1;
  while (last + 1 < subjectCount && get(subjectPlane, last + 1) != -1) last++;
  return last;
}

/**
 * Counts the rows of each dependent, and looks up what references mean: a member is then the component, or a name that
 * means several, less than 0.
 */
function countRows(): bool {
  requirementStart = allocate((<usize>(componentCount + 1)) << 2);
  rowCount = 0;
  rowMemberCount = 0;
  for (let first = 0; first < requirementCount; first += atOnce) {
    if (!countSome(first, min(first + atOnce, requirementCount))) return false;
  }
  for (let component = 0; component < componentCount; component++) {
    set(
      requirementStart,
      component + 1,
      get(requirementStart, component + 1) + get(requirementStart, component),
    );
  }
  return true;
}

export function countSome(first: i32, last: i32): bool {
  for (let requirement = first; requirement < last; requirement++) {
    const from = firstMember(requirement);
    const end = get(memberEnd, requirement);
    let rows = 1;
    for (let slot = from; slot < end; slot++) {
      const name = get(member, slot);
      let target = targetOf(name);
      if (target == notLookedUp) target = lookUp(name);
      if (target == nothing) return false;
      set(member, slot, target == several ? -name : target);
      if (target != several) continue;
      if (end - from > 1) return false;
      const service = subjectOf(name);
      rows = lastSpeaker(service) - service;
    }
    const subject = get(requirementSubject, requirement);
    const last = lastSpeaker(subject);
    for (let speaker = firstSpeaker(subject); speaker <= last; speaker++) {
      const component = get(componentOfSubject, speaker);
      set(requirementStart, component + 1, get(requirementStart, component + 1) + rows);
      rowCount += rows;
      rowMemberCount += rows * (end - from);
    }
  }
  return true;
}

const dataPlane: i32 = 1;
const slash: u8 = 0x2f;

/** Finds out what a name means, and keeps it. */
function lookUp(name: i32): i32 {
  const service = subjectOf(name);
  const target = service == -1 ? planeOf(name) : meaningOf(service);
  setTargetOf(name, target);
  return target;
}

/** A service without planes is itself, one with planes its data plane if it has that, else all of them. */
function meaningOf(service: i32): i32 {
  if (!hasPlanes(service)) return get(componentOfSubject, service);
  const last = lastSpeaker(service);
  for (let subject = service + 1; subject <= last; subject++) {
    if (get(subjectPlane, subject) == dataPlane) return get(componentOfSubject, subject);
  }
  return last == service + 1 ? get(componentOfSubject, last) : several;
}

/** The plane that `ec2/control` means. */
function planeOf(name: i32): i32 {
  const characters = charactersOf(name);
  const length = lengthOf(name);
  let idLength = 0;
  while (idLength < length && load<u8>(characters + idLength) != slash) idLength++;
  if (idLength == length) return nothing;
  const id = knownNameAt(characters, idLength);
  const service = id == 0 ? -1 : subjectOf(id);
  if (service == -1 || !hasPlanes(service)) return nothing;
  const plane = planeNamed(characters + idLength + 1, length - idLength - 1);
  const last = lastSpeaker(service);
  for (let subject = service + 1; subject <= last; subject++) {
    if (get(subjectPlane, subject) == plane) return get(componentOfSubject, subject);
  }
  return nothing;
}

/** -2 for a word that is no plane. */
function planeNamed(word: usize, length: i32): i32 {
  const first = load<u64>(word);
  if (length == 7 && (first & 0xffffffffffffff) == 0x6c6f72746e6f63) return 0;
  if (length == 4 && (first & 0xffffffff) == 0x61746164) return dataPlane;
  return length == 10 && first == 0x656d6567616e616d && load<u16>(word + 8) == 0x746e ? 2 : -2;
}

/** Puts each row among those of its dependent; false for what depends on itself, and for a member that is twice in a group. */
function placeRows(): bool {
  nextRow = allocate((<usize>componentCount) << 2);
  memory.copy(nextRow, requirementStart, (<usize>componentCount) << 2);
  for (let first = 0; first < requirementCount; first += atOnce) {
    if (!placeSome(first, min(first + atOnce, requirementCount))) return false;
  }
  return true;
}

export function placeSome(first: i32, last: i32): bool {
  for (let requirement = first; requirement < last; requirement++) {
    const from = firstMember(requirement);
    const size = get(memberEnd, requirement) - from;
    if (size > 1) {
      const group = placeGroup(from, size);
      if (group == nothing || !placeFor(requirement, -1 - group)) return false;
      continue;
    }
    const target = get(member, from);
    if (target >= 0) {
      if (!placeFor(requirement, target)) return false;
      continue;
    }
    const service = subjectOf(-target);
    const last = lastSpeaker(service);
    for (let speaker = firstSpeaker(service); speaker <= last; speaker++) {
      if (!placeFor(requirement, get(componentOfSubject, speaker))) return false;
    }
  }
  return true;
}

/** One row for each component that has the requirement. */
function placeFor(requirement: i32, target: i32): bool {
  const subject = get(requirementSubject, requirement);
  const own = get(componentOfSubject, subject);
  if (own != -1) return placeOne(requirement, own, target);
  const last = lastSpeaker(subject);
  for (let speaker = subject + 1; speaker <= last; speaker++) {
    if (!placeOne(requirement, get(componentOfSubject, speaker), target)) return false;
  }
  return true;
}

// @ts-expect-error: decorator
@inline
function placeOne(requirement: i32, component: i32, target: i32): bool {
  if (target == component || (target < 0 && isInGroup(component, -1 - target))) return false;
  const row = get(nextRow, component);
  set(nextRow, component, row + 1);
  set(origin, row, requirement);
  set(rowTarget, row, target);
  return true;
}

function isInGroup(component: i32, group: i32): bool {
  const size = get(groups, group);
  for (let slot = group + 1; slot <= group + size; slot++) {
    if (get(groups, slot) == component) return true;
  }
  return false;
}

/** Writes the members of a group in order, by insertion; gives where they stand. */
function placeGroup(from: i32, size: i32): i32 {
  const group = groupsEnd;
  const start = group + 1;
  set(groups, group, size);
  if (size > mostInsertions) return nothing;
  for (let index = 0; index < size; index++) {
    const target = get(member, from + index);
    let slot = start + index;
    for (; slot > start && get(groups, slot - 1) > target; slot--) set(groups, slot, get(groups, slot - 1));
    if (slot > start && get(groups, slot - 1) == target) return nothing;
    set(groups, slot, target);
  }
  groupsEnd = start + size;
  return group;
}

/** A larger group is for the other way, which does not take the square of its size. */
const mostInsertions: i32 = 1000;

/** So many are brought into order by insertion. */
const fewRows: i32 = 32;

/** Brings the rows of each dependent into order; false when two are alike in members and phase. */
function sortRows(): bool {
  for (let first = 0; first < componentCount; first += atOnce) {
    if (!sortSome(first, min(first + atOnce, componentCount))) return false;
  }
  return true;
}

export function sortSome(first: i32, last: i32): bool {
  for (let component = first; component < last; component++) {
    const start = get(requirementStart, component);
    const end = get(requirementStart, component + 1);
    if (end - start > fewRows) {
      heapSort(start, end - start);
    } else {
      for (let place = start + 1; place < end; place++) {
        let to = place;
        for (; to > start && compareRows(to - 1, to) > 0; to--) swapRows(to - 1, to);
      }
    }
    for (let place = start + 1; place < end; place++) {
      if (compareRows(place - 1, place) == 0) return false;
    }
  }
  return true;
}

// @ts-expect-error: decorator
@inline
function swapRows(a: i32, b: i32): void {
  const target = get(rowTarget, a);
  set(rowTarget, a, get(rowTarget, b));
  set(rowTarget, b, target);
  const from = get(origin, a);
  set(origin, a, get(origin, b));
  set(origin, b, from);
}

/** Heapsort (Williams, Comm. ACM 7, 1964), for the few that have very many requirements. */
function heapSort(start: i32, count: i32): void {
  for (let root = (count >> 1) - 1; root >= 0; root--) siftDown(start, root, count);
  for (let end = count - 1; end > 0; end--) {
    swapRows(start, start + end);
    siftDown(start, 0, end);
  }
}

function siftDown(start: i32, from: i32, count: i32): void {
  let root = from;
  for (let child = 2 * root + 1; child < count; child = 2 * root + 1) {
    if (child + 1 < count && compareRows(start + child, start + child + 1) < 0) child++;
    if (compareRows(start + root, start + child) >= 0) return;
    swapRows(start + root, start + child);
    root = child;
  }
}

/** By members, one after the other, then the shorter list first, then by phase. */
// @ts-expect-error: decorator
@inline
function compareRows(a: i32, b: i32): i32 {
  const targetA = get(rowTarget, a);
  const targetB = get(rowTarget, b);
  if (targetA >= 0 && targetB >= 0 && targetA != targetB) return targetA - targetB;
  return compareFully(a, b, targetA, targetB);
}

function compareFully(a: i32, b: i32, targetA: i32, targetB: i32): i32 {
  const sizeA = sizeOf(targetA);
  const sizeB = sizeOf(targetB);
  for (let index = 0; index < min(sizeA, sizeB); index++) {
    const difference = memberOf(targetA, index) - memberOf(targetB, index);
    if (difference != 0) return difference;
  }
  return sizeA != sizeB ? sizeA - sizeB : phaseOf(get(origin, a)) - phaseOf(get(origin, b));
}

// @ts-expect-error: decorator
@inline
function sizeOf(target: i32): i32 {
  return target >= 0 ? 1 : get(groups, -1 - target);
}

// @ts-expect-error: decorator
@inline
function memberOf(target: i32, index: i32): i32 {
  return target >= 0 ? target : get(groups, index - target);
}

// @ts-expect-error: decorator
@inline
function phaseOf(requirement: i32): i32 {
  return get(requirementTerms, requirement) >> 2;
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
