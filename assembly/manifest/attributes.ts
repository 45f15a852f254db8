import { at, inWords, isDigit, isLetter, isReserved, kindAt, newline, space } from './characters';
import { durationAt, durationEnd } from './durations';
import { setStartup, subject } from './services';

/*
 * The entries of a service or plane that are plainly right.
 */

// The keys that are known here, a bit each; the host has the others.
export const nameKey: i32 = 1;
export const ownerKey: i32 = 2;
export const regionKey: i32 = 4;
export const cellKey: i32 = 8;
export const descriptionKey: i32 = 16;
export const tierKey: i32 = 32;
export const startupKey: i32 = 64;
export const dependsOnKey: i32 = 128;
export const planesKey: i32 = 256;

/** Where the value starts of the key that was found last, behind its colon. */
export let valueStart: usize = 0;

/** The key that stands here with its colon; 0 for any other. */
export function keyAt(token: usize): i32 {
  const word = load<u64>(token);
  let key = 0;
  if ((word & 0xffffffffffff) == 0x3a72656e776f) {
    key = ownerKey;
    valueStart = token + 6;
  } else if ((word & 0xffffffffff) == 0x3a656d616e) {
    key = nameKey;
    valueStart = token + 5;
  } else if ((word & 0xffffffffff) == 0x3a72656974) {
    key = tierKey;
    valueStart = token + 5;
  } else if (word == 0x4f73646e65706564 && load<u16>(token + 8) == 0x3a6e) {
    key = dependsOnKey;
    valueStart = token + 10;
  } else if (word == 0x3a70757472617473) {
    key = startupKey;
    valueStart = token + 8;
  } else if ((word & 0xffffffffffffff) == 0x3a73656e616c70) {
    key = planesKey;
    valueStart = token + 7;
  } else if ((word & 0xffffffffffffff) == 0x3a6e6f69676572) {
    key = regionKey;
    valueStart = token + 7;
  } else if ((word & 0xffffffffff) == 0x3a6c6c6563) {
    key = cellKey;
    valueStart = token + 5;
  } else if (word == 0x7470697263736564 && load<u32>(token + 8) == 0x3a6e6f69) {
    key = descriptionKey;
    valueStart = token + 12;
  }
  return key;
}

/** Where the line behind the attribute starts whose key was found last, when its value is plainly right; else 0. */
export function attributeEnd(key: i32): usize {
  if (at(valueStart) != space) return 0;
  const start = valueStart + 1;
  let end = start;
  if (key == tierKey) {
    while ((kindAt(end) & isDigit) != 0) end++;
    if (end == start || end > start + 3) return 0;
  } else if (key == startupKey) {
    const milliseconds = durationAt(start);
    if (milliseconds < 0) return 0;
    end = durationEnd;
    if (at(end) == newline) setStartup(subject, milliseconds);
  } else {
    if ((kindAt(start) & isLetter) == 0) return 0;
    while ((kindAt(end) & inWords) != 0) end++;
    let last = end;
    while (at(last - 1) == space) last--;
    if (isReserved(start, <i32>(last - start))) return 0;
  }
  return at(end) == newline ? end + 1 : 0;
}
