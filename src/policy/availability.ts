/**
 * Availabilities as the part of the time that something is down: numbers near 0 keep their digits, those near 1 do
 * not. 99.99 % up is 0.0001 down.
 */

/** The part of the time that a promise in percent allows to be down, to the last digit that a double has. */
export function unavailability(percent: number): number {
  const [whole = '0', decimals = ''] = percent.toFixed(12).split('.');
  const scale = 10n ** BigInt(decimals.length);
  const down = 100n * scale - BigInt(whole + decimals);
  return Number(down) / Number(100n * scale);
}

/**
 * How much of the time fewer than `k` of some members are up, if they fail independently of one another.
 *
 * The Poisson binomial distribution, by adding one member after the other; only sums and products of what is
 * positive, so that no digits are lost. Cost: O(n · (n - k + 1)).
 */
export function atLeastUp(downs: readonly number[], k: number): number {
  const mayBeDown = downs.length - k;
  if (mayBeDown < 0) return 1;
  // By how many are down: the probability, up to as many as may be. What goes past that is lost for good.
  const byCount = [1, ...Array.from({ length: mayBeDown }, () => 0)];
  let lost = 0;
  for (const down of downs) {
    lost += (byCount[mayBeDown] ?? 0) * down;
    for (let count = mayBeDown; count >= 0; count--) {
      byCount[count] = (byCount[count] ?? 0) * (1 - down) + (byCount[count - 1] ?? 0) * down;
    }
  }
  return lost;
}

/**
 * Whether one is down for longer than the other, and not only by how doubles are rounded: what is summed up here is
 * right to some 15 digits, however close to 0 it comes.
 */
export function isWorse(down: number, other: number): boolean {
  return down > other * (1 + 1e-12);
}

/** `99.989%`: with as many decimals as it takes to tell it from 100 %, rounded down, so that nothing looks better. */
export function percentText(down: number): string {
  const nines = down <= 0 ? 0 : Math.max(0, Math.floor(-Math.log10(down)) - 1);
  const decimals = Math.min(10, nines + 2);
  const scale = 10 ** decimals;
  const rounded = Math.floor((100 - down * 100) * scale + 1e-6);
  const highest = down > 0 ? 100 * scale - 1 : 100 * scale;
  return `${Number((Math.min(rounded, highest) / scale).toFixed(decimals))}%`;
}
