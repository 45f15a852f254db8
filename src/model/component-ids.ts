import type { ServiceGraph } from './service-graph.ts';

/** The id of the component with this number. Pre: the graph has it. */
export function componentId({ components }: ServiceGraph, number: number): string {
  return components[number]?.id ?? '';
}

/** The number of the component with this id; undefined when the graph has none. Cost: O(log n), ids are sorted. */
export function componentNumber({ components }: ServiceGraph, id: string): number | undefined {
  let low = 0;
  let high = components.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((components[middle]?.id ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return components[low]?.id === id ? low : undefined;
}
