import type { CompactGraph } from '../../model/compact-graph.ts';
import { planes } from '../../model/vocabulary.ts';
import type { ManifestKernel } from './kernel.ts';

/** The graph of a manifest as far as numbers and ids tell, and where the rest of it is to be found. */
export interface KernelGraph {
  /** Sorted; the position is the component's number. */
  readonly componentIds: readonly string[];
  readonly compact: CompactGraph;
  /** In the order of the text. */
  readonly serviceIds: readonly string[];
  /** Where the line of each service starts. */
  readonly serviceLines: Int32Array;
  /** The service that each component is or is a plane of. */
  readonly serviceOf: Int32Array;
  /** Where each requirement stands. What one entry of a list says of several components has one place. */
  readonly placeOf: (requirement: number) => RequirementPlace;
}

export interface RequirementPlace {
  /** The entry, as its number in the text. */
  readonly entry: number;
  readonly service: number;
  /** Index into `planes`; -1 for the service itself. */
  readonly plane: number;
  /** The position in the list of the service or plane. */
  readonly position: number;
  /** Where the line of the item starts; -1 for a requirement that has none of its own. */
  readonly line: number;
}

/**
 * The numbers that `buildGraph` comes to, from what a kernel has read of this text; undefined for whatever it would
 * report. Cost: O(n log n + m log d) for n components and m requirements of at most d to a component.
 */
export function kernelGraph(
  { steps, variable, buffer }: ManifestKernel,
  text: string,
): KernelGraph | undefined {
  steps.orderComponents();
  if (steps.layOutRows() === 0) return undefined;
  // Copies, since the memory holds much that nobody needs any more.
  const whole = (name: string, length: number) => new Int32Array(buffer(), variable(name), length).slice();
  const bytes = (name: string, length: number) => new Uint8Array(buffer(), variable(name), length).slice();
  const floats = (name: string, length: number) => new Float64Array(buffer(), variable(name), length).slice();
  const [services, subjects] = [variable('serviceCount'), variable('subjectCount')];
  const [componentCount, requirementCount] = [variable('componentCount'), variable('rowCount')];
  const [entries, members] = [variable('requirementCount'), variable('rowMemberCount')];

  const compact: CompactGraph = {
    componentCount,
    requirementCount,
    requirementStart: whole('requirementStart', componentCount + 1),
    dependent: whole('dependent', requirementCount),
    strength: bytes('strength', requirementCount),
    phase: bytes('phase', requirementCount),
    toleratesMs: floats('toleratesMs', requirementCount),
    atLeast: whole('atLeast', requirementCount),
    memberStart: whole('memberStart', requirementCount + 1),
    member: whole('rowMember', members),
    dependentStart: whole('dependentStart', componentCount + 1),
    dependentRequirement: whole('dependentRequirement', members),
    dependentEdge: whole('dependentEdge', members),
    startupMs: floats('startupMs', componentCount),
  };

  const serviceIds = idsIn(text, whole('serviceIdStart', services), whole('serviceIdEnd', services));
  const serviceOfSubject = whole('subjectService', subjects);
  const planeOfSubject = whole('subjectPlane', subjects);
  const subjectOf = whole('subjectOfComponent', componentCount);
  const [origin, subjectOfEntry] = [whole('origin', requirementCount), whole('requirementSubject', entries)];
  const position = whole('requirementPosition', entries);
  const line = whole('requirementLine', entries);
  const componentIds: string[] = [];
  for (let component = 0; component < componentCount; component++) {
    const subject = subjectOf[component] ?? 0;
    const id = serviceIds[serviceOfSubject[subject] ?? 0] ?? '';
    const plane = planeOfSubject[subject] ?? -1;
    componentIds.push(plane === -1 ? id : `${id}/${planes[plane]}`);
  }
  return {
    componentIds,
    compact,
    serviceIds,
    serviceLines: whole('serviceLine', services),
    serviceOf: subjectOf.map((subject) => serviceOfSubject[subject] ?? 0),
    placeOf: (requirement) => {
      const entry = origin[requirement] ?? 0;
      const subject = subjectOfEntry[entry] ?? 0;
      return {
        entry,
        service: serviceOfSubject[subject] ?? 0,
        plane: planeOfSubject[subject] ?? -1,
        position: position[entry] ?? 0,
        line: line[entry] ?? -1,
      };
    },
  };
}

function idsIn(text: string, starts: Int32Array, ends: Int32Array): string[] {
  const ids: string[] = [];
  for (let service = 0; service < starts.length; service++) {
    ids.push(text.slice(starts[service], ends[service]));
  }
  return ids;
}
