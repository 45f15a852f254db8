import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint } from '../diagnostics/similar-names.ts';
import { boundlessProblem } from '../model/boundless-glob.ts';
import { serviceOf } from '../model/component-ids.ts';
import { selectComponents } from '../model/select-components.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { Spanned } from '../model/spanned.ts';
import { unmatchedSelector } from './policy-codes.ts';
import type { Selection } from './rule.ts';

/** Makes the functions that turn selectors into components; a selector is looked up once, however often it is used. */
export function makeSelections(graph: ServiceGraph) {
  const known = new Map<string, readonly number[]>();
  const hint = makeSimilarNamesHint(
    'service',
    new Set(graph.componentIds.flatMap((id) => [serviceOf(id), id])),
  );
  const pick = (selector: string): readonly number[] => {
    const before = known.get(selector);
    if (before !== undefined) return before;
    const members = selectComponents(graph, selector);
    known.set(selector, members);
    return members;
  };

  return {
    everything: selectionOf(
      graph.componentIds.map((_, number) => number),
      'everything',
      graph.componentIds.length,
    ),
    /** What any of the selectors picks; each that picks nothing is reported. */
    selected: (
      selectors: readonly Spanned<string>[],
      onProblem: (problem: Diagnostic) => void,
    ): Selection => {
      for (const { value, span } of selectors) {
        if (pick(value).length > 0) continue;
        const boundless = boundlessProblem(value);
        if (boundless !== undefined) {
          onProblem({ ...boundless, span });
          continue;
        }
        onProblem({
          code: unmatchedSelector,
          message: `\`${value}\` picks out nothing of this graph`,
          span,
          hint: hint(value) ?? 'correct it, or remove the rule with what it was about',
        });
      }
      const members = [...new Set(selectors.flatMap(({ value }) => pick(value)))].sort((a, b) => a - b);
      // The order in which somebody listed them means nothing, and findings are known by this.
      const text = [...new Set(selectors.map(({ value }) => value))].sort().join(', ');
      return selectionOf(members, text, graph.componentIds.length);
    },
    /** The same without reporting, for what holds where nobody said anything. */
    picked: (selector: string): Selection => selectionOf(pick(selector), selector, graph.componentIds.length),
  };
}

export type Selections = ReturnType<typeof makeSelections>;

function selectionOf(members: readonly number[], text: string, componentCount: number): Selection {
  if (members.length === componentCount) return { has: () => true, members, text };
  const mask = new Uint8Array(componentCount);
  for (const member of members) mask[member] = 1;
  return { has: (component) => mask[component] === 1, members, text };
}
