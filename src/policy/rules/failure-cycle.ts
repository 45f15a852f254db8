import { cyclesOfKind } from '../../analysis/cycles.ts';
import { foundCycle } from '../cycle-finding.ts';
import { defineRule } from '../rule.ts';

export const failureCycle = defineRule({
  id: 'failure-cycle',
  severity: 'warning',
  recommended: true,
  title: 'components fall together',
  why: `Each needs another of them to run, so they have one common fate: the blast radius of each is that of all, and their
tiers and promises cannot differ. What \`startup-cycle\` tells of the same components is not told again.`,
  remedy: `Make one requirement of the cycle soft or async, or merge what cannot live apart into one service.`,
  example: 'failure-cycle: warning',
  selectors: { at: 'cycles with one of these components in them' },
  options: {},
  toldBy: 'startup-cycle',
  isLessKnown: true,
  evaluate: (graph, { picked }) =>
    cyclesOfKind(graph, 'failure').flatMap((cycle) =>
      foundCycle(graph, cycle, 'need one another to run', picked.at),
    ),
});
