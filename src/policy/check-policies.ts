import {
  type Checked,
  compareDiagnostics,
  type Diagnostic,
  hasErrors,
  type Severity,
} from '../diagnostics/diagnostic.ts';
import { compareSpans, type Span } from '../diagnostics/source-span.ts';
import type { BaselineDeclaration, PolicyDeclaration } from '../model/policy-declaration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { evaluateUses, type FoundByUse } from './evaluate-uses.ts';
import type { FoundIn } from './found-in.ts';
import { identityOf } from './identity.ts';
import { rules } from './index.ts';
import { placedAtCauses } from './placed-at-causes.ts';
import { preparePolicy } from './prepare-policy.ts';
import type { PreparedUse } from './prepare-use.ts';
import type { AnyRule, Found } from './rule.ts';
import { staleBaseline } from './rules/stale-baseline.ts';
import { makeSelections } from './selections.ts';
import { makeWaivers, type Waivers } from './waivers.ts';

/** Something that breaks a rule, and whether it counts. */
export interface PolicyFinding extends Found {
  readonly rule: string;
  readonly severity: Severity;
  /** The rule and what it is about, never a line or a count. Unique in a check. */
  readonly identity: string;
  /** Known ones, from the baseline or from before, and waived ones make no check fail. */
  readonly status: 'open' | 'baseline' | 'waived';
  /** Why it is waived, or why a waiver holds no longer. */
  readonly because?: string;
  /** Where the rule found it, when `span` is the change that caused it, which stands elsewhere. */
  readonly foundAt?: Span;
}

/** What checking a graph comes to. */
export interface PolicyCheck {
  /** The rules that were applied, each once, with the worst severity it was given. */
  readonly rules: readonly { readonly rule: AnyRule; readonly severity: Severity }[];
  /** Worst first, then by place, rule and identity. */
  readonly findings: readonly PolicyFinding[];
}

export interface PolicyCheckOptions {
  /** `YYYY-MM-DD`: what waivers are held against. */
  readonly today: string;
  readonly baseline?: BaselineDeclaration | undefined;
  /** What was found before a change is known, as what the baseline has. What is new has its place at what caused it. */
  readonly before?: FoundIn | undefined;
  /** Ids of rules, when only these are to be applied; one that no policy uses is as it usually is, if it can be. */
  readonly only?: readonly string[] | undefined;
}

/**
 * Checks a graph by policies that hold together; none means the recommended rules.
 *
 * Mistakes in the policies are diagnostics: with an error among them the findings are not what was asked for.
 * Cost: that of the rules; each is linear or nearly so but for those that look at every pair of components.
 */
export function checkPolicies(
  graph: ServiceGraph,
  policies: readonly PolicyDeclaration[],
  { today, baseline, before, only }: PolicyCheckOptions,
): Checked<PolicyCheck> {
  const diagnostics: Diagnostic[] = [];
  const onProblem = (problem: Diagnostic) => void diagnostics.push(problem);

  const prepared = preparePolicy(policies, only, makeSelections(graph), onProblem);
  // A rule about nothing that was meant may be one about everything: it is not even tried.
  const uses = hasErrors(diagnostics) ? [] : prepared;
  const waivers = makeWaivers(graph, policies, today, onProblem);
  const inBaseline = new Set((baseline?.identities ?? []).map(({ value }) => value));
  const isKnown: IsKnown = (rule, identity, found) =>
    inBaseline.has(identity) || before?.has(rule, identity, found) === true;
  const findings = new Map<string, PolicyFinding>();
  const toldBetter = new Set<string>();
  for (const found of evaluateUses(graph, uses)) {
    if (found.isToldBetter) toldBetter.add(found.identity);
    else addFinding(found, waivers, isKnown, findings);
  }

  const applied = new Set(uses.map(({ rule }) => rule.id));
  const stale = uses.find(({ rule }) => rule === staleBaseline);
  if (stale !== undefined && baseline !== undefined) {
    const identities = baseline.identities.filter(({ value }) => !toldBetter.has(value));
    addStale(stale, { ...baseline, identities }, applied, isKnown, findings);
  }
  waivers.report((rule) => applied.has(rule));
  const all = [...findings.values()];
  const placed = before === undefined ? all : placedAtCauses(all, before.graph, graph);
  return {
    value: { rules: appliedRules(uses), findings: placed.sort(compareFindings) },
    diagnostics: diagnostics.sort(compareDiagnostics),
  };
}

type IsKnown = (rule: string, identity: string, found: Found) => boolean;

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** What two uses of a rule both find is one finding, at the worse of the two severities. */
function addFinding(
  { use: { rule, severity, because }, found, identity }: FoundByUse,
  waivers: Waivers,
  isKnown: IsKnown,
  findings: Map<string, PolicyFinding>,
): void {
  const before = findings.get(identity);
  if (before !== undefined && severities.indexOf(before.severity) <= severities.indexOf(severity)) return;
  const waiver = waivers.of({ rule: rule.id, identity, from: found.from, to: found.to ?? [] });
  const wasThere = isKnown(rule.id, identity, found);
  findings.set(identity, {
    ...found,
    message: because === undefined ? found.message : `${found.message}: ${because}`,
    rule: rule.id,
    severity,
    identity,
    status: waiver?.holds ? 'waived' : wasThere ? 'baseline' : 'open',
    ...(waiver !== undefined && (waiver.holds || !wasThere) && { because: waiver.because }),
  });
}

/** Entries of the baseline that no applied rule has found, and those of rules that do not exist. */
function addStale(
  { severity }: PreparedUse,
  { identities }: BaselineDeclaration,
  applied: ReadonlySet<string>,
  isKnown: IsKnown,
  findings: Map<string, PolicyFinding>,
): void {
  const exists = new Set(rules.map(({ id }) => id));
  for (const { value, span } of identities) {
    const [rule = ''] = value.split(' ');
    if (findings.has(value) || (exists.has(rule) && !applied.has(rule))) continue;
    const identity = identityOf(staleBaseline.id, [value]);
    const message = `the baseline knows \`${value}\`, which is no longer there`;
    const found = { message, span, from: [] };
    const status = isKnown(staleBaseline.id, identity, found) ? 'baseline' : 'open';
    findings.set(identity, { ...found, rule: staleBaseline.id, severity, identity, status });
  }
}

function appliedRules(uses: readonly PreparedUse[]): PolicyCheck['rules'] {
  const worst = new Map<AnyRule, Severity>();
  for (const { rule, severity } of uses) {
    const before = worst.get(rule);
    if (before === undefined || severities.indexOf(severity) < severities.indexOf(before)) {
      worst.set(rule, severity);
    }
  }
  return [...worst].map(([rule, severity]) => ({ rule, severity }));
}

function compareFindings(a: PolicyFinding, b: PolicyFinding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    comparePlaces(a.span, b.span) ||
    compare(a.rule, b.rule) ||
    compare(a.identity, b.identity)
  );
}

/** What has no place comes last. */
function comparePlaces(a: Span | undefined, b: Span | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareSpans(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
