import type { Span } from '../diagnostics/source-span.ts';
import type { State } from './vocabulary.ts';

/** An incident whose components are those of a graph. Made by `resolveIncident`. */
export interface Incident {
  readonly title: string;
  /** The moment that all times count from, as written. */
  readonly start: string;
  /** What failed of itself, in the order of the file; a service with planes gives one for each. */
  readonly roots: readonly IncidentRoot[];
  /** What a report says happened. Several entries for one component are several times. */
  readonly observed: readonly Observation[];
  /** What a report says was not affected. */
  readonly unaffected: readonly Remark[];
}

/** What is said of one component, with its source. */
export interface Remark {
  /** The id of a component. */
  readonly component: string;
  readonly source: string | undefined;
  readonly note: string | undefined;
  /** The reference in the file. */
  readonly span: Span;
}

export interface Observation extends Remark {
  readonly state: Exclude<State, 'ok'>;
  /** Milliseconds after the start; undefined where nobody has told. */
  readonly fromMs: number | undefined;
  readonly untilMs: number | undefined;
}

export interface IncidentRoot extends Remark {
  readonly state: Exclude<State, 'ok'>;
  readonly fromMs: number;
  /** `Infinity` for what the file does not say is repaired. */
  readonly untilMs: number;
}
