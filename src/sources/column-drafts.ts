import { GrowingNumbers } from '../model/growing-numbers.ts';
import type { RequirementColumns, SubjectColumns } from '../model/manifest-columns.ts';
import type { PlainRequirement } from './plain-requirements.ts';

/** A column while it is filled. */
type Draft<Column> = Column extends Int32Array
  ? GrowingNumbers
  : Column extends ReadonlyMap<number, number>
    ? Map<number, number>
    : number[];
type Drafts<Columns> = { readonly [Key in keyof Columns]: Draft<Columns[Key]> };

/** Columns while they are filled. */
export interface ColumnDrafts {
  readonly services: string[];
  readonly subjects: Drafts<SubjectColumns>;
  readonly requirements: Drafts<RequirementColumns>;
}

export function makeColumnDrafts(): ColumnDrafts {
  return {
    services: [],
    subjects: { service: [], plane: [], startupMs: [] },
    requirements: {
      subject: new GrowingNumbers(),
      position: new GrowingNumbers(),
      strength: new GrowingNumbers(),
      phase: new GrowingNumbers(),
      toleratesMs: new Map(),
      atLeast: new GrowingNumbers(),
      memberEnd: new GrowingNumbers(),
      member: new GrowingNumbers(),
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
  if (requirement.toleratesMs > 0)
    requirements.toleratesMs.set(requirements.subject.length, requirement.toleratesMs);
  requirements.subject.push(subject);
  requirements.position.push(position);
  requirements.strength.push(requirement.strength);
  requirements.phase.push(requirement.phase);
  requirements.atLeast.push(requirement.atLeast);
  for (let index = 0; index < requirement.memberCount; index++) {
    requirements.member.push(requirement.members[index] ?? 0);
  }
  requirements.memberEnd.push(requirements.member.length);
}

/** The columns, filled. */
export function finishedRequirements({ requirements }: ColumnDrafts): RequirementColumns {
  return {
    subject: requirements.subject.all(),
    position: requirements.position.all(),
    strength: requirements.strength.all(),
    phase: requirements.phase.all(),
    toleratesMs: requirements.toleratesMs,
    atLeast: requirements.atLeast.all(),
    memberEnd: requirements.memberEnd.all(),
    member: requirements.member.all(),
  };
}
