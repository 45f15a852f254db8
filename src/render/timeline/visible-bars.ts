import type { Bar, Tone } from '../../document/document.ts';

/** A part of a bar that nothing hides. */
export interface VisibleBar {
  readonly tone: Tone;
  readonly fromMs: number;
  /** No later than the end of the axis. */
  readonly untilMs: number;
  /** Whether it goes on past the end. */
  readonly goesOn: boolean;
  /** Whether its bar begins here. */
  readonly starts: boolean;
}

/**
 * The bars of a lane as they are seen: where two overlap the later in the list is on top, and nothing is past the
 * end of the axis. Sorted by time. Cost: O(bars²).
 */
export function visibleBars(bars: readonly Bar[], endMs: number): readonly VisibleBar[] {
  let seen: Part[] = [];
  for (const { tone, fromMs, untilMs = Number.POSITIVE_INFINITY } of bars) {
    const bar = { tone, fromMs, untilMs, starts: true };
    seen = [...seen.flatMap((other) => besides(other, bar)), bar];
  }
  return seen
    .filter(({ fromMs }) => fromMs <= endMs)
    .sort((a, b) => a.fromMs - b.fromMs)
    .map((part) => ({ ...part, untilMs: Math.min(part.untilMs, endMs), goesOn: part.untilMs > endMs }));
}

type Part = Omit<VisibleBar, 'goesOn'>;

/** What is left of a part on either side of a bar that hides it. */
function besides(part: Part, hiding: Part): Part[] {
  const before = { ...part, untilMs: Math.min(part.untilMs, hiding.fromMs) };
  const fromMs = Math.max(part.fromMs, hiding.untilMs);
  const after = { ...part, fromMs, starts: part.starts && fromMs === part.fromMs };
  return [before, after].filter((each) => each.fromMs < each.untilMs);
}
