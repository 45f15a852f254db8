/**
 * The graph as algorithms run on it: numbers in typed arrays, compiled once by `buildGraph`.
 *
 * Components and requirements are numbered. Component numbers follow the code-point order of ids, so that
 * comparing numbers is comparing ids. Requirement numbers follow their dependent, then their members.
 * Both directions are stored as compressed sparse rows: entry `i` owns the slots `start[i] .. start[i + 1]`.
 *
 * Edges run from the dependent to what it depends on; failure travels against them.
 */
export interface CompactGraph {
  readonly componentCount: number;
  readonly requirementCount: number;

  /** Requirements of component `v`: the numbers `requirementStart[v] .. requirementStart[v + 1]`. */
  readonly requirementStart: Int32Array;
  /** The component that has requirement `r`. */
  readonly dependent: Int32Array;
  /** Index into `strengths`. */
  readonly strength: Uint8Array;
  /** Index into `phases`. */
  readonly phase: Uint8Array;
  readonly toleratesMs: Float64Array;
  /** How many members of `r` must hold; 1 for a single target. */
  readonly atLeast: Int32Array;

  /** Members of requirement `r`, ascending: `member[memberStart[r] .. memberStart[r + 1]]`. */
  readonly memberStart: Int32Array;
  readonly member: Int32Array;

  /** Requirements that have component `u` as a member, ascending: `dependentRequirement[dependentStart[u] .. ]`. */
  readonly dependentStart: Int32Array;
  readonly dependentRequirement: Int32Array;
  /**
   * Slot by slot the same: who has that requirement and what it says, as `edgeOf`, which is all that most walks
   * need. Strengths and phases are in it, so in a changed graph they change together, by `withTerms`.
   */
  readonly dependentEdge: Int32Array;

  /** Milliseconds from "everything it needs is ready" to "serving", per component. */
  readonly startupMs: Float64Array;
}
