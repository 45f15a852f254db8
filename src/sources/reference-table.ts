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
  /** How many slots there are: a power of two, twice the references at least. */
  #slotCount = 1 << 10;
  /** Of each slot a reference's number plus one, or 0, then its start and length: what a look needs lies together. */
  #slots = new Int32Array(3 * this.#slotCount);

  constructor(text: string) {
    this.#text = text;
  }

  /** The number of what is written at `[start, end)`; `hash` is the `hashOf` them all. */
  numberAt(start: number, end: number, hash: number): number {
    for (let slot = this.#slotOf(hash); ; slot = (slot + 1) & (this.#slotCount - 1)) {
      const number = (this.#slots[3 * slot] ?? 0) - 1;
      if (number === -1) return this.#add(start, end, hash, slot);
      const known = this.#slots[3 * slot + 1] ?? 0;
      if (this.#slots[3 * slot + 2] === end - start && this.#isSame(known, start, end - start)) return number;
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
    return (Math.imul(hash, 0x9e3779b1) >>> 8) & (this.#slotCount - 1);
  }

  #isSame(known: number, start: number, length: number): boolean {
    for (let offset = length - 1; offset >= 0; offset--) {
      if (this.#text.charCodeAt(known + offset) !== this.#text.charCodeAt(start + offset)) return false;
    }
    return true;
  }

  #add(start: number, end: number, hash: number, slot: number): number {
    const number = this.#starts.push(start) - 1;
    this.#ends.push(end);
    this.#hashes.push(hash);
    this.#fill(slot, number);
    if (2 * number >= this.#slotCount) this.#grow();
    return number;
  }

  #fill(slot: number, number: number): void {
    const start = this.#starts[number] ?? 0;
    this.#slots[3 * slot] = number + 1;
    this.#slots[3 * slot + 1] = start;
    this.#slots[3 * slot + 2] = (this.#ends[number] ?? 0) - start;
  }

  #grow(): void {
    this.#slotCount *= 2;
    this.#slots = new Int32Array(3 * this.#slotCount);
    this.#hashes.forEach((hash, number) => {
      let slot = this.#slotOf(hash);
      while (this.#slots[3 * slot] !== 0) slot = (slot + 1) & (this.#slotCount - 1);
      this.#fill(slot, number);
    });
  }
}
