import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PolicyDeclaration } from '../model/policy-declaration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { unmatchedSelector } from './policy-codes.ts';
import { preparePolicy } from './prepare-policy.ts';
import { makeSelections } from './selections.ts';
import { makeWaivers } from './waivers.ts';

/**
 * What is wrong with policies, without checking anything by them: for when something else is wrong already, and all
 * of it is to be told at once. A setting that could not be read is taken for one that is not there.
 *
 * Of a graph that is half of what was meant, what a selector picks out says nothing.
 */
export function policyMistakes(
  graph: ServiceGraph,
  policies: readonly PolicyDeclaration[],
  { isHalf = false }: { readonly isHalf?: boolean } = {},
): readonly Diagnostic[] {
  const mistakes: Diagnostic[] = [];
  const onProblem = (problem: Diagnostic) => void mistakes.push(problem);
  preparePolicy(policies, undefined, makeSelections(graph), onProblem);
  makeWaivers(graph, policies, '', onProblem);
  return isHalf ? mistakes.filter(({ code }) => code !== unmatchedSelector) : mistakes;
}
