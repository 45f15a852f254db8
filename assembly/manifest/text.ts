import { makeKinds } from './characters';
import { layOutColumns, textStart } from './memory';
import { makeNames } from './names';

/** Where the host has to put the text. */
export function textAddress(): i32 {
  return <i32>textStart;
}

/**
 * Makes ready for a text of this many bytes, which the host has put there; false for one with carriage returns.
 *
 * Whoever is a service, a requirement or a member has a line, a comma or a bracket of its own, so there are no more
 * of them than of these.
 */
export function prepare(length: i32): bool {
  const end = textStart + length;
  let places = 64;
  let odd = i8x16.splat(0);
  for (let from = textStart; from < end; from += 16) {
    const part = v128.load(from);
    const marks = v128.or(
      v128.or(i8x16.eq(part, i8x16.splat(0x0a)), i8x16.eq(part, i8x16.splat(0x2c))),
      v128.or(i8x16.eq(part, i8x16.splat(0x5b)), i8x16.eq(part, i8x16.splat(0x7b))),
    );
    places += popcnt(i8x16.bitmask(marks));
    odd = v128.or(odd, i8x16.eq(part, i8x16.splat(0x0d)));
  }
  if (v128.any_true(odd)) return false;
  makeKinds();
  layOutColumns(length, places);
  makeNames(length);
  return true;
}
