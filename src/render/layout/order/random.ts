/**
 * Numbers in [0, 1) that are the same in every run: a linear congruential generator with the constants of
 * Numerical Recipes (Press et al.), as d3-force uses it.
 */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
