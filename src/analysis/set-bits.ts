/** Visits the numbers of the bits that are set in a word, ascending. */
export function forEachBit(bits: number, visit: (bit: number) => void): void {
  for (let left = bits; left !== 0; left &= left - 1) visit(31 - Math.clz32(left & -left));
}
