import type { Finding } from '../../document/findings.ts';

/**
 * A short stable name for each finding, by its identity: the same in every run, different within one.
 *
 * FNV-1a of 64 bits over UTF-8 (Fowler, Noll, Vo), in hexadecimal; of two that are the same, the later one gets a number.
 */
export function fingerprintsOf(findings: readonly Finding[]): readonly string[] {
  const countByHash = new Map<string, number>();
  return findings.map(({ identity }) => {
    const hash = fnv1a64(identity);
    const count = (countByHash.get(hash) ?? 0) + 1;
    countByHash.set(hash, count);
    return count === 1 ? hash : `${hash}-${count}`;
  });
}

const encoder = new TextEncoder();

/** The prime is 2^40 + 0x1b3: with halves of 32 bits, a product stays below 2^53. */
export function fnv1a64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of encoder.encode(text)) {
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 2 ** 32) + low * 2 ** 8) % 2 ** 32;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
