import type { ManifestColumns } from './manifest-columns.ts';
import { planes } from './vocabulary.ts';

/** The components that columns tell of: the services without planes, and the planes. */
export interface ColumnComponents {
  /** Sorted; the position is the component's number. */
  readonly componentIds: readonly string[];
  /** The subject that each component is. */
  readonly subjectOf: Int32Array;
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

  const own: (readonly number[])[] = subjects.service.map(() => nobody);
  subjectOf.forEach((subject, component) => {
    own[subject] = [component];
  });
  const componentsOf = (subject: number): readonly number[] => {
    const known = own[subject] ?? nobody;
    if (known !== nobody) return known;
    const all: number[] = [];
    const service = subjects.service[subject];
    for (let at = subject + 1; subjects.service[at] === service; at++) all.push(...(own[at] ?? nobody));
    own[subject] = all.sort((a, b) => a - b);
    return all;
  };
  return { componentIds: isSorted ? ids : order.map((index) => ids[index] ?? ''), subjectOf, componentsOf };
}

const nobody: readonly number[] = [];

/**
 * Makes a function from a reference of the columns to the components that it means, as `makeReferenceResolver`
 * has it; undefined when one of the references leads nowhere.
 */
export function targetsOfColumns(
  { services, subjects, references }: ManifestColumns,
  componentsOf: (subject: number) => readonly number[],
): ((reference: number) => readonly number[]) | undefined {
  const planesOf = new Map<string, readonly number[]>();
  const dataOf = new Map<number, readonly number[]>();
  subjects.plane.forEach((plane, subject) => {
    if (plane === -1) return;
    const service = subjects.service[subject] ?? 0;
    planesOf.set(`${services[service]}/${planes[plane]}`, componentsOf(subject));
    if (plane === dataPlane) dataOf.set(service, componentsOf(subject));
  });
  const targets: (readonly number[])[] = [];
  for (let reference = 0; reference < references.length; reference++) {
    const subject = references.subject(reference);
    const target =
      subject === undefined
        ? planesOf.get(references.text(reference))
        : (dataOf.get(subjects.service[subject] ?? 0) ?? componentsOf(subject));
    if (target === undefined) return undefined;
    targets.push(target);
  }
  return (reference) => targets[reference] ?? nobody;
}

const dataPlane = planes.indexOf('data');
