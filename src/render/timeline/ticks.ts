/** A mark on an axis of time. */
export interface Tick {
  readonly atMs: number;
  readonly label: string;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Distances between marks that a reader can count in. Past the last of them, ten times as much, and so on. */
const steps = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[second, 2 * second, 5 * second, 10 * second, 15 * second, 30 * second],
  ...[minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute],
  ...[hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour],
  ...[day, 2 * day, 7 * day, 14 * day, 28 * day, 100 * day, 365 * day],
];

/**
 * The marks of an axis from 0 to `endMs`, as many as there is room for: those at the closest round distance at
 * which no label, of the width that `widthOf` gives, comes nearer than `gap` to the next, and none passes the end.
 *
 * `length` is that of the axis, in the unit of widths. Cost: O(length).
 */
export function chooseTicks(endMs: number, length: number, labels: TickLabels): readonly Tick[] {
  const { textOf, widthOf, gap } = labels;
  for (let round = 0; ; round++) {
    const step = steps[round] ?? (steps.at(-1) ?? day) * 10 ** (round - steps.length + 1);
    const room = (length * step) / endMs;
    const isLast = step >= endMs;
    // No label is narrower than one unit, so these would not fit whatever they say.
    if (room < gap + 1 && !isLast) continue;
    const ticks = Array.from({ length: Math.ceil(endMs / step) }, (_, index) => ({
      atMs: index * step,
      label: textOf(index * step),
    }));
    if (!isLast && ticks.some(({ label }) => widthOf(label) + gap > room)) continue;
    return ticks.filter(({ atMs, label }) => (length * atMs) / endMs + widthOf(label) <= length);
  }
}

export interface TickLabels {
  readonly textOf: (milliseconds: number) => string;
  readonly widthOf: (label: string) => number;
  /** The least distance from the end of a label to the next mark. */
  readonly gap: number;
}
