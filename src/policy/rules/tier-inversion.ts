import { kthBest } from '../kth-best.ts';
import { isHard, membersOf, targetText, tick } from '../needs.ts';
import { eachRequirement, requirementFound } from '../requirement-finding.ts';
import { defineRule } from '../rule.ts';

export const tierInversion = defineRule({
  id: 'tier-inversion',
  severity: 'error',
  recommended: true,
  title: 'a hard requirement on something less critical',
  why: `A service cannot be more critical than what it falls with: whoever runs the target does not know that it is paged for
less than what depends on it. A group counts by the least critical of the members that it cannot do without; what has no
tier is not compared.`,
  remedy: `Raise the tier of the target, make the requirement soft or async, or add a member of the dependent's own tier.`,
  example: 'tier-inversion: error',
  selectors: { from: 'dependents', to: 'what they need' },
  options: {},
  evaluate: (graph, { picked }) =>
    eachRequirement(graph, picked, (r, dependent) => {
      const own = graph.components[dependent]?.tier;
      if (own === undefined || !isHard(graph, r)) return [];
      // A member without a tier may be as critical as anything.
      const tiers = membersOf(graph, r).map((member) => graph.components[member]?.tier ?? 0);
      const tier = kthBest(tiers, graph.compact.atLeast[r] ?? 1);
      if (tier <= own) return [];
      const message = `${tick(graph.components[dependent]?.id ?? '')} is of tier ${own} and needs ${targetText(graph, r)}, of tier ${tier}`;
      return [requirementFound(graph, r, message)];
    }),
});
