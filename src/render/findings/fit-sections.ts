/** A part of a page: what opens it, rows that can be left out from the end, and what closes it. */
export interface Section {
  readonly open: string;
  readonly rowCount: number;
  /** Draws a row. Called only for those that may fit. */
  readonly rowAt: (index: number) => string;
  readonly close: string;
  /** Whether rows that are left out are missed: then they are counted. */
  readonly isCounted: boolean;
}

/**
 * The head and as many rows as fit into `most` characters (UTF-16 code units), in order. Of what follows the first
 * row that does not fit, nothing is shown; what has been opened is closed, and a last line counts what was left out.
 */
export function fitSections(head: string, sections: readonly Section[], most: number): string {
  const parts = [head];
  let room = most - reserved - head.length;
  let isFull = false;
  let leftOut = 0;
  for (const { open, rowCount, rowAt, close, isCounted } of sections) {
    const rows: string[] = [];
    let space = room - open.length - close.length - lineBreaks;
    while (!isFull && rows.length < rowCount) {
      const row = rowAt(rows.length);
      space -= row.length + 1;
      if (space < 0) isFull = true;
      else rows.push(row);
    }
    if (isCounted) leftOut += rowCount - rows.length;
    if (rows.length === 0) continue;
    const part = [open, ...rows, close].filter((each) => each !== '').join('\n');
    parts.push(part);
    room -= part.length + lineBreaks;
  }
  if (leftOut > 0) parts.push(`${leftOut} more did not fit here.`);
  return `${parts.join('\n\n')}\n`;
}

/** For the line that counts what was left out. */
const reserved = 100;
/** Around a section. */
const lineBreaks = 4;
