import { get, set } from '../numbers';
import { allocate, subjectCount, subjectName, subjectPlane } from './memory';
import { charactersOf, lengthOf } from './names';

/*
 * The components of a manifest: services without planes, and planes, in the order of their ids.
 */

export let componentCount: i32 = 0;
/** The subject that each component is. */
export let subjectOfComponent: usize = 0;
/** The component that a subject is; -1 for a service with planes. */
export let componentOfSubject: usize = 0;

export function orderComponents(): void {
  subjectOfComponent = allocate((<usize>subjectCount) << 2);
  componentOfSubject = allocate((<usize>subjectCount) << 2);
  componentCount = 0;
  let isSorted = true;
  for (let subject = 0; subject < subjectCount; subject++) {
    if (hasPlanes(subject)) continue;
    if (componentCount > 0 && !isBefore(get(subjectOfComponent, componentCount - 1), subject)) isSorted = false;
    set(subjectOfComponent, componentCount++, subject);
  }
  if (!isSorted) sort();
  memory.fill(componentOfSubject, 0xff, (<usize>subjectCount) << 2);
  for (let component = 0; component < componentCount; component++) {
    set(componentOfSubject, get(subjectOfComponent, component), component);
  }
}

/** A service is followed by its planes, if it has any. */
export function hasPlanes(subject: i32): bool {
  return get(subjectPlane, subject) == -1 && subject + 1 < subjectCount && get(subjectPlane, subject + 1) != -1;
}

/** Merge sort (Knuth, vol. 3, §5.2.4), from the bottom up. */
function sort(): void {
  let from = subjectOfComponent;
  let to = allocate((<usize>componentCount) << 2);
  for (let width = 1; width < componentCount; width *= 2) {
    for (let start = 0; start < componentCount; start += 2 * width) {
      merge(from, to, start, min(start + width, componentCount), min(start + 2 * width, componentCount));
    }
    const merged = to;
    to = from;
    from = merged;
  }
  subjectOfComponent = from;
}

function merge(from: usize, to: usize, start: i32, middle: i32, end: i32): void {
  let left = start;
  let right = middle;
  for (let place = start; place < end; place++) {
    const takesLeft =
      right == end || (left < middle && !isBefore(get(from, right), get(from, left)));
    set(to, place, get(from, takesLeft ? left++ : right++));
  }
}

/** Whether the id of one component comes before that of another, character by character. */
function isBefore(a: i32, b: i32): bool {
  const nameA = get(subjectName, a);
  const nameB = get(subjectName, b);
  // The words for planes are in order.
  if (nameA == nameB) return get(subjectPlane, a) < get(subjectPlane, b);
  const lengthA = lengthOf(nameA);
  const lengthB = lengthOf(nameB);
  const common = min(lengthA, lengthB);
  // Behind a name there are zeros, which come before every character.
  for (let done: i32 = 0; done < common; done += 8) {
    const partA = bswap<u64>(load<u64>(charactersOf(nameA) + done));
    const partB = bswap<u64>(load<u64>(charactersOf(nameB) + done));
    if (partA == partB) continue;
    const firstBit = <i32>clz<u64>(partA ^ partB);
    if (done + (firstBit >> 3) < common) return partA < partB;
  }
  return lengthA < lengthB ? isPrefixBefore(a, lengthA, nameB) : !isPrefixBefore(b, lengthB, nameA);
}

const slash: i32 = 0x2f;

/** Whether a component whose name another name begins with comes before that one: its plane decides. */
function isPrefixBefore(component: i32, length: i32, longer: i32): bool {
  return get(subjectPlane, component) == -1 || slash < <i32>load<u8>(charactersOf(longer) + length);
}
