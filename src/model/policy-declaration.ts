import type { Severity } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-span.ts';
import type { Spanned } from './spanned.ts';

/** What a policy begins with: the recommended rules, or none. */
export const policyBases = ['recommended', 'none'] as const;
export type PolicyBase = (typeof policyBases)[number];

/** How a rule is set, mildest first. */
export const severitySettings = ['off', 'info', 'warning', 'error'] as const;
export type SeveritySetting = 'off' | Severity;

/**
 * What one policy file, or the `policies` section of one manifest, says. Several of them add up. Types and dates
 * have been checked; which rules and options there are, `policy/` knows.
 */
export interface PolicyDeclaration {
  readonly file: string;
  readonly extends?: Spanned<PolicyBase>;
  readonly rules: readonly RuleDeclaration[];
  readonly waivers: readonly WaiverDeclaration[];
  /** Rules named by waivers that lack something and hold for nothing, so that a wrong name is told with what they lack. */
  readonly rulesLeftOut?: readonly Spanned<string>[];
}

/** What is said of one rule. */
export interface RuleDeclaration {
  readonly rule: Spanned<string>;
  /** A rule can be used several times, each time with settings of its own. */
  readonly uses: readonly RuleUse[];
}

export interface RuleUse {
  readonly span: Span;
  readonly severity?: Spanned<SeveritySetting>;
  /** Why this rule is there, for whoever breaks it. */
  readonly because?: string;
  /** All other keys: selectors, and options of the rule. */
  readonly settings: readonly RuleSetting[];
}

export interface RuleSetting {
  readonly name: Spanned<string>;
  readonly value: WrittenValue;
}

/** A value as it is written, for whoever knows what it has to be. */
export type WrittenValue =
  | WrittenItem
  | { readonly kind: 'list'; readonly items: readonly WrittenItem[]; readonly span: Span }
  | { readonly kind: 'map'; readonly entries: readonly WrittenEntry[]; readonly span: Span };

/** What stands in a list or map. Nothing takes more than one level, so what is nested further is not looked into. */
export type WrittenItem = WrittenScalar | { readonly kind: 'nested'; readonly span: Span };

export interface WrittenScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The text of a string; of another value what was written. */
  readonly text: string;
  readonly span: Span;
}

export interface WrittenEntry {
  readonly key: Spanned<string>;
  readonly value: WrittenItem;
}

/** Findings that somebody answers for, up to a day. */
export interface WaiverDeclaration {
  readonly span: Span;
  readonly rule: Spanned<string>;
  /** Selectors; empty where nothing is said. At least one of these and `identity` is there. */
  readonly from: readonly Spanned<string>[];
  readonly to: readonly Spanned<string>[];
  readonly at: readonly Spanned<string>[];
  readonly identity?: Spanned<string>;
  readonly owner: string;
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly expires: Spanned<string>;
}

/** Findings that are known, by identity, each at its place in the file. */
export interface BaselineDeclaration {
  readonly file: string;
  readonly identities: readonly Spanned<string>[];
}
