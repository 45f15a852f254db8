import type { ServiceGraph } from './service-graph.ts';

/** The id of the component with this number. Pre: the graph has it. */
export function componentId({ componentIds }: ServiceGraph, number: number): string {
  return componentIds[number] ?? '';
}

/** The id of the service that a component is, or is a plane of. */
export function serviceOf(component: string): string {
  const slash = component.indexOf('/');
  return slash === -1 ? component : component.slice(0, slash);
}

/** The number of the component with this id; undefined when the graph has none. Cost: O(log n), ids are sorted. */
export function componentNumber(graph: ServiceGraph, id: string): number | undefined {
  const first = firstFrom(graph, id);
  return graph.componentIds[first] === id ? first : undefined;
}

/** The number of the component with this id, or those of all planes of this service, ascending. Cost: O(log n). */
export function componentsNamed(graph: ServiceGraph, id: string): readonly number[] {
  const component = componentNumber(graph, id);
  if (component !== undefined) return [component];
  const numbers: number[] = [];
  const prefix = `${id}/`;
  for (let at = firstFrom(graph, prefix); graph.componentIds[at]?.startsWith(prefix); at++) numbers.push(at);
  return numbers;
}

/** The number of the first component whose id is not before this one. */
function firstFrom({ componentIds }: ServiceGraph, id: string): number {
  let low = 0;
  let high = componentIds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((componentIds[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
