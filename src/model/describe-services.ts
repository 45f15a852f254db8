import type { MergedPlane, MergedService } from './merge-services.ts';
import type { Component, Service } from './service-graph.ts';
import type { Plane } from './vocabulary.ts';

/** The ids of the components of a service, sorted. */
export function componentIdsOf(service: MergedService): string[] {
  const planes = [...service.planes.keys()].sort();
  return planes.length === 0 ? [service.id] : planes.map((plane) => `${service.id}/${plane}`);
}

/** The components of a service, with what it says of all of them. */
export function describeComponents(service: MergedService): Component[] {
  if (service.planes.size === 0) return [componentOf(service, undefined, undefined)];
  return [...service.planes].map(([name, plane]) => componentOf(service, name, plane));
}

/** A plane's own values win over the service's; lists add up. */
function componentOf(
  service: MergedService,
  planeName: Plane | undefined,
  plane: MergedPlane | undefined,
): Component {
  const scalars = { ...service.scalars, ...plane?.scalars };
  return {
    id: planeName === undefined ? service.id : `${service.id}/${planeName}`,
    service: service.id,
    plane: planeName,
    name: scalars.name?.value ?? service.id,
    owner: scalars.owner?.value,
    tier: scalars.tier?.value,
    slo: scalars.slo?.value,
    startupMs: scalars.startupMs?.value ?? 0,
    region: scalars.region?.value,
    cell: scalars.cell?.value,
    external: scalars.external?.value ?? false,
    description: scalars.description?.value,
    tags: sortedUnion(service.tags, plane?.tags),
    links: sortedUnion(service.links, plane?.links),
    declaredAt: plane?.declaredAt ?? service.declaredAt,
  };
}

function sortedUnion(some: readonly string[], more: readonly string[] = []): readonly string[] {
  return [...new Set([...some, ...more])].sort();
}

/** A service, given the numbers of all components. */
export function describeService(service: MergedService, numbers: ReadonlyMap<string, number>): Service {
  return {
    id: service.id,
    name: service.scalars.name?.value ?? service.id,
    planes: [...service.planes.keys()].sort(),
    components: componentIdsOf(service).flatMap((id) => numbers.get(id) ?? []),
    declaredAt: service.declaredAt,
  };
}
