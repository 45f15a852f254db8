import { crossings } from '../crossings.ts';
import { texts } from '../option.ts';
import { defineRule } from '../rule.ts';

export const crossCell = defineRule({
  id: 'cross-cell',
  severity: 'error',
  recommended: true,
  title: 'a hard requirement leads from one cell into another',
  why: `Cells are there so that a failure stays in one of them. A hard requirement on another cell carries it over, or
keeps what is here from starting. A group is fine while its members in the own cell, or in none, are enough.`,
  remedy: `Use the copy in the own cell, put the target into no cell if all of them share it, or make the requirement soft.`,
  example: 'cross-cell: { shared: [global] }',
  selectors: { from: 'dependents', to: 'what they need' },
  options: { shared: texts('cells that everything may depend on', []) },
  evaluate: (graph, { picked, options }) => crossings(graph, picked, 'cell', options.shared),
});
