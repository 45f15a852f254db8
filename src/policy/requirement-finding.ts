import type { Related } from '../diagnostics/diagnostic.ts';
import { componentId } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { at, memberIds, membersOf, requirementSpan } from './needs.ts';
import type { Found, RuleSettings } from './rule.ts';

type Picked = Pick<RuleSettings<Record<string, never>>['picked'], 'from' | 'to'>;

/** What is found of each requirement of the selected dependents that has a selected member. */
export function eachRequirement(
  { compact }: ServiceGraph,
  { from, to }: Picked,
  find: (r: number, dependent: number) => readonly Found[],
): readonly Found[] {
  const found: Found[] = [];
  for (let r = 0; r < compact.requirementCount; r++) {
    const dependent = compact.dependent[r] ?? 0;
    if (!from.has(dependent) || !hasSelectedMember(r)) continue;
    for (const each of find(r, dependent)) found.push(each);
  }
  return found;

  function hasSelectedMember(r: number): boolean {
    for (let slot = compact.memberStart[r] ?? 0; slot < (compact.memberStart[r + 1] ?? 0); slot++) {
      if (to.has(compact.member[slot] ?? 0)) return true;
    }
    return false;
  }
}

/** A requirement as a finding, at the words that name what is needed, with the target's declaration beside it. */
export function requirementFound(graph: ServiceGraph, r: number, message: string): Found {
  return {
    message,
    ...at(requirementSpan(graph, r)),
    from: [componentId(graph, graph.compact.dependent[r] ?? 0)],
    to: memberIds(graph, r),
    related: () => declarationsOf(graph, r),
  };
}

/** Where the members of a requirement are declared. */
function declarationsOf(graph: ServiceGraph, r: number): readonly Related[] {
  return membersOf(graph, r).flatMap((member) => {
    const component = graph.components[member];
    if (component === undefined) return [];
    return [{ message: `\`${component.id}\` is declared here`, span: component.declaredAt }];
  });
}
