import { get, set } from '../numbers';
import { componentCount } from './components';
import { requirementTerms } from './memory';
import { atOnce, memberOf, origin, requirementStart, rowTarget, sizeOf } from './row-places';

/*
 * The rows of each component in order: by members, then by phase.
 */

/** So many are brought into order by insertion. */
const fewRows: i32 = 32;

/** Brings the rows of each dependent into order; false when two are alike in members and phase. */
export function sortRows(): bool {
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
function phaseOf(requirement: i32): i32 {
  return get(requirementTerms, requirement) >> 2;
}
