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
  readonly references: ReferenceColumns;
}

/** What requirements refer to, and all services, each once. */
export interface ReferenceColumns {
  readonly length: number;
  /** As written: `dynamodb`, `ec2/control`. */
  readonly text: (reference: number) => string;
  /** The subject of the service of this id; undefined where there is none. */
  readonly subject: (reference: number) => number | undefined;
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
  readonly subject: Int32Array;
  /** The position in the list of its subject. */
  readonly position: Int32Array;
  /** Indices into `strengths` and `phases`. */
  readonly strength: Int32Array;
  readonly phase: Int32Array;
  /** Sparse, since few say so; 0 for the others. */
  readonly toleratesMs: ReadonlyMap<number, number>;
  readonly atLeast: Int32Array;
  /** Where its members end; they begin where those of the one before it end. */
  readonly memberEnd: Int32Array;
  /** Indices into `references`. */
  readonly member: Int32Array;
}
