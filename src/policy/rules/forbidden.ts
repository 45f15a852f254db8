import { componentId } from '../../model/component-ids.ts';
import { at, pathOf, startOf, throughText, tick } from '../needs.ts';
import { flag, word } from '../option.ts';
import { reachedFrom, strengthWords } from '../reached-from.ts';
import { defineRule } from '../rule.ts';

export const forbidden = defineRule({
  id: 'forbidden',
  severity: 'error',
  recommended: false,
  title: 'a dependency that the policy forbids',
  why: `Some dependencies are wrong whatever they are for: on what is to be switched off, across a border that is there on
purpose, from what must come up first to what comes up later. The policy says which, and best also why (\`because\`).`,
  remedy: `Remove the requirement, or reach the target by way of what is allowed to.`,
  example: `forbidden:
  - { from: 'tag:payments', to: 'tag:legacy', because: legacy is switched off in March }`,
  selectors: { from: 'what must not depend', to: 'on what' },
  needs: ['from', 'to'],
  options: {
    transitive: flag('whether to follow requirements through others, too', false),
    strength: word('which requirements count', strengthWords, 'any'),
  },
  evaluate: (graph, { picked, options }) =>
    reachedFrom(graph, picked, options).map(({ from, to, edges }) => ({
      message: `${tick(componentId(graph, from))} depends on ${tick(componentId(graph, to))}${throughText(graph, edges)}, which is forbidden`,
      ...at(startOf(graph, edges)),
      from: [componentId(graph, from)],
      to: [componentId(graph, to)],
      ...(edges.length > 1 && { path: pathOf(graph, edges) }),
    })),
});
