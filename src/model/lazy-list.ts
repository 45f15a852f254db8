/**
 * An array that nobody fills: an element is made when it is first looked at. Reads like any array; it cannot be
 * written to. For lists so long that to make all of it would cost more than the answer that needs a few of them.
 */
export function lazyList<T extends object>(length: number, make: (index: number) => T): readonly T[] {
  const made = new Map<number, T>();
  const at = (index: number): T => {
    const known = made.get(index);
    if (known !== undefined) return known;
    const element = make(index);
    made.set(index, element);
    return element;
  };
  return new Proxy<T[]>(new Array<T>(length), {
    get: (list, key) => {
      const index = typeof key === 'string' ? Number(key) : Number.NaN;
      return Number.isInteger(index) && index >= 0 && index < length ? at(index) : Reflect.get(list, key);
    },
    has: (list, key) => {
      const index = typeof key === 'string' ? Number(key) : Number.NaN;
      return (Number.isInteger(index) && index >= 0 && index < length) || Reflect.has(list, key);
    },
  });
}
