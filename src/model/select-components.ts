import picomatch from 'picomatch';
import { componentsNamed, serviceOf } from './component-ids.ts';
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
 * Case-sensitive. Cost: linear in the components; of a plain id O(log n).
 */
export function selectComponents(graph: ServiceGraph, selector: string): readonly number[] {
  const colon = selector.indexOf(':');
  const field = selector.slice(0, Math.max(0, colon));
  const valuesOf = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (valuesOf === undefined) {
    if (!globCharacter.test(selector)) return componentsNamed(graph, selector);
    const isMatch = matcherOf(selector);
    return numbersOf(graph.componentIds, (id) => isMatch(id) || isMatch(serviceOf(id)));
  }
  const isMatch = matcherOf(selector.slice(colon + 1));
  return numbersOf(graph.components, (component) => valuesOf(component).some(isMatch));
}

function numbersOf<T>(list: readonly T[], isWanted: (element: T) => boolean): readonly number[] {
  const numbers: number[] = [];
  list.forEach((element, number) => {
    if (isWanted(element)) numbers.push(number);
  });
  return numbers;
}

const globCharacter = /[*?[\]{}!]/;

/** Exact for a plain word; only what has a glob character in it is a glob. */
function matcherOf(pattern: string): (text: string) => boolean {
  if (!globCharacter.test(pattern)) return (text) => text === pattern;
  return picomatch(pattern, { dot: true, noextglob: true, nonegate: true });
}
