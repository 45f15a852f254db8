import type { PolicyDeclaration } from '../model/policy-declaration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { PolicyCheckOptions } from './check-policies.ts';
import { evaluateUses } from './evaluate-uses.ts';
import { identityOf } from './identity.ts';
import { preparePolicy } from './prepare-policy.ts';
import { staleBaseline } from './rules/stale-baseline.ts';
import { makeSelections } from './selections.ts';

type Options = Pick<PolicyCheckOptions, 'baseline' | 'only'>;

/**
 * The identities of all that policies find in another graph than the one they are for, such as the same graph before
 * a change: known and waived findings included, and what of the baseline was stale there. Also what is not told there
 * because another rule tells it better: once that is put right, the rest is nothing new.
 *
 * Mistakes in the policies are for `checkPolicies` to report, and a selector that picks out nothing here is none.
 * Cost: that of the rules.
 */
export function identitiesIn(
  graph: ServiceGraph,
  policies: readonly PolicyDeclaration[],
  options: Options,
): ReadonlySet<string> {
  return foundIn(graph, policies, options).identities;
}

/** The same, and which of them are not told because another rule tells them better. */
export function foundIn(
  graph: ServiceGraph,
  policies: readonly PolicyDeclaration[],
  { baseline, only }: Options,
): { readonly identities: ReadonlySet<string>; readonly toldBetter: ReadonlySet<string> } {
  const identities = new Set<string>();
  const toldBetter = new Set<string>();
  const uses = preparePolicy(policies, only, makeSelections(graph), () => {});
  for (const { identity, isToldBetter } of evaluateUses(graph, uses)) {
    identities.add(identity);
    if (isToldBetter) toldBetter.add(identity);
  }
  for (const { value } of baseline?.identities ?? []) {
    if (!identities.has(value)) identities.add(identityOf(staleBaseline.id, [value]));
  }
  return { identities, toldBetter };
}
