import type { Flag, Timeline } from '../../document/document.ts';
import { cleanText } from '../picture/clean-text.ts';
import { badgeWidth } from '../picture/node-box.ts';
import { makeVisible } from '../visible.ts';

/** A flag as its word in a pill. */
export interface PlacedFlag {
  readonly tone: Flag['tone'];
  readonly left: number;
  /** For whoever points at it. */
  readonly says: string;
}

/** Half of the sign of a bar, and of the ground around it. */
const halfSign = 9;
const gap = 3;

interface LanePlace {
  /** What the lane is about. */
  readonly subject: string;
  /** The middles of the signs of its bars. */
  readonly signs: readonly number[];
  /** Where a time is on the page. */
  readonly scale: (milliseconds: number) => number;
}

/** Flags where they begin, beside the signs and flags that begin there too, and not past the end of the axis. */
export function placeFlags(
  { endMs, timeText }: Timeline,
  flags: readonly Flag[],
  { subject, signs, scale }: LanePlace,
): PlacedFlag[] {
  let free = Number.NEGATIVE_INFINITY;
  return flags
    .filter(({ fromMs }) => fromMs <= endMs)
    .sort((a, b) => a.fromMs - b.fromMs)
    .map(({ tone, fromMs }) => {
      const begins = scale(fromMs);
      const taken = signs.filter((sign) => Math.abs(sign - begins) < halfSign);
      const wanted = Math.max(begins, free, ...taken.map((sign) => sign + halfSign));
      const left = Math.min(wanted, scale(endMs) - badgeWidth(tone));
      free = left + badgeWidth(tone) + gap;
      return { tone, left, says: cleanText(makeVisible(`${subject}: ${tone} from ${timeText(fromMs)} on`)) };
    });
}
