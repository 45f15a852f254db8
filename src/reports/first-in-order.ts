/**
 * The first `count` of many numbers in an order, 0 for all, without bringing the rest into it.
 *
 * Cost: O(n log count) at worst; most numbers of a long list are compared once. For all, that of a sort.
 */
export function firstInOrder(
  numbers: Int32Array,
  count: number,
  compare: (a: number, b: number) => number,
): readonly number[] {
  if (count === 0 || numbers.length <= 2 * count) {
    const all = [...numbers].sort(compare);
    return count === 0 ? all : all.slice(0, count);
  }
  const first = [...numbers.subarray(0, count)].sort(compare);
  let last = first[count - 1] ?? 0;
  for (let at = count; at < numbers.length; at++) {
    const number = numbers[at] ?? 0;
    if (compare(number, last) >= 0) continue;
    first.push(number);
    if (first.length < 2 * count) continue;
    first.sort(compare).length = count;
    last = first[count - 1] ?? 0;
  }
  return first.sort(compare).slice(0, count);
}
