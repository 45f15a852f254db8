import type { Picture } from '../../document/picture.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { counted } from '../phrases.ts';
import { composePicture } from './compose-picture.ts';

/** The whole graph as it stands, nothing failing. */
export function graphPicture(graph: ServiceGraph): Picture {
  const { title, services, components, compact } = graph;
  return composePicture(graph, {
    title: title ?? 'What needs what',
    summary: `${counted(services.length, 'service')}, ${counted(components.length, 'component')}, ${counted(compact.requirementCount, 'requirement')}.`,
    flow: 'needs',
    components: components.map((_, number) => number),
  });
}

/** Some components and all that is within so many requirements of them, either way. */
export function neighborhoodPicture(
  graph: ServiceGraph,
  subjects: readonly number[],
  near: readonly number[],
  depth: number,
): Picture {
  const isSubject = new Set(subjects.map((number) => graph.componentIds[number]));
  const left = graph.componentIds.length - near.length;
  const others = left === 0 ? '' : ` ${counted(left, 'other component')} not drawn.`;
  return composePicture(graph, {
    title: `${[...isSubject].slice(0, 4).join(', ')}${isSubject.size > 4 ? ` and ${isSubject.size - 4} more` : ''}`,
    summary: `${counted(near.length, 'component')} within ${counted(depth, 'step')}.${others}`,
    flow: 'needs',
    components: near,
    node: ({ id }) => ({ role: isSubject.has(id) ? 'subject' : 'other' }),
  });
}
