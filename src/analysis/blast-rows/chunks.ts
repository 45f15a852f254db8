import { chunkWords } from './row-memory.ts';

// What is done to chunks of one array of words, each from some place on: several words at a time, which spares the
// loops most of their own cost. Places are in range by construction, so reading typed arrays here asserts it.

/** Writes to `to` what the chunk at `before` and the first `partCount` of `parts`, `offset` words on, have together; all words in one. */
export function uniteChunks(
  words: Int32Array,
  before: number,
  parts: Int32Array,
  partCount: number,
  offset: number,
  to: number,
): number {
  let any = 0;
  for (let word = 0; word < chunkWords; word += 8) {
    const own = before + word;
    let a = words[own]!;
    let b = words[own + 1]!;
    let c = words[own + 2]!;
    let d = words[own + 3]!;
    let e = words[own + 4]!;
    let f = words[own + 5]!;
    let g = words[own + 6]!;
    let h = words[own + 7]!;
    for (let part = 0; part < partCount; part++) {
      const from = parts[part]! + offset + word;
      a |= words[from]!;
      b |= words[from + 1]!;
      c |= words[from + 2]!;
      d |= words[from + 3]!;
      e |= words[from + 4]!;
      f |= words[from + 5]!;
      g |= words[from + 6]!;
      h |= words[from + 7]!;
    }
    const at = to + word;
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + 3] = d;
    words[at + 4] = e;
    words[at + 5] = f;
    words[at + 6] = g;
    words[at + 7] = h;
    any |= a | b | c | d | e | f | g | h;
  }
  return any;
}

/** Adds the chunk at `from` to that at `to`; all words of `from` in one. */
export function orChunk(words: Int32Array, from: number, to: number): number {
  let any = 0;
  for (let word = 0; word < chunkWords; word += 4) {
    const a = words[from + word]!;
    const b = words[from + word + 1]!;
    const c = words[from + word + 2]!;
    const d = words[from + word + 3]!;
    words[to + word]! |= a;
    words[to + word + 1]! |= b;
    words[to + word + 2]! |= c;
    words[to + word + 3]! |= d;
    any |= a | b | c | d;
  }
  return any;
}

/** Copies the chunk at `from` over that at `to`; what changes, all words in one. */
export function replaceChunk(words: Int32Array, from: number, to: number): number {
  let changed = 0;
  for (let word = 0; word < chunkWords; word++) {
    const now = words[from + word]!;
    changed |= now ^ words[to + word]!;
    words[to + word] = now;
  }
  return changed;
}

/** Empties chunks side by side: where there are so few, a loop is faster than `fill`. */
export function clearChunks(words: Int32Array, at: number, count: number): void {
  for (let word = at; word < at + count * chunkWords; word += 4) {
    words[word] = 0;
    words[word + 1] = 0;
    words[word + 2] = 0;
    words[word + 3] = 0;
  }
}
