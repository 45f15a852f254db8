const unitMs = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

/** Reads `1h30m` as milliseconds, without asking the code under test how; throws on anything else. */
export function readDuration(text: string): number {
  if (!/^(\d+(ms|s|m|h|d))+$/.test(text)) throw new Error(`no duration: ${text}`);
  let sum = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|s|m|h|d)/g)) {
    sum += Number(count) * (unitMs.get(unit ?? '') ?? Number.NaN);
  }
  return sum;
}
