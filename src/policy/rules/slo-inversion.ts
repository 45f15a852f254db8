import { takesDown } from '../../analysis/effect.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { atLeastUp, isWorse, percentText, unavailability } from '../availability.ts';
import { at, membersOf, requirementSpan, targetText, tick } from '../needs.ts';
import { flag } from '../option.ts';
import { eachRequirement, requirementFound } from '../requirement-finding.ts';
import { defineRule, type Found, type Selection } from '../rule.ts';

export const sloInversion = defineRule({
  id: 'slo-inversion',
  severity: 'warning',
  recommended: true,
  title: 'a service promises more than what it needs does',
  why: `A service is down whenever a hard requirement is, so it cannot keep a higher promise. The promise of a group is
computed from its members, as if they failed independently of one another; members that promise nothing count as always
up. Each requirement is compared by itself; with \`together\`, all hard requirements of a service are, multiplied.`,
  remedy: `Promise less, have the target promise more, add a member to the group, or make the requirement soft.`,
  example: 'slo-inversion: { severity: warning, together: true }',
  selectors: { from: 'dependents', to: 'what they need' },
  options: {
    together: flag('whether to compare with the product of all hard requirements, too', false),
  },
  evaluate: (graph, { picked, options }) => [
    ...eachRequirement(graph, picked, (r, dependent) => {
      const slo = graph.components[dependent]?.slo;
      const down = slo === undefined ? undefined : downOf(graph, r);
      if (slo === undefined || down === undefined || !isWorse(down, unavailability(slo))) return [];
      const message = `${tick(graph.components[dependent]?.id ?? '')} promises ${slo}% and needs ${targetText(graph, r)}, which ${
        membersOf(graph, r).length > 1 ? 'come to' : 'promises'
      } ${percentText(down)}`;
      return [requirementFound(graph, r, message)];
    }),
    ...(options.together ? together(graph, picked.from) : []),
  ],
});

/** How much of the time requirement `r` is lost, if all its members keep what they promise; undefined if none does. */
function downOf(graph: ServiceGraph, r: number): number | undefined {
  if (!takesDown(graph.compact, r)) return undefined;
  const slos = membersOf(graph, r).map((member) => graph.components[member]?.slo);
  if (slos.every((slo) => slo === undefined)) return undefined;
  const downs = slos.map((slo) => (slo === undefined ? 0 : unavailability(slo)));
  return atLeastUp(downs, graph.compact.atLeast[r] ?? 1);
}

/** Services that promise more than all their hard requirements do together, though no single one says so. */
function together(graph: ServiceGraph, from: Selection): readonly Found[] {
  const { compact } = graph;
  return from.members.flatMap((dependent): readonly Found[] => {
    const component = graph.components[dependent];
    if (component?.slo === undefined) return [];
    const own = unavailability(component.slo);
    const bounds: { readonly r: number; readonly down: number }[] = [];
    for (
      let r = compact.requirementStart[dependent] ?? 0;
      r < (compact.requirementStart[dependent + 1] ?? 0);
      r++
    ) {
      const down = downOf(graph, r);
      if (down !== undefined) bounds.push({ r, down });
    }
    const all = atLeastUp(
      bounds.map(({ down }) => down),
      bounds.length,
    );
    if (bounds.length < 2 || bounds.some(({ down }) => isWorse(down, own)) || !isWorse(all, own)) return [];
    return [
      {
        message: `${tick(component.id)} promises ${component.slo}%, and all that it needs comes to ${percentText(all)} together`,
        ...at(component.declaredAt),
        from: [component.id],
        related: () =>
          bounds.flatMap(({ r, down }) => {
            const span = requirementSpan(graph, r);
            const message = `${targetText(graph, r)}: ${percentText(down)}`;
            return span === undefined ? [] : [{ message, span }];
          }),
      },
    ];
  });
}
