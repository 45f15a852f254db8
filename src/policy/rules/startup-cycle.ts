import { cyclesOfKind } from '../../analysis/cycles.ts';
import { foundCycle } from '../cycle-finding.ts';
import { flag } from '../option.ts';
import { defineRule } from '../rule.ts';

export const startupCycle = defineRule({
  id: 'startup-cycle',
  severity: 'error',
  recommended: true,
  title: 'components wait for one another to start',
  why: `Each needs another of them to be up before it can start, so after a full outage none of them ever does: somebody
has to break the circle by hand, at the worst moment.`,
  remedy: `Make one requirement of the cycle soft, or needed only to run (\`phase: runtime\`), or give it another member from
outside the cycle. \`faultline bootstrap\` names the fewest that have to change.`,
  example: 'startup-cycle: error',
  selectors: { at: 'cycles with one of these components in them' },
  options: {
    breakable: flag(
      'whether to tell cycles, too, that start all the same by a group that is served from outside',
      false,
    ),
  },
  isLessKnown: true,
  evaluate: (graph, { picked, options }) =>
    cyclesOfKind(graph, 'startup')
      .filter(({ breakable }) => options.breakable || !breakable)
      .flatMap((cycle) => foundCycle(graph, cycle, 'wait for one another to start', picked.at)),
});
