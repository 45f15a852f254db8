import { get, set } from '../numbers';
import { componentCount, componentOfSubject } from './components';
import { allocate, member, memberEnd, requirementCount, requirementSubject } from './memory';
import { subjectOf } from './names';
import { firstSpeaker, lastSpeaker, meantBy, nothing, several } from './targets';

/*
 * The requirements of a manifest as rows, each of one component, among the others of that component.
 */

/** How many rows there are, and members in all of them. */
export let rowCount: i32 = 0;
export let rowMemberCount: i32 = 0;

/** Where the rows of each component start. */
export let requirementStart: usize = 0;
/** The requirement of the manifest that each row comes from. */
export let origin: usize = 0;
/** Of each row its one member, or where its group stands, less than 0 by one. */
export let rowTarget: usize = 0;
/** The members of groups, in order, each behind their number. */
let groups: usize = 0;
let groupsEnd: i32 = 0;

/** Where the next row of each component comes. */
let nextRow: usize = 0;

/** The engine improves a function between two calls of it, so each is called for so many things at a time. */
export const atOnce: i32 = 4096;

/** Puts rows in their places; false for a reference to nothing, for what depends on itself, and the like. */
export function putRows(): bool {
  if (!countRows()) return false;
  const words = (<usize>rowCount) << 2;
  origin = allocate(words);
  rowTarget = allocate(words);
  groups = allocate((<usize>(get(memberEnd, max(requirementCount - 1, 0)) + requirementCount)) << 2);
  groupsEnd = 0;
  return placeRows();
}

// @ts-expect-error: decorator
@inline
function firstMember(requirement: i32): i32 {
  return requirement == 0 ? 0 : get(memberEnd, requirement - 1);
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
      const target = meantBy(name);
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

/** How many members a row with this target has. */
// @ts-expect-error: decorator
@inline
export function sizeOf(target: i32): i32 {
  return target >= 0 ? 1 : get(groups, -1 - target);
}

// @ts-expect-error: decorator
@inline
export function memberOf(target: i32, index: i32): i32 {
  return target >= 0 ? target : get(groups, index - target);
}
