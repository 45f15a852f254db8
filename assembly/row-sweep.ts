import { chunkAt, chunkBytes, get, groupKind, set, stageKind, vectorBytes } from './access';
import { addOften, addOnce } from './column-sums';
import {
  chunkCount,
  digitStart,
  free,
  freeCount,
  groupsFrom,
  kind,
  maskAt,
  placeOf,
  rowCount,
  stageStart,
  start,
  tallyClass,
  tallyStart,
  tallyWeight,
  target,
  targets,
  threshold,
  waiting,
} from './memory';

/*
 * A sweep through the rows of a failure system, 128 roots an instruction. This is AssemblyScript: a `usize` is an
 * address, and `load` and `store` go to memory without a check. `npm run assembly` compiles it into
 * `src/analysis/blast-rows/row-sweep-bytes.ts`. The same steps in JavaScript are `row-kernel.ts` and
 * `group-digits.ts` there.
 */

export * from './memory';

/** Passes on the waiting rows from `from` down; stops at the first on a cycle through groups. -1 at the end. */
export function sweep(from: i32): i32 {
  for (let word = from >> 5; word >= 0; word--) {
    for (let bits = get(waiting, word); bits != 0; bits = get(waiting, word)) {
      const x = (word << 5) + 31 - clz(bits);
      const kindOfRow = get(kind, x);
      if (kindOfRow == stageKind) return x;
      set(waiting, word, bits & ~(1 << x));
      if (kindOfRow == groupKind) settleGroup(x);
      passOn(x);
      tally(x);
    }
  }
  return -1;
}

/**
 * Adds row `x` to what it leads to outside its stage.
 *
 * First all places are looked up, then a chunk at a time is added at all of them: the loads of either loop do not
 * wait for one another, and nothing in it has to be guessed.
 */
export function passOn(x: i32): void {
  const place = get(placeOf, x);
  const added = get(maskAt, place);
  const stage = get(stageStart, x);
  const groups = get(groupsFrom, x);
  const end = get(start, x + 1);
  let found = targets;
  for (let slot = get(start, x); slot < groups; slot++) {
    const to = get(target, slot);
    if (to >= stage) continue;
    let toPlace = get(placeOf, to);
    if (toPlace == -1) {
      toPlace = takePlace();
      set(placeOf, to, toPlace);
      wake(to);
    }
    const known = get(maskAt, toPlace);
    set(maskAt, toPlace, known | added);
    store<i32>(found, known);
    store<usize>(found, chunkAt(toPlace, 0), 4);
    found += 8;
  }
  for (let mask = added; mask != 0; mask &= mask - 1) addChunk(chunkAt(place, 0), ctz(mask), found);
  for (let slot = groups; slot < end; slot++) {
    const to = get(target, slot);
    if (to < stage) addToGroup(place, added, to);
  }
}

/** Adds one chunk of a row to all rows found: as it is, where that chunk was empty and so holds anything. */
// @ts-expect-error: decorator
@inline
function addChunk(from: usize, chunk: i32, end: usize): void {
  const offset = (<usize>chunk) * chunkBytes;
  const a = v128.load(from + offset);
  const b = v128.load(from + offset, 16);
  const c = v128.load(from + offset, 32);
  const d = v128.load(from + offset, 48);
  for (let found = targets; found < end; found += 8) {
    const isKnown = i32x4.splat(-((load<i32>(found) >>> chunk) & 1));
    const to = load<usize>(found, 4) + offset;
    v128.store(to, v128.or(a, v128.and(v128.load(to), isKnown)));
    v128.store(to, v128.or(b, v128.and(v128.load(to, 16), isKnown)), 16);
    v128.store(to, v128.or(c, v128.and(v128.load(to, 32), isKnown)), 32);
    v128.store(to, v128.or(d, v128.and(v128.load(to, 48), isKnown)), 48);
  }
}

function takePlace(): i32 {
  const count = load<i32>(freeCount) - 1;
  store<i32>(freeCount, count);
  const place = get(free, count);
  set(maskAt, place, 0);
  return place;
}

function releasePlace(place: i32): void {
  const count = load<i32>(freeCount);
  set(free, count, place);
  store<i32>(freeCount, count + 1);
}

function wake(x: i32): void {
  set(waiting, x >> 5, get(waiting, x >> 5) | (1 << x));
}

function addToGroup(from: i32, added: i32, to: i32): void {
  const digits = rowCount + get(digitStart, to);
  const end = rowCount + get(digitStart, to + 1);
  if (get(placeOf, digits) == -1) {
    wake(to);
    for (let digit = digits; digit < end; digit++) set(placeOf, digit, takePlace());
  }
  for (let mask = added; mask != 0; mask &= mask - 1) addToDigits(from, ctz(mask), digits);
}

/** Adds one chunk of the row at a place to the binary digits whose places begin at `placeOf[digits]`. */
export function addToDigits(from: i32, chunk: i32, digits: i32): void {
  const source = chunkAt(from, chunk);
  let most = digits;
  for (let at: usize = 0; at < chunkBytes; at += vectorBytes) {
    let carry = v128.load(source + at);
    for (let digit = digits; v128.any_true(carry); digit++) {
      const place = get(placeOf, digit);
      if (digit == most) {
        enterChunk(place, chunk);
        most++;
      }
      const to = chunkAt(place, chunk) + at;
      const old = v128.load(to);
      v128.store(to, v128.xor(old, carry));
      carry = v128.and(carry, old);
    }
  }
}

/** Makes sure that a chunk holds something, if only zeros. */
function enterChunk(place: i32, chunk: i32): void {
  const known = get(maskAt, place);
  if (((known >>> chunk) & 1) == 1) return;
  set(maskAt, place, known | (1 << chunk));
  const to = chunkAt(place, chunk);
  for (let at: usize = 0; at < chunkBytes; at += vectorBytes) v128.store(to + at, i32x4.splat(0));
}

/** A group all of whose members are final: its row is where its digits reach the threshold. */
function settleGroup(x: i32): void {
  const place = takePlace();
  compareDigits(x, place);
  const end = rowCount + get(digitStart, x + 1);
  for (let digit = rowCount + get(digitStart, x); digit < end; digit++) {
    releasePlace(get(placeOf, digit));
    set(placeOf, digit, -1);
  }
  set(placeOf, x, place);
}

/** Where the digits of group `x` reach its threshold, written to `place`. */
export function compareDigits(x: i32, place: i32): void {
  const first = rowCount + get(digitStart, x);
  const end = rowCount + get(digitStart, x + 1);
  let known = 0;
  for (let digit = first; digit < end; digit++) known |= get(maskAt, get(placeOf, digit));
  let reached = 0;
  for (let mask = known; mask != 0; mask &= mask - 1) {
    const chunk = ctz(mask);
    let any = i32x4.splat(0);
    for (let at: usize = 0; at < chunkBytes; at += vectorBytes) {
      const lost = compareVector(x, first, end, chunk, at);
      v128.store(chunkAt(place, chunk) + at, lost);
      any = v128.or(any, lost);
    }
    if (v128.any_true(any)) reached |= 1 << chunk;
  }
  set(maskAt, place, get(maskAt, place) | reached);
}

// @ts-expect-error: decorator
@inline
function compareVector(x: i32, first: i32, end: i32, chunk: i32, at: usize): v128 {
  const limit = get(threshold, x);
  let equal = i32x4.splat(-1);
  let greater = i32x4.splat(0);
  for (let digit = end - 1; digit >= first; digit--) {
    const place = get(placeOf, digit);
    let value = i32x4.splat(0);
    if (((get(maskAt, place) >>> chunk) & 1) == 1) value = v128.load(chunkAt(place, chunk) + at);
    if (((limit >> (digit - first)) & 1) == 1) equal = v128.and(equal, value);
    else {
      greater = v128.or(greater, v128.and(equal, value));
      equal = v128.andnot(equal, value);
    }
  }
  return v128.or(greater, equal);
}

/** Counts the bits of row `x`, which is final, and gives up its place. */
export function tally(x: i32): void {
  const place = get(placeOf, x);
  set(placeOf, x, -1);
  releasePlace(place);
  const end = get(tallyStart, x + 1);
  for (let slot = get(tallyStart, x); slot < end; slot++) {
    const firstSum = get(tallyClass, slot) * chunkCount;
    const weight = get(tallyWeight, slot);
    for (let mask = get(maskAt, place); mask != 0; mask &= mask - 1) {
      const chunk = ctz(mask);
      if (weight == 1) addOnce(firstSum + chunk, chunkAt(place, chunk));
      else addOften(firstSum + chunk, chunkAt(place, chunk), weight);
    }
  }
}
