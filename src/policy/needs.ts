import type { Edge } from '../analysis/chains.ts';
import type { Span } from '../diagnostics/source-span.ts';
import { componentId } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { strengths } from '../model/vocabulary.ts';
import type { FoundStep } from './rule.ts';

/** The numbers of the members of a requirement, ascending. */
export function membersOf({ compact }: ServiceGraph, r: number): readonly number[] {
  return [...compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1])];
}

/** The ids of the members of a requirement, sorted. */
export function memberIds(graph: ServiceGraph, r: number): readonly string[] {
  return membersOf(graph, r).map((member) => componentId(graph, member));
}

export function isHard({ compact }: ServiceGraph, r: number): boolean {
  return compact.strength[r] === strengths.indexOf('hard');
}

/** The words that name what requirement `r` needs, or the one member of it that matters here. */
export function requirementSpan(graph: ServiceGraph, r: number, member?: number): Span | undefined {
  const declaration = graph.requirements[r];
  if (declaration === undefined) return undefined;
  const [single, ...others] = declaration.members;
  if (single !== undefined && others.length === 0) return single.span;
  const component = member === undefined ? undefined : graph.components[member];
  const written = declaration.members.find(
    ({ value }) => value === component?.id || value === component?.service,
  );
  return written?.span ?? declaration.span;
}

/** `db`, or `2 of db-1, db-2 and db-3`, in backticks. */
export function targetText(graph: ServiceGraph, r: number): string {
  const ids = memberIds(graph, r);
  if (ids.length === 1) return tick(ids[0] ?? '');
  return `${graph.compact.atLeast[r] ?? 1} of ${named(ids)}`;
}

/** An edge as a step of a path: `web` needs `db` (orders). */
function stepOf(graph: ServiceGraph, { from, to, requirement }: Edge): FoundStep {
  const strength = strengths[graph.compact.strength[requirement] ?? 0] ?? 'hard';
  const purpose = graph.requirements[requirement]?.for;
  const isGroup = membersOf(graph, requirement).length > 1;
  const message = [
    `${tick(componentId(graph, from))} needs ${tick(componentId(graph, to))}`,
    purpose === undefined ? '' : ` (${purpose})`,
    isGroup ? `, in ${targetText(graph, requirement)}` : '',
    strength === 'hard' ? '' : `, ${strength}`,
  ].join('');
  const span = requirementSpan(graph, requirement, to);
  return { message, ...(span && { span }) };
}

/** Nobody follows a longer path, and thousands of findings may have one as long as the graph. */
const mostSteps = 100;

/**
 * A step for each edge of a chain, later; of a chain that is too long, the beginning and the last one. Until then
 * a step takes twelve bytes.
 */
export function pathOf(graph: ServiceGraph, edges: readonly Edge[]): () => readonly FoundStep[] {
  const told = edges.length > mostSteps ? [...edges.slice(0, mostSteps - 2), ...edges.slice(-1)] : edges;
  const packed = Int32Array.from(told.flatMap(({ from, to, requirement }) => [from, to, requirement]));
  const leftOut = edges.length - told.length;
  return () => {
    const steps = stepsOf(graph, packed);
    if (leftOut === 0) return steps;
    return [...steps.slice(0, -1), { message: `and ${leftOut} more steps` }, ...steps.slice(-1)];
  };
}

function stepsOf(graph: ServiceGraph, packed: Int32Array): readonly FoundStep[] {
  return Array.from({ length: packed.length / 3 }, (_, index) => {
    const [from = 0, to = 0, requirement = 0] = packed.subarray(index * 3, index * 3 + 3);
    return stepOf(graph, { from, to, requirement });
  });
}

/** Where the requirement stands that begins a chain. */
export function startOf(graph: ServiceGraph, edges: readonly Edge[]): Span | undefined {
  const [first] = edges;
  return first && requirementSpan(graph, first.requirement, first.to);
}

/** `, through `b` and `c``: what lies between the ends of a chain; nothing for a single step. */
export function throughText(graph: ServiceGraph, edges: readonly Edge[]): string {
  if (edges.length < 2) return '';
  // No more than are named are looked up.
  const between = edges.slice(1, 5).map(({ from }) => componentId(graph, from));
  return `, through ${named(between, 4, edges.length - 1)}`;
}

export function tick(text: string): string {
  return `\`${text}\``;
}

/** Names in a sentence: `a`, `b` and `c`; past `limit` of them `a`, `b` and 7 more. `names` may be the first of `count`. */
export function named(names: readonly string[], limit = 6, count = names.length): string {
  const shown = count > limit ? names.slice(0, limit - 1) : names;
  const words = shown.map(tick);
  if (shown.length < count) words.push(`${count - shown.length} more`);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** A place, where there is one. */
export function at(span: Span | undefined): { readonly span?: Span } {
  return span === undefined ? {} : { span };
}
