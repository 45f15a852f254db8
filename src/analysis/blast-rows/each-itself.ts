/** The numbers 0 to `count` - 1, each in its place: what nothing has been moved in yet. */
export function eachItself(count: number): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(count);
  for (let number = 0; number < count; number++) numbers[number] = number;
  return numbers;
}
