import type { RequirementColumns, SubjectColumns } from '../model/manifest-columns.ts';
import type { PlainRequirement } from './plain-requirements.ts';

type Writable<Columns> = { readonly [Key in keyof Columns]: number[] };

/** Columns while they are filled. */
export interface ColumnDrafts {
  readonly services: string[];
  readonly subjects: Writable<SubjectColumns>;
  readonly requirements: Writable<RequirementColumns>;
}

export function makeColumnDrafts(): ColumnDrafts {
  return {
    services: [],
    subjects: { service: [], plane: [], startupMs: [] },
    requirements: {
      subject: [],
      position: [],
      strength: [],
      phase: [],
      toleratesMs: [],
      atLeast: [],
      memberEnd: [],
      member: [],
    },
  };
}

/** Adds a service, or a plane of the last one, and gives its number. */
export function addSubject({ services, subjects }: ColumnDrafts, plane: number): number {
  subjects.service.push(services.length - 1);
  subjects.startupMs.push(Number.NaN);
  return subjects.plane.push(plane) - 1;
}

export function addRequirement(
  { requirements }: ColumnDrafts,
  subject: number,
  position: number,
  requirement: PlainRequirement,
): void {
  requirements.subject.push(subject);
  requirements.position.push(position);
  requirements.strength.push(requirement.strength);
  requirements.phase.push(requirement.phase);
  requirements.toleratesMs.push(requirement.toleratesMs);
  requirements.atLeast.push(requirement.atLeast);
  for (const member of requirement.members) requirements.member.push(member);
  requirements.memberEnd.push(requirements.member.length);
}
