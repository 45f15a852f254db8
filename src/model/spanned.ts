import type { Span } from '../diagnostics/source-span.ts';

/** A value together with the text that said it. */
export interface Spanned<T> {
  readonly value: T;
  readonly span: Span;
}
