import type { Span } from '../diagnostics/source-span.ts';
import type { CompactGraph } from './compact-graph.ts';
import type { RequirementDeclaration } from './manifest.ts';
import type { Plane } from './vocabulary.ts';

/**
 * What is true: every requirement has both ends, ids are unique, order is fixed. Made only by `buildGraph`;
 * nobody changes it afterwards, and nothing downstream checks it again.
 */
export interface ServiceGraph {
  readonly title: string | undefined;
  /** Sorted by id. */
  readonly services: readonly Service[];
  /** The nodes, sorted by id; the position is the component's number in `compact`. */
  readonly components: readonly Component[];
  /** The ids of `components`: all that most answers need of them. */
  readonly componentIds: readonly string[];
  /** What was written for each requirement number of `compact`: purpose, evidence, place. */
  readonly requirements: readonly RequirementDeclaration[];
  readonly compact: CompactGraph;
}

/** A thing people name. */
export interface Service {
  readonly id: string;
  /** The display name; the id when none is given. */
  readonly name: string;
  readonly planes: readonly Plane[];
  /** Numbers of its components, ascending: one per plane, or just one. */
  readonly components: readonly number[];
  /** Where it was first opened. */
  readonly declaredAt: Span;
}

/** What fails: a service without planes, or one plane of a service, with what the service says of all of them. */
export interface Component {
  /** `lambda`, `ec2/control`. */
  readonly id: string;
  readonly service: string;
  readonly plane: Plane | undefined;
  readonly name: string;
  readonly owner: string | undefined;
  readonly tier: number | undefined;
  /** Promised availability in percent. */
  readonly slo: number | undefined;
  readonly startupMs: number;
  readonly region: string | undefined;
  readonly cell: string | undefined;
  readonly external: boolean;
  readonly description: string | undefined;
  /** Sorted, each once. */
  readonly tags: readonly string[];
  readonly links: readonly string[];
  /** Where it was first opened. */
  readonly declaredAt: Span;
}
