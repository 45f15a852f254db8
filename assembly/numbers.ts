/*
 * Numbers in memory, four bytes or eight each. This is AssemblyScript: a `usize` is an address, and `load` and `store`
 * go to memory without a check.
 */

// @ts-expect-error: decorator
@inline
export function get(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2));
}

// @ts-expect-error: decorator
@inline
export function set(array: usize, index: i32, value: i32): void {
  store<i32>(array + ((<usize>index) << 2), value);
}

// @ts-expect-error: decorator
@inline
export function getFloat(array: usize, index: i32): f64 {
  return load<f64>(array + ((<usize>index) << 3));
}

// @ts-expect-error: decorator
@inline
export function setFloat(array: usize, index: i32, value: f64): void {
  store<f64>(array + ((<usize>index) << 3), value);
}
