/** Whole numbers in a typed array that doubles when it is full: no garbage, and no numbers in boxes. */
export class GrowingNumbers {
  #values: Int32Array;
  #length = 0;

  constructor(expected = 1 << 8) {
    this.#values = new Int32Array(Math.max(1, expected));
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const longer = new Int32Array(2 * this.#length);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#length++] = value;
  }

  /** All of them. Shares memory with what is pushed later, which it does not show. */
  all(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }
}
