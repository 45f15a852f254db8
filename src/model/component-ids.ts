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
export function componentNumber({ componentIds }: ServiceGraph, id: string): number | undefined {
  let low = 0;
  let high = componentIds.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((componentIds[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return componentIds[low] === id ? low : undefined;
}
