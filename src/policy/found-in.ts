import type { BaselineDeclaration, PolicyDeclaration } from '../model/policy-declaration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { evaluateUses } from './evaluate-uses.ts';
import { identityOf } from './identity.ts';
import { preparePolicy } from './prepare-policy.ts';
import type { Found } from './rule.ts';
import { staleBaseline } from './rules/stale-baseline.ts';
import { makeSelections } from './selections.ts';

/** What policies find in another graph than the one they are for, such as the same graph before a change. */
export interface FoundIn {
  /** The graph that was looked at. */
  readonly graph: ServiceGraph;
  /** Known and waived findings included, and what of the baseline was stale there. */
  readonly identities: ReadonlySet<string>;
  /** Those that are not told there because another rule tells them better: once that is put right, they are no news. */
  readonly toldBetter: ReadonlySet<string>;
  /** Whether a rule found it, or more than it where less is no news: see `Rule.isLessKnown`. */
  readonly has: (rule: string, identity: string, found: Found) => boolean;
}

export interface FoundInOptions {
  readonly baseline?: BaselineDeclaration | undefined;
  /** As for `checkPolicies`. */
  readonly only?: readonly string[] | undefined;
}

/**
 * Mistakes in the policies are for `checkPolicies` to report, and a selector that picks out nothing here is none.
 * Cost: that of the rules.
 */
export function foundIn(
  graph: ServiceGraph,
  policies: readonly PolicyDeclaration[],
  { baseline, only }: FoundInOptions,
): FoundIn {
  const identities = new Set<string>();
  const toldBetter = new Set<string>();
  /** By rule and component: the finding that it is part of; they have none in common. */
  const wholes = new Map<string, Map<string, Found>>();
  const uses = preparePolicy(policies, only, makeSelections(graph), () => {});
  for (const { use, found, identity, isToldBetter } of evaluateUses(graph, uses)) {
    if (isToldBetter) toldBetter.add(identity);
    if (identities.has(identity)) continue;
    identities.add(identity);
    if (!use.rule.isLessKnown) continue;
    const wholeOf = wholes.get(use.rule.id) ?? new Map<string, Found>();
    wholes.set(use.rule.id, wholeOf);
    for (const id of found.from) wholeOf.set(id, found);
  }
  for (const { value } of baseline?.identities ?? []) {
    if (!identities.has(value)) identities.add(identityOf(staleBaseline.id, [value]));
  }
  return {
    graph,
    identities,
    toldBetter,
    has: (rule, identity, { from }) => {
      if (identities.has(identity)) return true;
      const wholeOf = wholes.get(rule);
      const whole = wholeOf?.get(from[0] ?? '');
      return whole !== undefined && from.every((id) => wholeOf?.get(id) === whole);
    },
  };
}
