import type { Cycle } from '../../analysis/cycles.ts';
import type { Picture } from '../../document/picture.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { cyclesAnswer } from '../cycles.ts';
import { plainText } from '../plain-text.ts';
import { composePicture } from './compose-picture.ts';

/** Only what is in a cycle, with a shortest way round each of them marked. */
export function cyclesPicture(graph: ServiceGraph, cycles: readonly Cycle[]): Picture {
  const members = new Set(cycles.flatMap((cycle) => cycle.members));
  const links = new Set(
    cycles.flatMap(({ shortest }) => shortest.map(({ requirement, to }) => `${requirement.number} ${to}`)),
  );
  return composePicture(graph, {
    title: 'Cycles',
    summary: plainText(cyclesAnswer(graph, cycles)),
    flow: 'needs',
    components: graph.components.flatMap(({ id }, number) => (members.has(id) ? number : [])),
    edgeRole: ({ number }, member) => (links.has(`${number} ${member}`) ? 'cycle' : 'other'),
  });
}
