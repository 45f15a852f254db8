/** Units of a written duration, largest first, in milliseconds. */
const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

const written = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** The longest duration that is accepted: a hundred years. Sums of them stay exact in a double. */
const longestMs = 36_500 * 86_400_000;

/**
 * Reads `90s`, `15m`, `3h`, `2d`, `1h30m`, `250ms` as milliseconds.
 *
 * Units go from large to small, each at most once, whole numbers only. Undefined for anything else: a bare
 * number has no unit, an empty text no number, and more than a hundred years is a mistake.
 */
export function parseDuration(text: string): number | undefined {
  const match = written.exec(text);
  if (match === null || text === '') return undefined;
  const sum = units.reduce((total, [, size], index) => total + Number(match[index + 1] ?? 0) * size, 0);
  return sum <= longestMs ? sum : undefined;
}

/** Writes whole milliseconds as `parseDuration` reads them, in the fewest units: `0s`, `1h30m`, `2d`. */
export function formatDuration(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text === '' ? '0s' : text;
}
