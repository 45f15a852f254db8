import { describeComponents, describeService } from '../model/describe-services.ts';
import { lazyList } from '../model/lazy-list.ts';
import type { Attributes, RequirementDeclaration, ServiceDeclaration } from '../model/manifest.ts';
import { type MergedService, mergeServices } from '../model/merge-services.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { planes } from '../model/vocabulary.ts';
import { BlockReader } from './block-reader.ts';
import { sourceOf } from './formats.ts';
import { makeProblems } from './problems.ts';
import { readService } from './services.ts';
import { unlessTooLarge } from './short-way/kernel.ts';
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
    return graph && withDetails(read.title, graph, makeServiceReader(file, text, graph.serviceLines));
  });
}

function withDetails(
  title: string | undefined,
  { componentIds, compact, serviceIds, serviceOf, placeOf }: KernelGraph,
  readService: (service: number) => ServiceDeclaration,
): ServiceGraph {
  const merged = (service: number) => mergedService(readService(service));
  const componentOf = (number: number) => {
    const components = describeComponents(merged(serviceOf[number] ?? 0));
    return found(components.find(({ id }) => id === componentIds[number]));
  };
  // What one entry of a list says of several components is one object, as it is by the long way.
  const declarations = new Map<number, RequirementDeclaration>();
  const requirementOf = (number: number) => {
    const { entry, service, plane, position } = placeOf(number);
    const known = declarations.get(entry);
    if (known !== undefined) return known;
    const declaration = found(attributesOf(readService(service), plane).dependsOn[position]);
    declarations.set(entry, declaration);
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

function attributesOf(service: ServiceDeclaration, plane: number): Attributes {
  return plane === -1 ? service : found(service.planes.find((each) => each.plane.value === planes[plane]));
}

function mergedService(declaration: ServiceDeclaration): MergedService {
  return found(mergeServices([{ file: declaration.id.span.file, services: [declaration] }], () => {})[0]);
}

/** Makes a function that reads again, as a tree, what the text says of one service. */
function makeServiceReader(
  file: string,
  text: string,
  lines: Int32Array,
): (service: number) => ServiceDeclaration {
  let last: { readonly service: number; readonly declaration: ServiceDeclaration } | undefined;
  return (service) => {
    if (last?.service === service) return last.declaration;
    const entry = found(new BlockReader(text).readEntryAt(lines[service] ?? 0));
    const declaration = found(readService(entry, makeProblems(file)));
    last = { service, declaration };
    return declaration;
  };
}

/** What is there, since the text was read without a problem. */
function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a text that was read once reads alike again');
  return value;
}
