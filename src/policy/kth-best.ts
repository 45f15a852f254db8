/** The k-th smallest of some numbers, counted from 1: what a group of which `k` must hold comes to. Pre: 1 ≤ k ≤ n. */
export function kthBest(numbers: readonly number[], k: number): number {
  return [...numbers].sort((a, b) => a - b)[k - 1] ?? Number.POSITIVE_INFINITY;
}
