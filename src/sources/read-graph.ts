import { describeComponents, describeService } from '../model/describe-services.ts';
import { type ColumnGraph, graphFromColumns } from '../model/graph-from-columns.ts';
import { lazyList } from '../model/lazy-list.ts';
import type { Attributes, RequirementDeclaration, ServiceDeclaration } from '../model/manifest.ts';
import { type MergedService, mergeServices } from '../model/merge-services.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { planes } from '../model/vocabulary.ts';
import { BlockReader } from './block-reader.ts';
import { sourceOf } from './formats.ts';
import { type ReadColumns, readColumns } from './manifest-columns.ts';
import { makeProblems } from './problems.ts';
import { readService } from './services.ts';
import { yaml } from './yaml.ts';

/**
 * The graph of one manifest in YAML by the short way, as `readManifests` and `buildGraph` would make it, but some
 * times as fast: what it takes to compute is read at once, names, purposes and evidence when somebody looks at them.
 *
 * Undefined for a text that takes the long way, and for everything that is wrong, which the long way reports.
 */
export function readGraph(file: string, text: string): ServiceGraph | undefined {
  const read = sourceOf(file) === yaml ? readColumns(file, text) : undefined;
  const graph = read && graphFromColumns(read.columns);
  return graph && read && withDetails(graph, read, makeServiceReader(file, text, read.serviceLines));
}

function withDetails(
  { componentIds, compact, subjectOf, originOf }: ColumnGraph,
  { columns: { title, services, subjects, requirements } }: ReadColumns,
  readService: (service: number) => ServiceDeclaration,
): ServiceGraph {
  const merged = (service: number) => mergedService(readService(service));
  const componentOf = (number: number) => {
    const components = describeComponents(merged(subjects.service[subjectOf[number] ?? 0] ?? 0));
    return found(components.find(({ id }) => id === componentIds[number]));
  };
  // What one entry of a list says of several components is one object, as it is by the long way.
  const declarations = new Map<number, RequirementDeclaration>();
  const requirementOf = (number: number) => {
    const origin = originOf[number] ?? 0;
    const known = declarations.get(origin);
    if (known !== undefined) return known;
    const subject = requirements.subject[origin] ?? 0;
    const { dependsOn } = attributesOf(
      readService(subjects.service[subject] ?? 0),
      subjects.plane[subject] ?? -1,
    );
    const declaration = found(dependsOn[requirements.position[origin] ?? 0]);
    declarations.set(origin, declaration);
    return declaration;
  };
  let inOrder: readonly number[] | undefined;
  const serviceOf = (index: number) => {
    inOrder ??= [...services.keys()].sort((a, b) => ((services[a] ?? '') < (services[b] ?? '') ? -1 : 1));
    numbers ??= new Map(componentIds.map((id, number) => [id, number]));
    return describeService(merged(inOrder[index] ?? 0), numbers);
  };
  let numbers: ReadonlyMap<string, number> | undefined;
  return {
    title,
    services: lazyList(services.length, serviceOf),
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
  lines: readonly number[],
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

/** What is there, since the columns were read without a problem. */
function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a text that was read once reads alike again');
  return value;
}
