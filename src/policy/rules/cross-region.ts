import { crossings } from '../crossings.ts';
import { texts } from '../option.ts';
import { defineRule } from '../rule.ts';

export const crossRegion = defineRule({
  id: 'cross-region',
  severity: 'warning',
  recommended: true,
  title: 'a hard requirement leads from one region into another',
  why: `Whoever runs in several regions expects the loss of one to stay there. A hard requirement on another region carries
it over, or keeps what is here from starting. A group is fine while its members in the own region, or in none, are enough.`,
  remedy: `Use a copy in the own region, or make the requirement soft or async.`,
  example: 'cross-region: { shared: [global] }',
  selectors: { from: 'dependents', to: 'what they need' },
  options: { shared: texts('regions that everything may depend on', ['global']) },
  evaluate: (graph, { picked, options }) => crossings(graph, picked, 'region', options.shared),
});
