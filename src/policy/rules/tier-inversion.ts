import { takesDown } from '../../analysis/effect.ts';
import { kthBest } from '../kth-best.ts';
import { isHard, membersOf, targetText, tick } from '../needs.ts';
import { flag } from '../option.ts';
import { eachRequirement, requirementFound } from '../requirement-finding.ts';
import { defineRule } from '../rule.ts';

export const tierInversion = defineRule({
  id: 'tier-inversion',
  severity: 'error',
  recommended: true,
  title: 'a hard requirement on something less critical',
  why: `A service cannot be more critical than what it falls with: whoever runs the target does not know that it is paged for
less than what depends on it. A group counts by the least critical of the members that it cannot do without; what has no
tier is not compared. What is needed only to start takes nothing down; with \`startup\`, it is compared, too.`,
  remedy: `Raise the tier of the target, make the requirement soft or async, or add a member of the dependent's own tier.`,
  example: 'tier-inversion: { severity: error, startup: true }',
  selectors: { from: 'dependents', to: 'what they need' },
  options: { startup: flag('whether to look at what is needed only to start, too', false) },
  evaluate: (graph, { picked, options }) =>
    eachRequirement(graph, picked, (r, dependent) => {
      const own = graph.components[dependent]?.tier;
      const counts = options.startup ? isHard(graph, r) : takesDown(graph.compact, r);
      if (own === undefined || !counts) return [];
      // A member without a tier may be as critical as anything.
      const tiers = membersOf(graph, r).map((member) => graph.components[member]?.tier ?? 0);
      const tier = kthBest(tiers, graph.compact.atLeast[r] ?? 1);
      if (tier <= own) return [];
      const message = `${tick(graph.components[dependent]?.id ?? '')} is of tier ${own} and needs ${targetText(graph, r)}, of tier ${tier}`;
      return [requirementFound(graph, r, message)];
    }),
});
