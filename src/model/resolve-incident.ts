import type { Checked, Code, Diagnostic } from '../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint } from '../diagnostics/similar-names.ts';
import { serviceOf } from './component-ids.ts';
import type { Incident, IncidentRoot, Observation, Remark } from './incident.ts';
import type { IncidentDeclaration, ObservationDeclaration } from './incident-declaration.ts';
import type { ServiceGraph } from './service-graph.ts';

export const unknownComponent: Code = {
  id: 'unknown-component',
  severity: 'error',
  title: 'an incident names a component that its graph does not have',
  explanation: `What failed, what was observed and what was not affected are components of the graph that the incident is replayed on:
a service (\`dynamodb\`; with planes, all of them) or one plane of it (\`ec2/control\`).

Correct the name, add the service to a manifest under \`graph\`, or leave the entry out: nothing can be predicted of
what the graph does not know.`,
};

export const conflictingObservations: Code = {
  id: 'conflicting-observations',
  severity: 'error',
  title: 'an incident says of one component that it was affected and that it was not',
  explanation: `A component stands under \`unaffected\` and also under \`roots\` or \`observed\`, or twice under \`unaffected\`. Nothing
can be scored against both.

Where a service was affected in part, name its planes: \`ec2/control\` was down and \`ec2/data\` was not affected. A
service that is named without a plane stands for all of them.`,
};

/** The problems of an incident and its graph together, sorted by id. */
export const incidentGraphCodes: readonly Code[] = [conflictingObservations, unknownComponent];

/**
 * Puts an incident on a graph: references become ids of components, a service with planes all of its planes.
 *
 * What is unknown or contradicts itself is reported and left out. Cost: linear in the entries and the components,
 * and that of the hints.
 */
export function resolveIncident(
  graph: ServiceGraph,
  { title, start, roots, observed, unaffected }: IncidentDeclaration,
): Checked<Incident> {
  const diagnostics: Diagnostic[] = [];
  const resolve = makeResolver(graph, (problem) => void diagnostics.push(problem));
  const remarks = <T extends Remark>(
    entries: readonly ObservationDeclaration[],
    make: (remark: Remark, entry: ObservationDeclaration) => T | undefined,
  ): readonly T[] =>
    entries.flatMap((entry) =>
      resolve(entry).flatMap((component) => make(remarkOf(component, entry), entry) ?? []),
    );
  const incident: Incident = {
    title: title?.value ?? '',
    start: start?.value ?? '',
    roots: remarks(roots, rootOf),
    observed: remarks(observed, observationOf),
    unaffected: remarks(unaffected, (remark) => remark),
  };
  return { value: incident, diagnostics: [...diagnostics, ...conflictsIn(incident)] };
}

function remarkOf(component: string, { component: { span }, source, note }: ObservationDeclaration): Remark {
  return { component, source, note, span };
}

function rootOf(remark: Remark, entry: ObservationDeclaration): IncidentRoot | undefined {
  const { state, fromMs, untilMs = Number.POSITIVE_INFINITY } = entry;
  return state === undefined || fromMs === undefined ? undefined : { ...remark, state, fromMs, untilMs };
}

function observationOf(
  remark: Remark,
  { state, fromMs, untilMs }: ObservationDeclaration,
): Observation | undefined {
  return state === undefined ? undefined : { ...remark, state, fromMs, untilMs };
}

/** Makes a function from an entry to the ids of the components that it names. */
function makeResolver(graph: ServiceGraph, onProblem: (problem: Diagnostic) => void) {
  const meanings = new Map<string, readonly string[]>();
  for (const id of graph.componentIds) {
    meanings.set(id, [id]);
    const service = serviceOf(id);
    if (service !== id) meanings.set(service, [...(meanings.get(service) ?? []), id]);
  }
  const hint = makeSimilarNamesHint('component', meanings.keys());
  return ({ component: { value, span } }: ObservationDeclaration): readonly string[] => {
    const meaning = meanings.get(value);
    if (meaning !== undefined) return meaning;
    const planes = meanings.get(value.split('/', 1)[0] ?? '');
    onProblem({
      code: unknownComponent,
      message: `the graph has no component \`${value}\``,
      span,
      hint:
        planes === undefined
          ? (hint(value) ?? `the graph has ${graph.services.length} services; \`faultline rank\` lists them`)
          : `the graph has ${planes.map((id) => `\`${id}\``).join(', ')}`,
    });
    return [];
  };
}

/** Each entry of `unaffected` that something else in the file contradicts. */
function conflictsIn({ roots, observed, unaffected }: Incident): readonly Diagnostic[] {
  const said = new Map<string, { readonly what: string; readonly remark: Remark }>();
  for (const remark of observed)
    if (!said.has(remark.component)) said.set(remark.component, { what: 'observed', remark });
  for (const remark of roots) said.set(remark.component, { what: 'a root', remark });
  return unaffected.flatMap((remark): readonly Diagnostic[] => {
    const before = said.get(remark.component);
    if (before === undefined) {
      said.set(remark.component, { what: 'unaffected', remark });
      return [];
    }
    const { what } = before;
    const message =
      what === 'unaffected'
        ? `\`${remark.component}\` is said to be unaffected twice`
        : `\`${remark.component}\` is said to be unaffected, and is ${what} as well`;
    const related = [{ message: `${what} here`, span: before.remark.span }];
    return [{ code: conflictingObservations, message, span: remark.span, related }];
  });
}
