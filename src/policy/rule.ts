import type { Related, Severity } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-span.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { Option } from './option.ts';

/** What a rule finds: where, what it is about, and how it comes about. */
export interface Found {
  /** Lower case, no final period, names in backticks. */
  readonly message: string;
  readonly span?: Span;
  /** Ids of the components that it is about: dependents under `from`, what they depend on under `to`. */
  readonly from: readonly string[];
  readonly to?: readonly string[];
  /** Other places that belong to it. This and the path are put into words when they are asked for: most are not. */
  readonly related?: () => readonly Related[];
  /** The steps of the chain or cycle, in order. */
  readonly path?: () => readonly FoundStep[];
}

export interface FoundStep {
  readonly message: string;
  readonly span?: Span;
}

/** The selectors that a rule can take: `from` dependents `to` dependencies, or `at` single components. */
export const selectorNames = ['from', 'to', 'at'] as const;
export type SelectorName = (typeof selectorNames)[number];

/** The components that a rule is to look at. */
export interface Selection {
  readonly has: (component: number) => boolean;
  /** Numbers, ascending. */
  readonly members: readonly number[];
  /** The selectors, sorted, or what holds by default. */
  readonly text: string;
}

/** Options by name, and what their values are. */
export type OptionForms = Readonly<Record<string, Option<unknown>>>;
export type OptionValues<Forms extends OptionForms> = {
  readonly [Name in keyof Forms]: Forms[Name] extends Option<infer T> ? T : never;
};

/** How a rule is used once: what it looks at, and its options. */
export interface RuleSettings<Forms extends OptionForms> {
  readonly picked: Readonly<Record<SelectorName, Selection>>;
  readonly options: OptionValues<Forms>;
}

/** One rule: a file in `rules/`, and one line in `index.ts`. */
export interface Rule<Forms extends OptionForms = OptionForms> {
  /** Names the bad thing in kebab-case. Never changes once released. */
  readonly id: string;
  readonly severity: Severity;
  /** Whether it is on when a policy says nothing. */
  readonly recommended: boolean;
  /** The bad thing in a few words. */
  readonly title: string;
  /** Why it is bad, and what exactly is looked at. */
  readonly why: string;
  readonly remedy: string;
  /** How it is written under `rules:`; lines of YAML. */
  readonly example: string;
  /** The selectors that it takes, and what each is for. */
  readonly selectors: Readonly<Partial<Record<SelectorName, string>>>;
  /** Selectors without which it means nothing. */
  readonly needs?: readonly SelectorName[];
  /** What a selector picks when nothing is said; everything, unless given here. */
  readonly usually?: Readonly<Partial<Record<SelectorName, string>>>;
  readonly options: Forms;
  /** The id of a rule that tells the same better: what it finds of the same components is not told twice. */
  readonly toldBy?: string;
  /** Whether less of the same components is nothing new: what is left of a cycle was in it before. */
  readonly isLessKnown?: true;
  /** Pure; findings in any order, each (from, to) once or more. */
  readonly evaluate: (graph: ServiceGraph, settings: RuleSettings<Forms>) => readonly Found[];
}

/** A rule whose options are its own affair: `settings.options` come from `Rule.options` by name. */
export type AnyRule = Rule;

/** Holds a rule to its options' types while it is written, and forgets them for the list of all rules. */
export function defineRule<Forms extends OptionForms>(rule: Rule<Forms>): AnyRule {
  // What evaluates a rule reads the values by this rule's own options, so they have the types that it expects.
  return rule as unknown as AnyRule;
}
