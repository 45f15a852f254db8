import { get, set, setFloat } from '../numbers';

/*
 * The memory of a scan. The text stands at `textStart`, with zeros behind it; then columns, each with room for as
 * many entries as the text can have; then all that grows: names, and what the graph is laid out in.
 */

export const textStart: usize = (__heap_base + 4096) & ~(<usize>15);
export let textEnd: usize = 0;

/** Where nothing has been put yet. */
let free: usize = 0;

// Of each service, plane or both in the order of the text.
export let subjectPlane: usize = 0; // -1 for the service itself
export let subjectService: usize = 0; // the number of the service
export let subjectName: usize = 0; // the record of the service's id
export let subjectStartup: usize = 0; // f64; not a number where nothing is said

// Of each service: where its line and its id start and the id ends, as offsets of the text, and its subject.
export let serviceLine: usize = 0;
export let serviceIdStart: usize = 0;
export let serviceIdEnd: usize = 0;
export let serviceSubject: usize = 0;

// Of each requirement in the order of the text.
export let requirementSubject: usize = 0;
export let requirementPosition: usize = 0;
export let requirementTerms: usize = 0; // strength and 4 times the phase
export let requirementAtLeast: usize = 0;
export let requirementTolerates: usize = 0; // f64
export let requirementLine: usize = 0; // where its line starts, an item of a list; -1 where it has none of its own
export let memberEnd: usize = 0;
/** The records of what is referred to. */
export let member: usize = 0;

export let subjectCount: i32 = 0;
export let serviceCount: i32 = 0;
export let requirementCount: i32 = 0;
export let memberCount: i32 = 0;

/** Addresses are to be positive as an i32. */
const mostBytes: usize = 0x7fffffff;

/**
 * Room for so many bytes, all zero, from a multiple of sixteen on; the memory grows by a quarter at least. Traps where
 * there is no more.
 */
export function allocate(bytes: usize): usize {
  const start = free;
  free = (free + bytes + 15) & ~(<usize>15);
  if (bytes > mostBytes || free > mostBytes) unreachable();
  const held = (<usize>memory.size()) << 16;
  if (free > held) {
    const pages = <i32>max((free - held + 0xffff) >> 16, held >> 18);
    if (memory.grow(pages) == -1) unreachable();
  }
  return start;
}

/** Makes room for what a text of this many bytes, with so many places for an entry, can say. */
export function layOutColumns(textLength: i32, places: i32): void {
  textEnd = textStart + textLength;
  free = (textEnd + 64) & ~(<usize>15);
  const words = (<usize>places) << 2;
  const floats = (<usize>places) << 3;
  subjectPlane = allocate(words);
  subjectService = allocate(words);
  subjectName = allocate(words);
  subjectStartup = allocate(floats);
  serviceLine = allocate(words);
  serviceIdStart = allocate(words);
  serviceIdEnd = allocate(words);
  serviceSubject = allocate(words);
  requirementSubject = allocate(words);
  requirementPosition = allocate(words);
  requirementTerms = allocate(words);
  requirementAtLeast = allocate(words);
  requirementTolerates = allocate(floats);
  requirementLine = allocate(words);
  memberEnd = allocate(words);
  member = allocate(words);
}

/** Adds a service, or a plane of the last one; gives its subject. */
export function addSubject(name: i32, plane: i32): i32 {
  const subject = subjectCount++;
  set(subjectPlane, subject, plane);
  set(subjectName, subject, name);
  setFloat(subjectStartup, subject, NaN);
  set(subjectService, subject, serviceCount - 1);
  return subject;
}

export function addService(name: i32, idStart: i32, idEnd: i32, line: i32): i32 {
  const service = serviceCount++;
  set(serviceLine, service, line);
  set(serviceIdStart, service, idStart);
  set(serviceIdEnd, service, idEnd);
  set(serviceSubject, service, subjectCount);
  return addSubject(name, -1);
}

/** A member of the requirement that is read; none is there until `addRequirement`. */
export function offerMember(index: i32, name: i32): void {
  set(member, memberCount + index, name);
}

/** Adds a requirement with as many members as were offered. */
export function addRequirement(
  subject: i32,
  position: i32,
  terms: i32,
  atLeast: i32,
  toleratesMs: f64,
  members: i32,
  line: i32,
): void {
  const requirement = requirementCount++;
  memberCount += members;
  set(requirementSubject, requirement, subject);
  set(requirementPosition, requirement, position);
  set(requirementTerms, requirement, terms);
  set(requirementAtLeast, requirement, atLeast);
  set(requirementLine, requirement, line);
  // Where nothing is tolerated the memory is zero already.
  if (toleratesMs > 0) setFloat(requirementTolerates, requirement, toleratesMs);
  set(memberEnd, requirement, memberCount);
}
