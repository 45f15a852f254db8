/**
 * What a manifest says as far as failures and starts depend on it, in columns: the short way from a text to a
 * graph, without an object for each thing that is said. Names, purposes and the like are read when asked for.
 *
 * A subject is a service or a plane of one: whoever has a `dependsOn` and a `startup` of its own.
 */
export interface ManifestColumns {
  readonly title: string | undefined;
  /** Ids in the order of the text, each once. */
  readonly services: readonly string[];
  readonly subjects: SubjectColumns;
  readonly requirements: RequirementColumns;
  /** What requirements refer to, as written, each once: `dynamodb`, `ec2/control`. */
  readonly references: readonly string[];
}

/** A service comes before its planes. */
export interface SubjectColumns {
  /** Index into `services`. */
  readonly service: readonly number[];
  /** Index into `planes`; -1 for the service itself. */
  readonly plane: readonly number[];
  /** NaN where nothing is said. */
  readonly startupMs: readonly number[];
}

/** In the order of the text, so that those of one subject stand together. */
export interface RequirementColumns {
  /** Index into the subjects. */
  readonly subject: readonly number[];
  /** The position in the list of its subject. */
  readonly position: readonly number[];
  /** Indices into `strengths` and `phases`. */
  readonly strength: readonly number[];
  readonly phase: readonly number[];
  readonly toleratesMs: readonly number[];
  readonly atLeast: readonly number[];
  /** Where its members end; they begin where those of the one before it end. */
  readonly memberEnd: readonly number[];
  /** Indices into `references`. */
  readonly member: readonly number[];
}
