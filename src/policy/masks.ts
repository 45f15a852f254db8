import type { ServiceGraph } from '../model/service-graph.ts';
import type { Selection } from './rule.ts';

/** A selection as an array by component number: 1 for what is selected. */
export function maskOf({ components }: ServiceGraph, { members }: Selection): Uint8Array {
  const mask = new Uint8Array(components.length);
  for (const member of members) mask[member] = 1;
  return mask;
}
