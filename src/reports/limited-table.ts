import type { Column, Table, Text } from '../document/document.ts';

/** How many rows of a long list to draw, and which option of the command says so. */
export interface RowLimit {
  /** 0 for all. */
  readonly rows: number;
  readonly option: string;
  /** How many entries there are, where only the first of them are given. */
  readonly total?: number;
}

/** A table of the first entries of a list; what is left out is counted below, with the way to see it. */
export function limitedTable<Entry>(
  columns: readonly Column[],
  entries: readonly Entry[],
  limit: RowLimit,
  row: (entry: Entry, index: number) => readonly Text[],
): Table {
  const shown = limit.rows === 0 ? entries : entries.slice(0, limit.rows);
  const left = (limit.total ?? entries.length) - shown.length;
  return {
    kind: 'table',
    columns,
    rows: shown.map(row),
    ...(left > 0 && { more: moreText(`${left} more`, limit.option) }),
  };
}

/** Says what was left out, such as `12 more`, and how to see it. */
export function moreText(what: string, option: string): Text {
  return [`and ${what}; all of them with `, { kind: 'command', text: `${option} 0` }];
}

/** A column that keeps its words on one line. */
export function column(title: string, align: Column['align'] = 'left'): Column {
  return { title, align, shrinks: false };
}

/** A column that gives way when the page is narrow. */
export function wideColumn(title: string): Column {
  return { title, align: 'left', shrinks: true };
}
