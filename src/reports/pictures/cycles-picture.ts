import type { CycleEntry } from '../../analysis/cycle/cycle-entry.ts';
import { looserWay } from '../../analysis/cycle/looser-way.ts';
import type { Cycle } from '../../analysis/cycles.ts';
import type { Picture } from '../../document/picture.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { cyclesAnswer } from '../cycles.ts';
import { plainText } from '../plain-text.ts';
import { composePicture } from './compose-picture.ts';

/** Only what is in a cycle, and what lets one start all the same, with a shortest way round each marked. */
export function cyclesPicture(graph: ServiceGraph, cycles: readonly Cycle[]): Picture {
  const drawn = new Set(cycles.flatMap(({ members, entry }) => [...members, ...servedBy(entry)]));
  const links = new Set(
    cycles
      .flatMap((cycle) => [...cycle.shortest, ...looserWay(graph, cycle, cycles)])
      .map(({ requirement, to }) => `${requirement.number} ${to}`),
  );
  return composePicture(graph, {
    title: 'Cycles',
    summary: plainText(cyclesAnswer(graph, cycles)),
    flow: 'needs',
    components: graph.componentIds.flatMap((id, number) => (drawn.has(id) ? number : [])),
    edgeRole: ({ number }, member) => (links.has(`${number} ${member}`) ? 'cycle' : 'other'),
  });
}

/** What stands outside a cycle and meets its groups. */
function servedBy(entry: CycleEntry | undefined): readonly string[] {
  return entry === undefined ? [] : entry.groups.flatMap(({ metBy }) => metBy);
}
