import { wordAt } from './characters';

/*
 * The planes, numbered in the order of the library's `planes`, which is that of their words.
 */

export const controlPlane: i32 = 0;
export const dataPlane: i32 = 1;
export const managementPlane: i32 = 2;
export const noPlane: i32 = -2;

export function planeNamed(word: usize, length: i32): i32 {
  const first = wordAt(word, length);
  if (length == 7) return first == 0x6c6f72746e6f63 ? controlPlane : noPlane;
  if (length == 4) return first == 0x61746164 ? dataPlane : noPlane;
  // The last two letters of `management` do not fit into the word.
  const isManagement = length == 10 && first == 0x656d6567616e616d && wordAt(word + 8, 2) == 0x746e;
  return isManagement ? managementPlane : noPlane;
}
