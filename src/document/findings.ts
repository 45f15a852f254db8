import type { Severity } from '../diagnostics/diagnostic.ts';

/**
 * What rules have found: a block of a document, and the one thing that machine formats for CI are made of.
 *
 * Texts may hold anything a manifest says; whoever draws them makes them safe for the place they go to.
 */
export interface Findings {
  readonly kind: 'findings';
  /** Every rule that has been looked at, those without a finding included, sorted by id. */
  readonly rules: readonly FindingRule[];
  /** Worst first, then by place, rule and identity: a total order. */
  readonly findings: readonly Finding[];
  /** How many a format for people shows, 0 or absent for all; one for machines has everything. */
  readonly limit?: number;
}

export interface FindingRule {
  /** Names the bad thing in kebab-case: `tier-inversion`. */
  readonly id: string;
  /** The severity of its findings unless the policy says otherwise of some of them. */
  readonly severity: Severity;
  /** The bad thing in a few words. */
  readonly title: string;
  /** Why it is bad. */
  readonly explanation: string;
  /** What to do about it. */
  readonly remedy: string;
}

export interface Finding {
  /** The id of one of the rules. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong here: lower case, no final period, names in backticks. */
  readonly message: string;
  /** Where to look first. Absent only when nobody wrote a line about it. */
  readonly place?: FindingPlace;
  /** Other lines that belong to it. */
  readonly related: readonly FindingStop[];
  /** The steps of the chain or cycle, in order; empty when there is none. */
  readonly path: readonly FindingStep[];
  /** Stable identity: the rule and what it is about, never a line or a count. Unique among the findings of one run. */
  readonly identity: string;
  /** Only an open one makes a run fail: the others are known, from the baseline or by a waiver. */
  readonly status: FindingStatus;
  /** Why it is waived, or why an expired waiver holds no longer. */
  readonly because?: string;
}

export type FindingStatus = 'open' | 'baseline' | 'waived';

/** A line that belongs to a finding, and what it has to do with it. */
export interface FindingStop {
  readonly message: string;
  readonly place: FindingPlace;
}

/** One step of a chain or cycle. */
export interface FindingStep {
  readonly message: string;
  readonly place?: FindingPlace;
}

/** A stretch of a file as editors count it: all numbers start at 1, columns count UTF-16 code units, the end is exclusive. */
export interface FindingPlace {
  /** As the user named it, relative and with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
