import { describeComponents, describeService } from '../model/describe-services.ts';
import { lazyList } from '../model/lazy-list.ts';
import type { RequirementDeclaration, ServiceDeclaration } from '../model/manifest.ts';
import { type MergedService, mergeServices } from '../model/merge-services.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { unlessTooLarge } from '../model/web-assembly.ts';
import { sourceOf } from './formats.ts';
import { type DetailReader, found, makeDetailReader } from './short-way/detail-reader.ts';
import { type KernelGraph, kernelGraph } from './short-way/kernel-graph.ts';
import { readManifest } from './short-way/read-manifest.ts';
import { yaml } from './yaml.ts';

/**
 * The graph of one manifest in YAML by the short way, as `readManifests` and `buildGraph` would make it, but many
 * times as fast: what it takes to compute is read at once, names, purposes and evidence when somebody looks at them.
 *
 * `ascii` may hold the bytes of a text of ASCII alone, to save making them again. Undefined for a text that takes the
 * long way, and for everything that is wrong, which the long way reports.
 */
export function readGraph(file: string, text: string, ascii?: Uint8Array): ServiceGraph | undefined {
  if (sourceOf(file) !== yaml) return undefined;
  return unlessTooLarge(() => {
    const read = readManifest(file, text, ascii);
    const graph = read && kernelGraph(read.kernel, text);
    return graph && withDetails(read.title, graph, makeDetailReader(file, text, graph.serviceLines));
  });
}

function withDetails(
  title: string | undefined,
  { componentIds, compact, serviceIds, serviceLines, serviceOf, placeOf }: KernelGraph,
  { serviceAt, requirementAt }: DetailReader,
): ServiceGraph {
  const merged = (service: number) => mergedService(serviceAt(serviceLines[service] ?? 0));
  const componentOf = (number: number) => {
    const components = describeComponents(merged(serviceOf[number] ?? 0));
    return found(components.find(({ id }) => id === componentIds[number]));
  };
  // What one entry of a list says of several components is one object, as it is by the long way.
  const declarations = new Map<number, RequirementDeclaration>();
  const requirementOf = (number: number) => {
    const place = placeOf(number);
    const known = declarations.get(place.entry);
    if (known !== undefined) return known;
    const declaration = requirementAt(place);
    declarations.set(place.entry, declaration);
    return declaration;
  };
  let inOrder: readonly number[] | undefined;
  let numbers: ReadonlyMap<string, number> | undefined;
  const describe = (index: number) => {
    inOrder ??= [...serviceIds.keys()].sort((a, b) =>
      (serviceIds[a] ?? '') < (serviceIds[b] ?? '') ? -1 : 1,
    );
    numbers ??= new Map(componentIds.map((id, number) => [id, number]));
    return describeService(merged(inOrder[index] ?? 0), numbers);
  };
  return {
    title,
    services: lazyList(serviceIds.length, describe),
    components: lazyList(componentIds.length, componentOf),
    componentIds,
    requirements: lazyList(compact.requirementCount, requirementOf),
    compact,
  };
}

function mergedService(declaration: ServiceDeclaration): MergedService {
  return found(mergeServices([{ file: declaration.id.span.file, services: [declaration] }], () => {})[0]);
}
