import {
  chunkAt,
  chunkBits,
  chunkBytes,
  clearChunks,
  groupChunk,
  isTouched,
  rootsChunk,
  rowChunk,
  vectorBytes,
  zerosChunk,
} from './access';
import { addOften, addOnce } from './column-sums';
import { countGroup, maskOfGroup } from './group-count';
import {
  bitOf,
  found,
  input,
  inputStart,
  laneCount,
  laneInput,
  laneStart,
  maskAt,
  maskOf,
  nextBit,
  placeOf,
  rowCount,
  stageEnd,
  weight,
} from './memory';
import { get, set } from './numbers';

/*
 * A sweep through the rows of a failure system, 128 roots an instruction. This is AssemblyScript: a `usize` is an
 * address, and `load` and `store` go to memory without a check. `npm run assembly` compiles it into
 * `src/analysis/blast-rows/row-sweep-bytes.ts`. The same steps in JavaScript are `row-kernel.ts` there.
 */

export * from './memory';

/** Finds which chunks of the block touch which rows, by the roots in `bitOf`. */
export function touch(): void {
  for (let x = 0; x < rowCount; x++) {
    const end = get(stageEnd, x);
    // Rows of a stage reach one another.
    if (end != x) for (let row = x; row <= end; row++) setMaskAt(get(placeOf, row), 0);
    let mask = 0;
    for (let row = x; row <= end; row++) mask |= maskOfInputs(row);
    for (; ; x++) {
      set(maskOf, x, mask);
      const place = get(placeOf, x);
      if (place != -1) setMaskAt(place, mask);
      if (x == end) break;
    }
  }
}

// @ts-expect-error: decorator
@inline
function setMaskAt(place: i32, mask: i32): void {
  for (let lane = 0; lane < laneCount; lane++) set(maskAt, place + lane, mask);
}

/** All that row `x` looks at, and its roots. */
// @ts-expect-error: decorator
@inline
function maskOfInputs(x: i32): i32 {
  let mask = 0;
  for (let bit = get(bitOf, x); bit != -1; bit = get(nextBit, bit)) mask |= 1 << (bit / chunkBits);
  const inputEnd = get(inputStart, x + 1);
  // What is affected anyway is not frozen: it matters only to a frozen row that is kept.
  let index = get(weight, x) == 0 && get(placeOf, x) == -1 ? inputEnd : get(inputStart, x);
  for (; index < inputEnd; index++) mask |= get(maskAt, get(input, index));
  const end = get(laneStart, (x + 1) * laneCount);
  for (let index = get(laneStart, x * laneCount); index < end; ) {
    const place = get(laneInput, index);
    if (place >= 0) {
      mask |= get(maskAt, place);
      index++;
    } else {
      mask |= maskOfGroup(index);
      index += 2 + get(laneInput, index + 1);
    }
  }
  return mask;
}

/** Makes one chunk of the rows from `from` up and counts it; stops at the first row of a stage. `rowCount` at the end. */
export function sweep(chunk: i32, from: i32): i32 {
  for (let x = from; x < rowCount; x++) {
    const mask = get(maskOf, x);
    const place = get(placeOf, x);
    if (place != -1) setMaskAt(place, mask);
    if (((mask >>> chunk) & 1) == 0) continue;
    const end = get(stageEnd, x);
    if (end != x) {
      for (let row = x + 1; row <= end; row++) setMaskAt(get(placeOf, row), mask);
      return x;
    }
    if (get(weight, x) == 0) freeze(x, chunk);
    else settle(x, chunk);
  }
  return rowCount;
}

/** Brings a row of a stage up to date with its inputs; whether it grew. */
export function update(x: i32, chunk: i32): bool {
  gather(x, chunk);
  let changed = i32x4.splat(0);
  let before = rootsOf(x, chunk);
  for (let lane = 0; lane < laneCount; lane++) {
    const to = chunkAt(get(placeOf, x) + lane);
    makeLane(x, lane, chunk, before, rowChunk());
    for (let at: usize = 0; at < chunkBytes; at += vectorBytes) {
      const now = v128.load(rowChunk() + at);
      changed = v128.or(changed, v128.xor(now, v128.load(to + at)));
      v128.store(to + at, now);
    }
    before = to;
  }
  return v128.any_true(changed);
}

/** Counts a row of a stage, which is final. */
export function tally(x: i32): void {
  for (let lane = 0; lane < laneCount; lane++) count(x, lane, chunkAt(get(placeOf, x) + lane));
}

// @ts-expect-error: decorator
@inline
function settle(x: i32, chunk: i32): void {
  gather(x, chunk);
  const place = get(placeOf, x);
  let before = rootsOf(x, chunk);
  for (let lane = 0; lane < laneCount; lane++) {
    const to = place == -1 ? rowChunk() : chunkAt(place + lane);
    if (makeLane(x, lane, chunk, before, to)) count(x, lane, to);
    before = to;
  }
}

/** Makes and counts a frozen row: what is affected anyway is kept as well, but not counted. */
function freeze(x: i32, chunk: i32): void {
  const component = get(input, get(inputStart, x));
  const anyway = isTouched(component, chunk) ? chunkAt(component + laneCount - 1) : zerosChunk();
  clearChunks(rowChunk(), 1);
  addOwn(x, 0, chunk, rowChunk());
  const place = get(placeOf, x);
  for (let at: usize = 0; at < chunkBytes; at += vectorBytes) {
    const other = v128.load(anyway + at);
    const own = v128.andnot(v128.load(rowChunk() + at), other);
    v128.store(rowChunk() + at, own);
    if (place != -1) v128.store(chunkAt(place) + at, v128.or(own, other));
  }
  addOnce(laneCount, rowChunk());
}

let foundEnd: usize = 0;

/** Finds the inputs of row `x` that a chunk touches. */
// @ts-expect-error: decorator
@inline
function gather(x: i32, chunk: i32): void {
  const end = get(inputStart, x + 1);
  let to = found;
  for (let index = get(inputStart, x); index < end; index++) {
    const place = get(input, index);
    store<usize>(to, chunkAt(place));
    to += ((get(maskAt, place) >>> chunk) & 1) << 2; // without a branch, which nobody could foresee
  }
  foundEnd = to;
}

// @ts-expect-error: decorator
@inline
function count(x: i32, sum: i32, at: usize): void {
  const times = get(weight, x);
  if (times == 1) addOnce(sum, at);
  else addOften(sum, at, times);
}

/** The roots of the block that are in a row, in one chunk. */
// @ts-expect-error: decorator
@inline
function rootsOf(x: i32, chunk: i32): usize {
  return get(bitOf, x) == -1 ? zerosChunk() : writeRoots(x, chunk);
}

function writeRoots(x: i32, chunk: i32): usize {
  clearChunks(rootsChunk(), 1);
  for (let bit = get(bitOf, x); bit != -1; bit = get(nextBit, bit)) {
    if (bit / chunkBits != chunk) continue;
    const word = (bit % chunkBits) >> 5;
    set(rootsChunk(), word, get(rootsChunk(), word) | (1 << bit));
  }
  return rootsChunk();
}

/** Makes a lane of row `x`, of `before` and the inputs found; whether it is not empty. */
// @ts-expect-error: decorator
@inline
function makeLane(x: i32, lane: i32, chunk: i32, before: usize, to: usize): bool {
  const offset = (<usize>lane) * chunkBytes;
  let a = v128.load(before);
  let b = v128.load(before, 16);
  let c = v128.load(before, 32);
  let d = v128.load(before, 48);
  for (let index = found; index < foundEnd; index += 4) {
    const from = load<usize>(index) + offset;
    a = v128.or(a, v128.load(from));
    b = v128.or(b, v128.load(from, 16));
    c = v128.or(c, v128.load(from, 32));
    d = v128.or(d, v128.load(from, 48));
  }
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
  const isOwn = addOwn(x, lane, chunk, to);
  return v128.any_true(v128.or(v128.or(a, b), v128.or(c, d))) || isOwn;
}

/** Adds what a lane has of its own to the chunk at `to`; whether that is anything. */
// @ts-expect-error: decorator
@inline
function addOwn(x: i32, lane: i32, chunk: i32, to: usize): bool {
  const end = get(laneStart, x * laneCount + lane + 1);
  let isAny = false;
  for (let index = get(laneStart, x * laneCount + lane); index < end; ) {
    const place = get(laneInput, index);
    if (place >= 0) {
      if (isTouched(place, chunk) && orChunk(chunkAt(place), to)) isAny = true;
      index++;
    } else {
      if (countGroup(index, chunk) && orChunk(groupChunk(), to)) isAny = true;
      index += 2 + get(laneInput, index + 1);
    }
  }
  return isAny;
}

/** Adds a chunk to another; whether it is not empty. */
function orChunk(from: usize, to: usize): bool {
  let any = i32x4.splat(0);
  for (let at: usize = 0; at < chunkBytes; at += vectorBytes) {
    const added = v128.load(from + at);
    v128.store(to + at, v128.or(v128.load(to + at), added));
    any = v128.or(any, added);
  }
  return v128.any_true(any);
}
