import { clearChunks } from './chunks.ts';
import { addFrom } from './column-sums.ts';
import { chunkWords } from './row-memory.ts';

/**
 * Makes the functions that find which roots cost the group at `laneInput[index]` too many members: `count` in one
 * chunk, which it writes to `words[to]`, and returns all words of that together; `maskOf` in which chunks, as far as is
 * easily seen.
 *
 * Members are counted for all roots at once: a binary digit of the counts is a chunk, from `words[digits]` on.
 * Numbers are in range by construction, so reading typed arrays here asserts it.
 */
export function makeGroupCount({
  laneInput,
  words,
  maskAt,
  firstWord,
  digits,
  to,
}: Readonly<
  Record<'laneInput' | 'words' | 'maskAt', Int32Array> & Record<'firstWord' | 'digits' | 'to', number>
>) {
  const add = (from: number) => {
    for (let word = 0; word < chunkWords; word++) addFrom(words, digits + word, words[from + word]!);
  };
  /** Where the counts are `needed` or more. */
  const compare = (needed: number, digitCount: number): number => {
    let any = 0;
    for (let word = 0; word < chunkWords; word++) {
      let equal = -1;
      let greater = 0;
      for (let digit = digitCount - 1; digit >= 0; digit--) {
        const value = words[digits + digit * chunkWords + word]!;
        if (((needed >> digit) & 1) === 1) equal &= value;
        else {
          greater |= equal & value;
          equal &= ~value;
        }
      }
      words[to + word] = greater | equal;
      any |= greater | equal;
    }
    return any;
  };
  const count = (index: number, chunk: number): number => {
    const needed = -laneInput[index]!;
    const memberCount = laneInput[index + 1]!;
    const end = index + 2 + memberCount;
    let touchedCount = 0;
    for (let member = index + 2; member < end; member++) {
      touchedCount += (maskAt[laneInput[member]!]! >>> chunk) & 1;
    }
    if (touchedCount < needed) return 0;
    const digitCount = 32 - Math.clz32(memberCount);
    clearChunks(words, digits, digitCount);
    for (let member = index + 2; member < end; member++) {
      const place = laneInput[member]!;
      if (((maskAt[place]! >>> chunk) & 1) === 1) add(firstWord + place * chunkWords);
    }
    return compare(needed, digitCount);
  };
  /** Where two members at least are touched. */
  const maskOf = (index: number): number => {
    const end = index + 2 + laneInput[index + 1]!;
    let once = 0;
    let twice = 0;
    for (let member = index + 2; member < end; member++) {
      const mask = maskAt[laneInput[member]!]!;
      twice |= once & mask;
      once |= mask;
    }
    return twice;
  };
  return { count, maskOf };
}
