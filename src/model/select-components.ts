import picomatch from 'picomatch';
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

/**
 * The numbers of the components that a selector picks out, ascending; none when nothing matches.
 *
 * A selector is a service id (all its planes), a component id, a glob over both (`kafka-*`, `{a,b}`), or
 * `tag:`, `tier:`, `owner:`, `plane:`, `cell:`, `region:` with a value, which may be a glob too.
 * Case-sensitive. Cost: linear in the components.
 */
export function selectComponents(graph: ServiceGraph, selector: string): readonly number[] {
  const isWanted = predicateOf(selector);
  const selected: number[] = [];
  graph.components.forEach((component, number) => {
    if (isWanted(component)) selected.push(number);
  });
  return selected;
}

function predicateOf(selector: string): (component: Component) => boolean {
  const colon = selector.indexOf(':');
  const valuesOf = Object.hasOwn(fields, selector.slice(0, colon))
    ? fields[selector.slice(0, colon)]
    : undefined;
  if (colon !== -1 && valuesOf !== undefined) {
    const isMatch = matcherOf(selector.slice(colon + 1));
    return (component) => valuesOf(component).some(isMatch);
  }
  const isMatch = matcherOf(selector);
  return ({ id, service }) => isMatch(id) || isMatch(service);
}

/** Exact for a plain word; only what has a glob character in it is a glob. */
function matcherOf(pattern: string): (text: string) => boolean {
  if (!/[*?[\]{}!]/.test(pattern)) return (text) => text === pattern;
  return picomatch(pattern, { dot: true, noextglob: true, nonegate: true });
}
