import { type Checked, hasErrors } from '../diagnostics/diagnostic.ts';
import type { PolicyDeclaration } from '../model/policy-declaration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { checkPolicies, type PolicyCheckOptions, type PolicyFinding } from './check-policies.ts';
import { foundIn } from './found-in.ts';

/** What the policies of the head find in one of two graphs alone. */
export interface FindingChanges {
  /** Open ones of the head, in the order of a check. */
  readonly added: readonly PolicyFinding[];
  /** Identities of what was found in the base, sorted. */
  readonly removed: readonly string[];
}

/**
 * How what is found differs between two graphs. With an error among the diagnostics the policies do not fit the head,
 * and nothing is found. Cost: that of the rules, twice.
 */
export function findingChanges(
  base: ServiceGraph,
  head: ServiceGraph,
  policies: readonly PolicyDeclaration[],
  options: Omit<PolicyCheckOptions, 'before'>,
): Checked<FindingChanges> {
  const before = foundIn(base, policies, options);
  const { value, diagnostics } = checkPolicies(head, policies, { ...options, before });
  if (hasErrors(diagnostics)) return { value: { added: [], removed: [] }, diagnostics };
  const after = new Set(value.findings.map(({ identity }) => identity));
  return {
    value: {
      added: value.findings.filter(({ status }) => status === 'open'),
      removed: [...before.identities]
        .filter((each) => !after.has(each) && !before.toldBetter.has(each))
        .sort(),
    },
    diagnostics,
  };
}
