import type { ManifestColumns } from './manifest-columns.ts';
import { planes } from './vocabulary.ts';

/** The components that columns tell of: the services without planes, and the planes. */
export interface ColumnComponents {
  /** Sorted; the position is the component's number. */
  readonly componentIds: readonly string[];
  /** The subject that each component is. */
  readonly subjectOf: Int32Array;
  /** The component that a subject is; -1 for a service with planes. */
  readonly componentOf: Int32Array;
  /** The components that a subject speaks for: itself, or all planes of a service; ascending. */
  readonly componentsOf: (subject: number) => readonly number[];
}

/** Cost: linear in what stands in order of ids already, else O(n log n). */
export function componentsOfColumns({ services, subjects }: ManifestColumns): ColumnComponents {
  const ids: string[] = [];
  const subjectsOfIds: number[] = [];
  subjects.service.forEach((service, subject) => {
    const plane = subjects.plane[subject] ?? -1;
    // A service is followed by its planes; with any, it is no component itself.
    if (plane === -1 && subjects.service[subject + 1] === service) return;
    const id = services[service] ?? '';
    ids.push(plane === -1 ? id : `${id}/${planes[plane]}`);
    subjectsOfIds.push(subject);
  });
  const isSorted = ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id);
  const order = [...ids.keys()];
  if (!isSorted) order.sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
  const subjectOf = Int32Array.from(order, (index) => subjectsOfIds[index] ?? 0);

  const componentOf = new Int32Array(subjects.service.length).fill(-1);
  subjectOf.forEach((subject, component) => {
    componentOf[subject] = component;
  });
  const componentsOf = (subject: number): readonly number[] => {
    const component = componentOf[subject] ?? -1;
    if (component !== -1) return [component];
    const all: number[] = [];
    const service = subjects.service[subject];
    for (let at = subject + 1; subjects.service[at] === service; at++) all.push(componentOf[at] ?? -1);
    return all.sort((a, b) => a - b);
  };
  const componentIds = isSorted ? ids : order.map((index) => ids[index] ?? '');
  return { componentIds, subjectOf, componentOf, componentsOf };
}

/** The components that references mean, as `makeReferenceResolver` has it. */
export interface ReferenceTargets {
  /** The component that a reference means; -1 where that is not one. */
  readonly targetOf: Int32Array;
  readonly targetsOf: (reference: number) => readonly number[];
}

/** Looks up what the references of the columns mean; undefined when one of them leads nowhere. */
export function targetsOfColumns(
  { services, subjects, references }: ManifestColumns,
  { componentOf, componentsOf }: ColumnComponents,
): ReferenceTargets | undefined {
  const planesOf = new Map<string, number>();
  const dataOf = new Map<number, number>();
  subjects.plane.forEach((plane, subject) => {
    if (plane === -1) return;
    const service = subjects.service[subject] ?? 0;
    planesOf.set(`${services[service]}/${planes[plane]}`, subject);
    if (plane === dataPlane) dataOf.set(service, subject);
  });
  const subjectOf = new Int32Array(references.length);
  for (let reference = 0; reference < references.length; reference++) {
    const service = references.subject(reference);
    const subject =
      service === undefined
        ? planesOf.get(references.text(reference))
        : (dataOf.get(subjects.service[service] ?? 0) ?? service);
    if (subject === undefined) return undefined;
    subjectOf[reference] = subject;
  }
  return {
    targetOf: subjectOf.map((subject) => componentOf[subject] ?? -1),
    targetsOf: (reference) => componentsOf(subjectOf[reference] ?? 0),
  };
}

const dataPlane = planes.indexOf('data');
