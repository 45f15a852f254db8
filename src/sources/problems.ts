import type { Code, Diagnostic, Related } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-span.ts';
import type { Range } from './node.ts';

/** What has been found wrong in one file while it is read. */
export interface Problems {
  readonly found: readonly Diagnostic[];
  readonly report: (code: Code, at: Range, message: string, advice?: Advice) => void;
  /** A range of the text as a place that the outside understands. */
  readonly spanOf: (at: Range) => Span;
}

/** What goes with a message where it helps. */
export interface Advice {
  readonly hint?: string | undefined;
  readonly related?: readonly Related[];
}

/**
 * Starts an empty list of problems for one file.
 *
 * The same problem at the same place is kept once: a block that aliases repeat a thousand times is read a
 * thousand times, but its author made one mistake.
 */
export function makeProblems(file: string): Problems {
  const found: Diagnostic[] = [];
  const known = new Set<string>();
  const spanOf = (at: Range): Span => ({ file, start: at.start, end: at.end });

  const report = (code: Code, at: Range, message: string, { hint, related }: Advice = {}): void => {
    const identity = `${code.id} ${at.start} ${at.end} ${message}`;
    if (known.has(identity)) return;
    known.add(identity);
    const problem: Diagnostic = { code, message, span: spanOf(at) };
    found.push({ ...problem, ...(hint !== undefined && { hint }), ...(related && { related }) });
  };
  return { found, report, spanOf };
}
