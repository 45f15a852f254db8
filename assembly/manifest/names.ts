import { get, set } from '../numbers';
import { wordAt } from './characters';
import { allocate } from './memory';

/*
 * Each id and reference of a text, once: a hash table with open addressing (Knuth, vol. 3, §6.4).
 *
 * A name is known by the address of its record, in which its characters stand again: so what has to be compared
 * lies together, and not all over the text. Records start at multiples of sixteen, so a slot has room for the address
 * of one and for four bits of its hash; an empty one is zero.
 */

const lengthAt: usize = 0;
const subjectAt: usize = 4;
const targetAt: usize = 8;
const hashAt: usize = 12;
const charactersAt: usize = 16;

/** What a name of no service has as its subject. */
export const noSubject: i32 = -1;
/** What a name has as its target until somebody looks what that is. */
export const notLookedUp: i32 = -2;

/** A text whose names collide this often was made for that. */
const mostSteps: i32 = 256;

let slotCount: i32 = 0;
let slots: usize = 0;
let nameCount: i32 = 0;

/** A name is expected in so many bytes of the text; when there are more, the table grows. */
const bytesForName: i32 = 256;

export function makeNames(textLength: i32): void {
  slotCount = 1 << 10;
  while (slotCount < textLength / bytesForName) slotCount *= 2;
  slots = allocate((<usize>slotCount) << 2);
}

/** The record of a name; it is made when the name is new. 0 when too many names are alike. */
export function nameAt(place: usize, length: i32): i32 {
  const hash = hashOf(place, length);
  let slot = hash & (slotCount - 1);
  for (let steps = 0; steps < mostSteps; steps++) {
    const entry = get(slots, slot);
    if (entry == 0) return add(place, length, hash, slot);
    if (isSame(entry, hash, place, length)) return entry << 4;
    slot = (slot + 1) & (slotCount - 1);
  }
  return 0;
}

/** The record of a name that is there already; else 0. */
export function knownNameAt(place: usize, length: i32): i32 {
  const hash = hashOf(place, length);
  let slot = hash & (slotCount - 1);
  let entry = get(slots, slot);
  while (entry != 0 && !isSame(entry, hash, place, length)) {
    slot = (slot + 1) & (slotCount - 1);
    entry = get(slots, slot);
  }
  return entry << 4;
}

// @ts-expect-error: decorator
@inline
export function lengthOf(record: i32): i32 {
  return load<i32>(record, lengthAt);
}

/** The subject of the service of this name. */
// @ts-expect-error: decorator
@inline
export function subjectOf(record: i32): i32 {
  return load<i32>(record, subjectAt);
}

export function setSubjectOf(record: i32, subject: i32): void {
  store<i32>(record, subject, subjectAt);
}

/** What the name refers to, as whoever looked that up has it. */
// @ts-expect-error: decorator
@inline
export function targetOf(record: i32): i32 {
  return load<i32>(record, targetAt);
}

export function setTargetOf(record: i32, target: i32): void {
  store<i32>(record, target, targetAt);
}

// @ts-expect-error: decorator
@inline
export function charactersOf(record: i32): usize {
  return <usize>record + charactersAt;
}

function hashOf(place: usize, length: i32): i32 {
  let hash: u64 = <u64>length;
  for (let done = 0; done < length; done += 8) {
    hash = (hash ^ wordAt(place + done, length - done)) * 0x9e3779b97f4a7c15;
    hash ^= hash >> 32;
  }
  return <i32>hash;
}

/** Whether the name of a slot is what is written here. Shifted to an address, an entry loses the bits of its hash. */
// @ts-expect-error: decorator
@inline
function isSame(entry: i32, hash: i32, place: usize, length: i32): bool {
  if (entry >>> 28 != hash >>> 28) return false;
  const record = entry << 4;
  if (lengthOf(record) != length) return false;
  const own = charactersOf(record);
  for (let done = 0; done < length; done += 8) {
    if (load<u64>(own + done) != wordAt(place + done, length - done)) return false;
  }
  return true;
}

function entryOf(record: i32, hash: i32): i32 {
  return (record >>> 4) | ((hash >>> 28) << 28);
}

function add(place: usize, length: i32, hash: i32, slot: i32): i32 {
  const record = <i32>allocate((charactersAt + <usize>length + 15) & ~(<usize>15));
  store<i32>(record, length, lengthAt);
  store<i32>(record, hash, hashAt);
  store<i32>(record, noSubject, subjectAt);
  store<i32>(record, notLookedUp, targetAt);
  for (let done = 0; done < length; done += 8) {
    store<u64>(charactersOf(record) + done, wordAt(place + done, length - done));
  }
  set(slots, slot, entryOf(record, hash));
  if (2 * ++nameCount >= slotCount) grow();
  return record;
}

function grow(): void {
  const before = slots;
  const count = slotCount;
  slotCount *= 2;
  slots = allocate((<usize>slotCount) << 2);
  for (let from = 0; from < count; from++) {
    const record = get(before, from) << 4;
    if (record == 0) continue;
    const hash = load<i32>(record, hashAt);
    let slot = hash & (slotCount - 1);
    while (get(slots, slot) != 0) slot = (slot + 1) & (slotCount - 1);
    set(slots, slot, entryOf(record, hash));
  }
}
