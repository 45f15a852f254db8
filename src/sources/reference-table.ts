/** The hash of a text whose characters were given to this one after the other, beginning with 0. */
export function hashOf(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/**
 * Gives each reference of a text one number, without making a string for each time that it is written.
 * A hash table with open addressing (Knuth, vol. 3, §6.4), whose keys are places of the text.
 */
export class ReferenceTable {
  readonly #text: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #hashes: number[] = [];
  /** The number of a reference plus one, or 0; a power of two of them, at most half of them taken. */
  #slots = new Int32Array(1 << 10);

  constructor(text: string) {
    this.#text = text;
  }

  /** The number of what is written at `[start, end)`; `hash` is the `hashOf` them all. */
  numberAt(start: number, end: number, hash: number): number {
    let slot = this.#slotOf(hash);
    for (;;) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return this.#add(start, end, hash, slot);
      if (this.#isSame(number, start, end)) return number;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
  }

  get length(): number {
    return this.#starts.length;
  }

  /** A reference as it is written. */
  textOf(number: number): string {
    return this.#text.slice(this.#starts[number], this.#ends[number]);
  }

  /** Spreads what hashes of similar texts have in common (Fibonacci hashing; Knuth, vol. 3, §6.4). */
  #slotOf(hash: number): number {
    return (Math.imul(hash, 0x9e3779b1) >>> 8) & (this.#slots.length - 1);
  }

  #isSame(number: number, start: number, end: number): boolean {
    const known = this.#starts[number] ?? 0;
    if ((this.#ends[number] ?? 0) - known !== end - start) return false;
    for (let offset = end - start - 1; offset >= 0; offset--) {
      if (this.#text.charCodeAt(known + offset) !== this.#text.charCodeAt(start + offset)) return false;
    }
    return true;
  }

  #add(start: number, end: number, hash: number, slot: number): number {
    const number = this.#starts.push(start) - 1;
    this.#ends.push(end);
    this.#hashes.push(hash);
    this.#slots[slot] = number + 1;
    if (2 * number >= this.#slots.length) this.#grow();
    return number;
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    this.#hashes.forEach((hash, number) => {
      let slot = this.#slotOf(hash);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = number + 1;
    });
  }
}
