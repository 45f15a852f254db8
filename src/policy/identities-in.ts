import type { PolicyDeclaration } from '../model/policy-declaration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { PolicyCheckOptions } from './check-policies.ts';
import { identityOf } from './identity.ts';
import { preparePolicy } from './prepare-policy.ts';
import { staleBaseline } from './rules/stale-baseline.ts';
import { makeSelections } from './selections.ts';

/**
 * The identities of all that policies find in another graph than the one they are for, such as the same graph before
 * a change: known and waived findings included, and what of the baseline was stale there.
 *
 * Mistakes in the policies are for `checkPolicies` to report, and a selector that picks out nothing here is none.
 * Cost: that of the rules.
 */
export function identitiesIn(
  graph: ServiceGraph,
  policies: readonly PolicyDeclaration[],
  { baseline, only }: Pick<PolicyCheckOptions, 'baseline' | 'only'>,
): ReadonlySet<string> {
  const identities = new Set<string>();
  for (const { rule, settings } of preparePolicy(policies, only, makeSelections(graph), () => {})) {
    for (const { from, to } of rule.evaluate(graph, settings)) identities.add(identityOf(rule.id, from, to));
  }
  for (const { value } of baseline?.identities ?? []) {
    if (!identities.has(value)) identities.add(identityOf(staleBaseline.id, [value]));
  }
  return identities;
}
