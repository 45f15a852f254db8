/** A text with `«` and `»` around the place at fault. */
export interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function readMarks(marked: string): Marked {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  return { text: marked.replace(/[«»]/g, ''), start, end };
}
