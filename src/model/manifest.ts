import type { Span } from '../diagnostics/source-span.ts';
import type { PolicyDeclaration } from './policy-declaration.ts';
import type { Spanned } from './spanned.ts';
import type { Phase, Plane, Strength } from './vocabulary.ts';

export type { Spanned };

/**
 * What one file (or one document of a YAML file) says. It may still be wrong as a whole: a reference may
 * lead nowhere, two files may disagree. `buildGraph` turns manifests into what is true.
 * Each single value, however, has been checked by its reader: types, ids, durations, ranges.
 */
export interface Manifest {
  readonly file: string;
  /** The `faultline: 1` line, which one of the files loaded together must have. */
  readonly version?: Spanned<number>;
  readonly title?: Spanned<string>;
  readonly services: readonly ServiceDeclaration[];
  /** Rules that the graph is checked by, beside those of a policy file. Say nothing about the graph itself. */
  readonly policies?: PolicyDeclaration;
}

/** A service as opened in one file. It may be opened in several. */
export interface ServiceDeclaration extends Attributes {
  readonly id: Spanned<string>;
  /** Empty for a service without planes. */
  readonly planes: readonly PlaneDeclaration[];
}

export interface PlaneDeclaration extends Attributes {
  readonly plane: Spanned<Plane>;
}

/** What a service says of all its planes, or a plane of itself. */
export interface Attributes {
  readonly name?: Spanned<string>;
  readonly owner?: Spanned<string>;
  /** 0 is the most critical. */
  readonly tier?: Spanned<number>;
  /** Promised availability in percent: `99.99`. */
  readonly slo?: Spanned<number>;
  readonly startupMs?: Spanned<number>;
  readonly region?: Spanned<string>;
  readonly cell?: Spanned<string>;
  readonly external?: Spanned<boolean>;
  readonly description?: Spanned<string>;
  readonly tags: readonly Spanned<string>[];
  readonly links: readonly Spanned<string>[];
  readonly dependsOn: readonly RequirementDeclaration[];
}

/** One entry of `dependsOn`: a single target, or a group of which some number must hold. */
export interface RequirementDeclaration {
  /** References as written: `dynamodb`, `ec2/control`. One for a single requirement, two or more for a group. */
  readonly members: readonly Spanned<string>[];
  /** How many members must hold; 1 for a single requirement and for `anyOf`. */
  readonly atLeast: number;
  readonly strength: Strength;
  readonly phase: Phase;
  /** How long the dependent keeps its state after the target is lost. */
  readonly toleratesMs: number;
  /** What it is needed for. */
  readonly for?: string;
  readonly evidence: readonly Evidence[];
  /** The whole entry. */
  readonly span: Span;
}

/** Where a requirement is known from. */
export interface Evidence {
  /** A URL, or another reference that a reader can follow. */
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  readonly note?: string;
}
