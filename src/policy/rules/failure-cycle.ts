import { cyclesOfKind } from '../../analysis/cycles.ts';
import { foundCycle } from '../cycle-finding.ts';
import { defineRule } from '../rule.ts';

export const failureCycle = defineRule({
  id: 'failure-cycle',
  severity: 'warning',
  recommended: true,
  title: 'components fall together',
  why: `Each needs another of them to run, so they have one common fate: the blast radius of each is that of all, and their
tiers and promises cannot differ. A cycle that cannot start from cold either is told by \`startup-cycle\`, once.`,
  remedy: `Make one requirement of the cycle soft or async, or merge what cannot live apart into one service.`,
  example: 'failure-cycle: warning',
  selectors: { at: 'cycles with one of these components in them' },
  options: {},
  evaluate: (graph, { picked }) => {
    const keyOf = ({ members }: { readonly members: readonly string[] }) => members.join(' ');
    const stuck = new Set(
      cyclesOfKind(graph, 'startup')
        .filter(({ breakable }) => !breakable)
        .map(keyOf),
    );
    return cyclesOfKind(graph, 'failure')
      .filter((cycle) => !stuck.has(keyOf(cycle)))
      .flatMap((cycle) => foundCycle(graph, cycle, 'need one another to run', picked.at));
  },
});
