/** A column as its content wants it. */
export interface Wanted {
  /** Columns its widest cell takes. */
  readonly width: number;
  /** Gives way before the others do. */
  readonly shrinks: boolean;
}

/** Prose narrower than this is a ladder of words. */
const leastProse = 20;
/** The same for anything else, such as a path that breaks at its slashes. */
const leastWidth = 12;

/**
 * Widths that together take at most `room` columns: as wanted if they fit; otherwise the columns that shrink
 * give way, then all of them. Undefined if they would get too narrow to read.
 */
export function columnWidths(wanted: readonly Wanted[], room: number): number[] | undefined {
  return (
    shareOut(wanted, room, (column) => column.shrinks, leastProse) ??
    shareOut(wanted, room, () => true, leastWidth)
  );
}

/** Gives columns that yield the same largest width, as large as there is room for; smaller ones keep theirs. */
function shareOut(
  wanted: readonly Wanted[],
  room: number,
  yields: (column: Wanted) => boolean,
  least: number,
): number[] | undefined {
  let left = room;
  for (const column of wanted) left -= column.width;
  if (left >= 0) return wanted.map((column) => column.width);

  const yielding = wanted.filter(yields).sort((a, b) => a.width - b.width);
  for (const column of yielding) left += column.width;
  for (const [index, column] of yielding.entries()) {
    const share = Math.floor(left / (yielding.length - index));
    if (column.width > share) {
      if (share < least) return undefined;
      return wanted.map((one) => (yields(one) ? Math.min(one.width, share) : one.width));
    }
    left -= column.width;
  }
  return undefined;
}
