import type { Span } from './source-span.ts';

export type Severity = 'error' | 'warning' | 'info';

/**
 * What kind of problem it is. A code is a constant beside the check that raises it, so that `explain`,
 * machine formats and documentation all take title and text from one place.
 */
export interface Code {
  /** Names the bad thing in kebab-case. Never changes once released. */
  readonly id: string;
  readonly severity: Severity;
  /** The problem in a few words, for a list of codes. */
  readonly title: string;
  /** Why it matters and what to do, in one or more paragraphs separated by blank lines. */
  readonly explanation: string;
}

/** Another place that belongs to the problem, such as a first declaration. */
export interface Related {
  readonly message: string;
  readonly span: Span;
}

/** One problem. Data only: `reports/` and `render/` decide how a person sees it. */
export interface Diagnostic {
  readonly code: Code;
  /** What is wrong here: lower case, no final period, names in backticks. */
  readonly message: string;
  /** The smallest text at fault. Absent only for problems of the command line, which is no file. */
  readonly span?: Span;
  /** What to do about it, as a statement. */
  readonly hint?: string;
  readonly related?: readonly Related[];
}

/** What a reader or builder returns: it carries on after a problem, so there are both a value and problems. */
export interface Checked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** True when something stands in the way of an answer. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.code.severity === 'error');
}

/** Order of a list of problems: by file, then place, then code, so that a run always lists them alike. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.span?.file ?? '', b.span?.file ?? '') ||
    (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
    compare(a.code.id, b.code.id) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
