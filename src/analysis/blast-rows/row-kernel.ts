import { clearChunks, orChunk, replaceChunk, uniteChunks } from './chunks.ts';
import { makeColumnSums } from './column-sums.ts';
import type { FailureRows } from './failure-rows.ts';
import { makeGroupCount } from './group-count.ts';
import {
  chunkBits,
  chunkWords,
  layOut,
  type MemorySize,
  type RowMemory,
  rowMemory,
  spareChunks,
} from './row-memory.ts';

/** The steps of a sweep, and what they work on. */
export interface RowKernel {
  readonly memory: RowMemory;
  /** Finds which chunks of the block touch which rows, by the roots in `bitOf`. */
  readonly touch: () => void;
  /** Makes one chunk of the rows from `from` up and counts it. Stops at the first row of a stage, and returns it; else how many rows there are. */
  readonly sweep: (chunk: number, from: number) => number;
  /** Brings a row of a stage up to date with its inputs; whether it grew, as 0 or 1. */
  readonly update: (x: number, chunk: number) => number;
  /** Counts a row of a stage, which is final. */
  readonly tally: (x: number) => void;
}

/**
 * The steps of a sweep in plain JavaScript: what runs where WebAssembly does not, and what it is compared with.
 *
 * The numbers of rows, slots and words are in range by construction, so reading typed arrays here asserts it.
 */
export function makeScriptKernel(rows: FailureRows, size: MemorySize): RowKernel {
  const memory = rowMemory(
    size,
    layOut(size.lengths, (bytes) => new ArrayBuffer(bytes)),
  );
  // All of it as one array, so that a chunk is a number wherever it is.
  const words = new Int32Array(memory.words.buffer);
  const firstWord = memory.words.byteOffset >> 2;
  const spareAt = (chunk: number) => (memory.spare.byteOffset >> 2) + chunk * chunkWords;
  const [zeros, rootsChunk] = [spareAt(spareChunks.zeros), spareAt(spareChunks.roots)];
  const [groupChunk, rowChunk] = [spareAt(spareChunks.group), spareAt(spareChunks.row)];

  const { rowCount, laneCount, placeOf, stageEnd, weight, inputStart, input, laneStart, laneInput } = rows;
  const { maskOf, maskAt, bitOf, nextBit, found } = memory;
  let foundCount = 0;
  const { addOnce, addChunk } = makeColumnSums(memory);
  const digits = memory.digits.byteOffset >> 2;
  const groups = makeGroupCount({ laneInput, words, maskAt, firstWord, digits, to: groupChunk });

  const count = (sum: number, at: number, times: number) => {
    if (times === 1) addOnce(sum, words, at);
    else addChunk(sum, words, at, times);
  };
  const isTouched = (place: number, chunk: number): boolean => ((maskAt[place]! >>> chunk) & 1) === 1;
  const chunkAt = (place: number): number => firstWord + place * chunkWords;

  /** All that row `x` looks at, and its roots. */
  const maskOfInputs = (x: number): number => {
    let mask = 0;
    for (let bit = bitOf[x]!; bit !== -1; bit = nextBit[bit]!) mask |= 1 << Math.floor(bit / chunkBits);
    const inputEnd = inputStart[x + 1]!;
    // What is affected anyway is not frozen: it matters only to a frozen row that is kept.
    const firstInput = weight[x] === 0 && placeOf[x] === -1 ? inputEnd : inputStart[x]!;
    for (let index = firstInput; index < inputEnd; index++) mask |= maskAt[input[index]!]!;
    const end = laneStart[(x + 1) * laneCount]!;
    for (let index = laneStart[x * laneCount]!; index < end; ) {
      const place = laneInput[index]!;
      if (place >= 0) {
        mask |= maskAt[place]!;
        index++;
      } else {
        mask |= groups.maskOf(index);
        index += 2 + laneInput[index + 1]!;
      }
    }
    return mask;
  };
  const touch = () => {
    for (let x = 0; x < rowCount; x++) {
      const end = stageEnd[x]!;
      // Rows of a stage reach one another.
      if (end !== x) for (let row = x; row <= end; row++) setMaskAt(placeOf[row]!, 0);
      let mask = 0;
      for (let row = x; row <= end; row++) mask |= maskOfInputs(row);
      for (; ; x++) {
        maskOf[x] = mask;
        const place = placeOf[x]!;
        if (place !== -1) setMaskAt(place, mask);
        if (x === end) break;
      }
    }
  };
  const setMaskAt = (place: number, mask: number) => {
    for (let lane = 0; lane < laneCount; lane++) maskAt[place + lane] = mask;
  };

  /** The roots of the block that are in a row, in one chunk. */
  const rootsOf = (x: number, chunk: number): number => {
    if (bitOf[x] === -1) return zeros;
    clearChunks(words, rootsChunk, 1);
    for (let bit = bitOf[x]!; bit !== -1; bit = nextBit[bit]!) {
      if (Math.floor(bit / chunkBits) !== chunk) continue;
      words[rootsChunk + ((bit % chunkBits) >> 5)]! |= 1 << (bit & 31);
    }
    return rootsChunk;
  };
  /** Finds the inputs of row `x` that a chunk touches. */
  const gather = (x: number, chunk: number) => {
    const end = inputStart[x + 1]!;
    foundCount = 0;
    for (let index = inputStart[x]!; index < end; index++) {
      const place = input[index]!;
      found[foundCount] = chunkAt(place);
      foundCount += (maskAt[place]! >>> chunk) & 1; // without a branch, which nobody could foresee
    }
  };
  /** Adds what a lane has of its own to the chunk at `to`; what was added, all words together. */
  const addOwn = (x: number, lane: number, chunk: number, to: number): number => {
    const end = laneStart[x * laneCount + lane + 1]!;
    let any = 0;
    for (let index = laneStart[x * laneCount + lane]!; index < end; ) {
      const place = laneInput[index]!;
      if (place >= 0) {
        if (isTouched(place, chunk)) any |= orChunk(words, chunkAt(place), to);
        index++;
      } else {
        if (groups.count(index, chunk) !== 0) any |= orChunk(words, groupChunk, to);
        index += 2 + laneInput[index + 1]!;
      }
    }
    return any;
  };
  /** Makes a lane of row `x`, of `before` and the inputs found; all its words together. */
  const makeLane = (x: number, lane: number, chunk: number, before: number, to: number): number =>
    uniteChunks(words, before, found, foundCount, lane * chunkWords, to) | addOwn(x, lane, chunk, to);

  const settle = (x: number, chunk: number) => {
    gather(x, chunk);
    const place = placeOf[x]!;
    let before = rootsOf(x, chunk);
    for (let lane = 0; lane < laneCount; lane++) {
      const to = place === -1 ? rowChunk : chunkAt(place + lane);
      if (makeLane(x, lane, chunk, before, to) !== 0) count(lane, to, weight[x]!);
      before = to;
    }
  };
  /** Makes and counts a frozen row: what is affected anyway is kept as well, but not counted. */
  const freeze = (x: number, chunk: number) => {
    const component = input[inputStart[x]!]!;
    const anyway = isTouched(component, chunk) ? chunkAt(component + laneCount - 1) : zeros;
    clearChunks(words, rowChunk, 1);
    addOwn(x, 0, chunk, rowChunk);
    for (let word = 0; word < chunkWords; word++) words[rowChunk + word]! &= ~words[anyway + word]!;
    count(laneCount, rowChunk, 1);
    if (placeOf[x] === -1) return;
    const to = chunkAt(placeOf[x]!);
    for (let word = 0; word < chunkWords; word++) {
      words[to + word] = words[rowChunk + word]! | words[anyway + word]!;
    }
  };
  const sweep = (chunk: number, from: number): number => {
    for (let x = from; x < rowCount; x++) {
      const mask = maskOf[x]!;
      const place = placeOf[x]!;
      if (place !== -1) setMaskAt(place, mask);
      if (((mask >>> chunk) & 1) === 0) continue;
      const end = stageEnd[x]!;
      if (end !== x) {
        for (let row = x + 1; row <= end; row++) setMaskAt(placeOf[row]!, mask);
        return x;
      }
      if (weight[x] === 0) freeze(x, chunk);
      else settle(x, chunk);
    }
    return rowCount;
  };

  const update = (x: number, chunk: number): number => {
    gather(x, chunk);
    let changed = 0;
    let before = rootsOf(x, chunk);
    for (let lane = 0; lane < laneCount; lane++) {
      const to = chunkAt(placeOf[x]! + lane);
      makeLane(x, lane, chunk, before, rowChunk);
      changed |= replaceChunk(words, rowChunk, to);
      before = to;
    }
    return changed === 0 ? 0 : 1;
  };
  const tally = (x: number) => {
    for (let lane = 0; lane < laneCount; lane++) count(lane, chunkAt(placeOf[x]! + lane), weight[x]!);
  };
  return { memory, touch, sweep, update, tally };
}
