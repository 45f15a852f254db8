import { chunkAt, chunkBytes, clearChunks, groupChunk, isTouched, vectorBytes } from './access';
import { addFrom } from './column-sums';
import { digits, laneInput, maskAt } from './memory';
import { get } from './numbers';

// Which roots cost a group too many members: see `group-count.ts` of the library, which does the same.

/** Which chunks touch the group at `laneInput[index]`, as far as is easily seen: two of its members at least. */
export function maskOfGroup(index: i32): i32 {
  const end = index + 2 + get(laneInput, index + 1);
  let once = 0;
  let twice = 0;
  for (let member = index + 2; member < end; member++) {
    const mask = get(maskAt, get(laneInput, member));
    twice |= once & mask;
    once |= mask;
  }
  return twice;
}

/** Writes to `groupChunk` where the group at `laneInput[index]` is lost, in one chunk; whether anywhere. */
export function countGroup(index: i32, chunk: i32): bool {
  const needed = -get(laneInput, index);
  const memberCount = get(laneInput, index + 1);
  let touchedCount = 0;
  for (let member = index + 2; member < index + 2 + memberCount; member++) {
    touchedCount += <i32>isTouched(get(laneInput, member), chunk);
  }
  if (touchedCount < needed) return false;
  const digitCount = 32 - clz(memberCount);
  clearChunks(digits, digitCount);
  for (let member = index + 2; member < index + 2 + memberCount; member++) {
    const place = get(laneInput, member);
    if (!isTouched(place, chunk)) continue;
    const from = chunkAt(place);
    for (let at: usize = 0; at < chunkBytes; at += vectorBytes) addFrom(digits + at, v128.load(from + at));
  }
  let any = i32x4.splat(0);
  for (let at: usize = 0; at < chunkBytes; at += vectorBytes) {
    const lost = compare(needed, digitCount, at);
    v128.store(groupChunk() + at, lost);
    any = v128.or(any, lost);
  }
  return v128.any_true(any);
}

/** Where the counts are `needed` or more, in one vector. */
// @ts-expect-error: decorator
@inline
function compare(needed: i32, digitCount: i32, at: usize): v128 {
  let equal = i32x4.splat(-1);
  let greater = i32x4.splat(0);
  for (let digit = digitCount - 1; digit >= 0; digit--) {
    const value = v128.load(digits + (<usize>digit) * chunkBytes + at);
    if (((needed >> digit) & 1) == 1) equal = v128.and(equal, value);
    else {
      greater = v128.or(greater, v128.and(equal, value));
      equal = v128.andnot(equal, value);
    }
  }
  return v128.or(greater, equal);
}
