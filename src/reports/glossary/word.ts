/** A word of the definition, which answers use. */
export interface Word {
  /** As a code is written: `blast-radius`. */
  readonly id: string;
  /** In a few words. */
  readonly title: string;
  /** Paragraphs separated by blank lines. */
  readonly explanation: string;
}
