import { type Checked, type Code, compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { wholeFile } from '../diagnostics/source-span.ts';
import { compileGraph } from './compile-graph.ts';
import { componentIdsOf, describeComponents, describeService } from './describe-services.ts';
import type { Manifest } from './manifest.ts';
import {
  conflictingValue,
  type MergedAttributes,
  type MergedService,
  mergeServices,
} from './merge-services.ts';
import { makeReferenceResolver, unknownPlane, unknownService } from './resolve-reference.ts';
import {
  ambiguousMember,
  type DeclaredRequirements,
  duplicateRequirement,
  repeatedMember,
  resolveRequirements,
  selfDependency,
} from './resolve-requirements.ts';
import type { ServiceGraph } from './service-graph.ts';

export const missingVersion: Code = {
  id: 'missing-version',
  severity: 'error',
  title: 'no file says which version of the format it is written in',
  explanation: `One of the files loaded together has to say \`faultline: 1\`, so that a later version of the format can change
without changing the meaning of yours.

    faultline: 1
    services:
      …`,
};

/** Codes that building a graph can raise. */
export const graphCodes: readonly Code[] = [
  missingVersion,
  conflictingValue,
  unknownService,
  unknownPlane,
  selfDependency,
  duplicateRequirement,
  ambiguousMember,
  repeatedMember,
];

/**
 * Makes the graph that manifests loaded together describe: the only maker of a `ServiceGraph`.
 *
 * What cannot be used is reported and left out, and there is always a graph; with an error among the
 * diagnostics it is not the one that was meant, so answer no question from it.
 * The result does not depend on the order of manifests, services or requirements.
 * Cost: O(n log n + m log m) for n components and m requirements.
 */
export function buildGraph(manifests: readonly Manifest[]): Checked<ServiceGraph> {
  const diagnostics: Diagnostic[] = [];
  const onProblem = (problem: Diagnostic) => void diagnostics.push(problem);

  checkVersion(manifests, onProblem);
  const title = mergedTitle(manifests, onProblem);
  const merged = mergeServices(manifests, onProblem);
  const components = merged.flatMap(describeComponents).sort((a, b) => (a.id < b.id ? -1 : 1));
  const numbers = new Map(components.map((component, number) => [component.id, number]));
  const byId = new Map(merged.map((service) => [service.id, service]));
  const resolve = makeReferenceResolver(byId, numbers, onProblem);
  const declared = merged.flatMap((service) => declaredRequirements(service, numbers));
  const requirements = resolveRequirements(declared, resolve, onProblem);

  const value: ServiceGraph = {
    title,
    services: merged.map((service) => describeService(service, numbers)),
    components,
    componentIds: components.map(({ id }) => id),
    requirements: requirements.map((requirement) => requirement.declaration),
    compact: compileGraph(
      components.map((component) => component.startupMs),
      requirements,
    ),
  };
  return { value, diagnostics: diagnostics.sort(compareDiagnostics) };
}

function checkVersion(manifests: readonly Manifest[], onProblem: (problem: Diagnostic) => void): void {
  const [first] = manifests;
  if (first === undefined || manifests.some((manifest) => manifest.version !== undefined)) return;
  onProblem({
    code: missingVersion,
    message: 'no file says which version of the format it is written in',
    span: wholeFile(first.file),
    hint: 'begin the file with `faultline: 1`',
  });
}

function mergedTitle(
  manifests: readonly Manifest[],
  onProblem: (problem: Diagnostic) => void,
): string | undefined {
  const titles = manifests.flatMap((manifest) => manifest.title ?? []);
  const [first] = titles;
  for (const title of titles) {
    if (first === undefined || title.value === first.value) continue;
    onProblem({
      code: conflictingValue,
      message: '`title` of the graph is already set to another value',
      span: title.span,
      hint: 'files that load together are one graph: keep its title in one of them',
      related: [{ message: 'first set here', span: first.span }],
    });
  }
  return first?.value;
}

/** What the service lists holds for all its components, what a plane lists for that one. */
function declaredRequirements(
  service: MergedService,
  numbers: ReadonlyMap<string, number>,
): DeclaredRequirements[] {
  const numbersOf = (ids: readonly string[]) => ids.flatMap((id) => numbers.get(id) ?? []);
  const listed = (subject: string, ids: readonly string[], attributes: MergedAttributes) => ({
    subject,
    dependents: numbersOf(ids),
    dependsOn: attributes.dependsOn,
  });
  return [
    listed(service.id, componentIdsOf(service), service),
    ...[...service.planes].map(([name, plane]) => {
      const id = `${service.id}/${name}`;
      return listed(id, [id], plane);
    }),
  ];
}
