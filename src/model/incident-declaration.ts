import type { Span } from '../diagnostics/source-span.ts';
import type { Spanned } from './manifest.ts';
import type { State } from './vocabulary.ts';

/**
 * What one incident file says: what failed of itself, and what a report says happened. Each single value has been
 * checked by its reader; whether the components exist is for `resolveIncident` to say.
 */
export interface IncidentDeclaration {
  readonly file: string;
  readonly title?: Spanned<string>;
  /** The moment that all times count from: `2025-10-20T06:48:00Z`. */
  readonly start?: Spanned<string>;
  /** Paths of the graph's manifests, relative to the file. */
  readonly graph: readonly Spanned<string>[];
  readonly roots: readonly ObservationDeclaration[];
  readonly observed: readonly ObservationDeclaration[];
  readonly unaffected: readonly ObservationDeclaration[];
}

/** An entry of `roots`, `observed` or `unaffected`. */
export interface ObservationDeclaration {
  /** A reference as written: `dynamodb`, `ec2/control`. */
  readonly component: Spanned<string>;
  /** Absent for the unaffected. */
  readonly state?: Exclude<State, 'ok'>;
  /** Milliseconds after the start; absent where nobody has told. */
  readonly fromMs?: number;
  readonly untilMs?: number;
  /** Where it is known from. */
  readonly source?: string;
  readonly note?: string;
  /** The whole entry. */
  readonly span: Span;
}
