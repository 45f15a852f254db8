import type { Impact } from '../../analysis/impact.ts';
import { type Fates, isAffected } from '../../analysis/propagation/fates.ts';
import type { Facts, Text } from '../../document/document.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { states } from '../../model/vocabulary.ts';
import { ids } from '../phrases.ts';

/** Names to a state: with more, nobody reads them. */
const mostNames = 40;

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
      ...owners(graph, fates),
    ],
  };
}

/** Whom to tell, those with most affected first; nothing when the graph names no owners. */
function owners({ components }: ServiceGraph, fates: Fates): Facts['rows'] {
  const counts = new Map<string, number>();
  components.forEach(({ owner }, component) => {
    if (owner !== undefined && isAffected(fates, component)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  });
  if (counts.size === 0) return [];
  const sorted = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  const value = sorted.flatMap(
    ([owner, count], index): Text => [`${index === 0 ? '' : ', '}${owner} (${count})`],
  );
  return [{ name: 'owners', value }];
}
