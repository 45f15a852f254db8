import type { Impact } from '../../analysis/impact.ts';
import { type Fates, isAffected } from '../../analysis/propagation/fates.ts';
import type { Facts, Text } from '../../document/document.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { states } from '../../model/vocabulary.ts';
import { counted, enumerated, ids } from '../phrases.ts';

/** Names to a state: with more, nobody reads them. */
const mostNames = 40;
const mostOwners = 20;

/** Who is in which state, worst first, as one would copy it into a message; and whose they are. */
export function standingFacts(graph: ServiceGraph, { components, fates }: Impact, limit: number): Facts {
  const most = limit === 0 ? Number.POSITIVE_INFINITY : Math.min(limit, mostNames);
  const row = (name: string, names: readonly string[]): Facts['rows'] =>
    names.length === 0 ? [] : [{ name, value: [`${names.length}: `, ...ids([...names].sort(), most)] }];
  const inState = (wanted: string) =>
    components.filter(({ state }) => state === wanted).map(({ component }) => component);
  const flagged = (flag: 'frozen' | 'exposed') =>
    components.filter((each) => each[flag] !== undefined).map(({ component }) => component);
  return {
    kind: 'facts',
    rows: [
      ...states
        .slice(1)
        .toReversed()
        .flatMap((state) => row(state, inState(state))),
      ...row('frozen', flagged('frozen')),
      ...row('exposed', flagged('exposed')),
      ...owners(graph, fates, Math.min(most, mostOwners)),
    ],
  };
}

/** Whom to tell, those with most affected first, and for how many nobody is named; nothing when the graph names none. */
function owners({ components }: ServiceGraph, fates: Fates, most: number): Facts['rows'] {
  const counts = new Map<string, number>();
  let without = 0;
  components.forEach(({ owner }, component) => {
    if (!isAffected(fates, component)) return;
    if (owner === undefined) without++;
    else counts.set(owner, (counts.get(owner) ?? 0) + 1);
  });
  if (components.every(({ owner }) => owner === undefined)) return [];
  const sorted = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  const shown = sorted.length > most ? sorted.slice(0, most - 1) : sorted;
  const parts = shown.map(([owner, count]): Text => [`${owner} (${count})`]);
  if (shown.length < sorted.length) parts.push([`${counted(sorted.length - shown.length, 'more owner')}`]);
  const named = enumerated(parts);
  const nobody = without === 0 ? [] : [`${without} without an owner`];
  return named.length + nobody.length === 0
    ? []
    : [{ name: 'owners', value: [...named, ...(named.length > 0 && without > 0 ? ['; '] : []), ...nobody] }];
}
