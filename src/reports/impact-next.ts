import type { Impact } from '../analysis/impact.ts';
import { compareFates, type Fates, hopsOf, isFrozen } from '../analysis/propagation/fates.ts';
import type { Block } from '../document/document.ts';
import { componentId } from '../model/component-ids.ts';
import { formatDuration } from '../model/duration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { command } from './phrases.ts';
import { scenarioArguments } from './scenario-text.ts';

/** A command line with more roots than this is none that somebody would type. */
const mostRoots = 6;

/** The question that usually follows: why the one that is furthest away. */
export function whatNext(
  graph: ServiceGraph,
  { roots, horizonMs, fates }: Impact,
  graphOption: string,
): Block[] {
  const furthest = furthestOf(fates);
  if (furthest === undefined || roots.length > mostRoots) return [];
  const at = horizonMs === undefined ? '' : ` --at ${formatDuration(horizonMs)}`;
  const question = command(
    `why ${componentId(graph, furthest)} ${scenarioArguments(roots)}${at}`,
    graphOption,
  );
  return [{ kind: 'paragraph', text: ['Ask why: ', question] }];
}

/** The first of those with most hops, and before them the first that is frozen if none has more. */
function furthestOf(fates: Fates): number | undefined {
  const { touched, root } = fates;
  let [furthest, most, frozen] = [-1, 0, -1];
  for (let at = 0; at < touched.length; at++) {
    const component = touched[at] ?? 0;
    // What is made worse by another root is still given: nothing to ask.
    if (root[component] === 1) continue;
    const hops = hopsOf(fates, component);
    if (hops > most || (hops > 0 && hops === most && compareFates(fates, component, furthest) < 0)) {
      furthest = component;
      most = hops;
    }
    if (!isFrozen(fates, component)) continue;
    if (frozen === -1 || compareFates(fates, component, frozen) < 0) frozen = component;
  }
  if (frozen !== -1 && hopsOf(fates, frozen) === most) return frozen;
  return furthest === -1 ? undefined : furthest;
}
