/**
 * The least that it costs to start some components one after another, over all orders, when it costs `costOf` to
 * start one beside those that `isStarted` accepts: dynamic programming over sets (Held and Karp).
 *
 * Whatever is relaxed or started by hand, components then start in some order, and an order tells what had to be:
 * so this is the slow twin of every search for a smallest way out. Cost: exponential; up to a dozen components.
 */
export function cheapestOrder(
  components: readonly string[],
  costOf: (component: string, isStarted: (other: string) => boolean) => number,
): number {
  const best = new Float64Array(2 ** components.length).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  best.forEach((spent, started) => {
    const isStarted = (id: string) => components.some((other, bit) => other === id && (started >> bit) & 1);
    components.forEach((component, bit) => {
      if ((started >> bit) & 1) return;
      const next = started | (1 << bit);
      best[next] = Math.min(best[next] ?? 0, spent + costOf(component, isStarted));
    });
  });
  return best.at(-1) ?? 0;
}
