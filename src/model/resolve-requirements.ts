import type { Code, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RequirementDeclaration, Spanned } from './manifest.ts';
import { phases } from './vocabulary.ts';

export const selfDependency: Code = {
  id: 'self-dependency',
  severity: 'error',
  title: 'a service depends on itself',
  explanation: `Nothing can wait for itself to start, and losing itself is not a consequence.

Usually a plane of the service is meant: \`ec2/control\` may depend on \`ec2/data\`. What a service with planes
lists itself holds for each of its planes; list it under the plane that needs it.`,
};

export const duplicateRequirement: Code = {
  id: 'duplicate-requirement',
  severity: 'error',
  title: 'the same target is required twice in the same phase',
  explanation: `Two requirements on one target with one phase leave open which strength and tolerance hold.

Keep one of them. The same target may be required once to start (\`phase: startup\`) and once to run
(\`phase: runtime\`), with different strengths. What a service with planes lists holds for each of its planes
and counts there.`,
};

export const ambiguousMember: Code = {
  id: 'ambiguous-member',
  severity: 'error',
  title: 'a group member stands for several components',
  explanation: `A group counts its members, so each of them has to be one component. A bare service means its \`data\` plane; a
service that has several planes and no \`data\` plane has to be named by plane:

    dependsOn:
      - anyOf: [queue/control, other-queue]`,
};

export const repeatedMember: Code = {
  id: 'repeated-member',
  severity: 'error',
  title: 'a group has the same member twice',
  explanation: `A member that counts twice is redundancy on paper only: one failure takes both.

Name each member once. A bare \`db\` and \`db/data\` are the same component.`,
};

/** A requirement between existing components. */
export interface ResolvedRequirement {
  readonly dependent: number;
  /** Ascending, distinct, never the dependent itself. */
  readonly members: readonly number[];
  readonly declaration: RequirementDeclaration;
}

/** A list of requirements as written, and the components that each of them holds for. */
export interface DeclaredRequirements {
  /** The service or plane that wrote it, for messages. */
  readonly subject: string;
  readonly dependents: readonly number[];
  readonly dependsOn: readonly RequirementDeclaration[];
}

/**
 * Turns written requirements into requirements between components, sorted by dependent, members and phase.
 *
 * What cannot be used is reported once and left out: unknown targets, self-dependencies, groups whose members
 * are not distinct components, and the later of two requirements on the same target in the same phase.
 * Cost: O(n + m log d) for m requirements of at most d to a component.
 */
export function resolveRequirements(
  declared: readonly DeclaredRequirements[],
  resolve: (reference: Spanned<string>, subject: string) => readonly number[],
  onProblem: (problem: Diagnostic) => void,
): readonly ResolvedRequirement[] {
  const resolved: ResolvedRequirement[] = [];
  for (const { subject, dependents, dependsOn } of declared) {
    for (const declaration of dependsOn) {
      const targets =
        declaration.members.length === 1
          ? singleTargets(declaration, subject, resolve)
          : groupTarget(declaration, subject, resolve, onProblem);
      addForEach(dependents, targets, declaration, subject, resolved, onProblem);
    }
  }
  return withoutDuplicates(resolved, onProblem);
}

/** A single reference may mean several planes: each is a requirement of its own. */
function singleTargets(
  declaration: RequirementDeclaration,
  subject: string,
  resolve: (reference: Spanned<string>, subject: string) => readonly number[],
): readonly (readonly number[])[] {
  return declaration.members.flatMap((reference) => resolve(reference, subject).map((number) => [number]));
}

/** One list with the group's members, or none when one of them cannot be used. */
function groupTarget(
  declaration: RequirementDeclaration,
  subject: string,
  resolve: (reference: Spanned<string>, subject: string) => readonly number[],
  onProblem: (problem: Diagnostic) => void,
): readonly (readonly number[])[] {
  const members: number[] = [];
  let usable = true;
  for (const reference of declaration.members) {
    const numbers = resolve(reference, subject);
    const [number] = numbers;
    if (number === undefined || numbers.length > 1) {
      if (number !== undefined) onProblem(ambiguous(reference));
      usable = false;
    } else if (members.includes(number)) {
      onProblem(repeated(reference));
      usable = false;
    } else members.push(number);
  }
  return usable ? [members.sort((a, b) => a - b)] : [];
}

function addForEach(
  dependents: readonly number[],
  targets: readonly (readonly number[])[],
  declaration: RequirementDeclaration,
  subject: string,
  resolved: ResolvedRequirement[],
  onProblem: (problem: Diagnostic) => void,
): void {
  let reported = false;
  for (const members of targets) {
    for (const dependent of dependents) {
      if (!members.includes(dependent)) resolved.push({ dependent, members, declaration });
      else if (!reported) {
        reported = true;
        onProblem(dependsOnItself(declaration, subject));
      }
    }
  }
}

/** In order, and of two alike only the one that was loaded first. Buckets first: few requirements share a dependent. */
function withoutDuplicates(
  resolved: readonly ResolvedRequirement[],
  onProblem: (problem: Diagnostic) => void,
): readonly ResolvedRequirement[] {
  const byDependent: ResolvedRequirement[][] = [];
  for (const requirement of resolved) {
    const bucket = byDependent[requirement.dependent];
    if (bucket === undefined) byDependent[requirement.dependent] = [requirement];
    else bucket.push(requirement);
  }
  const reported = new Set<RequirementDeclaration>();
  const kept: ResolvedRequirement[] = [];
  // Empty slots are skipped; the sort is stable, so what was loaded first stays first.
  byDependent.forEach((bucket) => {
    bucket.sort(compareRequirements);
    bucket.forEach((requirement, index) => {
      const previous = bucket[index - 1];
      if (previous === undefined || compareRequirements(previous, requirement) !== 0) kept.push(requirement);
      else if (!reported.has(requirement.declaration)) {
        reported.add(requirement.declaration);
        onProblem(duplicate(requirement.declaration, previous.declaration));
      }
    });
  });
  return kept;
}

/** By members, then phase. */
function compareRequirements(a: ResolvedRequirement, b: ResolvedRequirement): number {
  return (
    compareLists(a.members, b.members) ||
    phases.indexOf(a.declaration.phase) - phases.indexOf(b.declaration.phase)
  );
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length && index < b.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function ambiguous(reference: Spanned<string>): Diagnostic {
  return {
    code: ambiguousMember,
    message: `\`${reference.value}\` has several planes and no \`data\` plane, so it is not one member`,
    span: reference.span,
    hint: `name the plane: \`${reference.value}/control\``,
  };
}

function repeated(reference: Spanned<string>): Diagnostic {
  return {
    code: repeatedMember,
    message: `\`${reference.value}\` is already a member of this group`,
    span: reference.span,
    hint: 'name each member once; `atLeast` says how many must hold',
  };
}

function dependsOnItself(declaration: RequirementDeclaration, subject: string): Diagnostic {
  const reference = declaration.members[0];
  const target = reference?.value ?? '';
  return {
    code: selfDependency,
    message:
      target === subject
        ? `\`${subject}\` depends on itself`
        : `\`${subject}\` depends on itself through \`${target}\``,
    span: declaration.members.length === 1 && reference !== undefined ? reference.span : declaration.span,
    hint: 'remove it, or list it under the plane that needs the other plane',
  };
}

function duplicate(declaration: RequirementDeclaration, first: RequirementDeclaration): Diagnostic {
  const [single, ...others] = declaration.members;
  const isGroup = single === undefined || others.length > 0;
  return {
    code: duplicateRequirement,
    message: `${isGroup ? 'this group' : `\`${single.value}\``} is already required with phase \`${declaration.phase}\``,
    span: isGroup ? declaration.span : single.span,
    hint: 'keep one of the two, or give them different phases',
    related: [{ message: 'first required here', span: first.span }],
  };
}
