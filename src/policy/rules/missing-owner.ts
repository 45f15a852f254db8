import { tick } from '../needs.ts';
import { defineRule } from '../rule.ts';

export const missingOwner = defineRule({
  id: 'missing-owner',
  severity: 'warning',
  recommended: false,
  title: 'a service has no owner',
  why: `During an outage somebody has to be called, and the graph is where people look. External services are nobody's to
own and are left alone.`,
  remedy: `Say who answers for the service: \`owner: team-name\`.`,
  example: "missing-owner: { at: 'tier:0' }",
  selectors: { at: 'components that need an owner' },
  options: {},
  evaluate: (graph, { picked }) =>
    graph.services.flatMap(({ id, components, declaredAt }) => {
      const lacking = components.filter((number) => {
        const component = graph.components[number];
        return component?.owner === undefined && component?.external === false && picked.at.has(number);
      });
      if (lacking.length === 0) return [];
      // What lacks it as a whole is told once.
      if (lacking.length === components.length) {
        return [{ message: `${tick(id)} has no owner`, span: declaredAt, from: [id] }];
      }
      return lacking.flatMap((number) => {
        const component = graph.components[number];
        if (component === undefined) return [];
        const message = `${tick(component.id)} has no owner`;
        return [{ message, span: component.declaredAt, from: [component.id] }];
      });
    }),
});
