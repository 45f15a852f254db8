import { componentsNamed, serviceOf } from './component-ids.ts';
import { globMatcher, isGlob } from './glob.ts';
import type { Component, ServiceGraph } from './service-graph.ts';

/** What a selector picks out by. */
const fields: Readonly<Record<string, (component: Component) => readonly string[]>> = {
  tag: ({ tags }) => tags,
  tier: ({ tier }) => (tier === undefined ? [] : [String(tier)]),
  owner: ({ owner }) => (owner === undefined ? [] : [owner]),
  plane: ({ plane }) => (plane === undefined ? [] : [plane]),
  cell: ({ cell }) => (cell === undefined ? [] : [cell]),
  region: ({ region }) => (region === undefined ? [] : [region]),
};

/** The kinds of selector besides ids and globs, as typed: `tag:`. */
export const selectorPrefixes: readonly string[] = Object.keys(fields).map((name) => `${name}:`);

/** Every selector by a field that picks out this component, such as `tag:database` and `owner:shop`. */
export function fieldSelectorsOf(component: Component): readonly string[] {
  return Object.entries(fields).flatMap(([name, valuesOf]) =>
    valuesOf(component).map((value) => `${name}:${value}`),
  );
}

/**
 * The numbers of the components that a selector picks out, ascending; none when nothing matches.
 *
 * A selector is a service id (all its planes), a component id, a glob over both (`kafka-*`, `{a,b}`), or
 * `tag:`, `tier:`, `owner:`, `plane:`, `cell:`, `region:` with a value, which may be a glob too.
 * One that stands for too many others, see `boundlessProblem`, picks out nothing. Case-sensitive. Cost: linear in the components; of a plain id O(log n).
 */
export function selectComponents(graph: ServiceGraph, selector: string): readonly number[] {
  const { valuesOf, pattern } = fieldOf(selector);
  if (valuesOf === undefined && !isGlob(pattern)) return componentsNamed(graph, pattern);
  const isMatch = globMatcher(pattern);
  if (valuesOf !== undefined) {
    return numbersOf(graph.components, (component) => valuesOf(component).some(isMatch));
  }
  return numbersOf(
    graph.componentIds,
    (id) => isMatch(id) || (serviceOf(id) !== id && isMatch(serviceOf(id))),
  );
}

function numbersOf<T>(list: readonly T[], isWanted: (element: T) => boolean): readonly number[] {
  const numbers: number[] = [];
  list.forEach((element, number) => {
    if (isWanted(element)) numbers.push(number);
  });
  return numbers;
}

/** The glob of a selector, behind its field if it has one; undefined when it is a plain word. */
export function globOf(selector: string): string | undefined {
  const { pattern } = fieldOf(selector);
  return isGlob(pattern) ? pattern : undefined;
}

/** What the part in front of a colon names, if it names a field, and the glob or word behind it. */
function fieldOf(selector: string) {
  const colon = selector.indexOf(':');
  const field = selector.slice(0, Math.max(0, colon));
  const valuesOf = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return { valuesOf, pattern: valuesOf === undefined ? selector : selector.slice(colon + 1) };
}
