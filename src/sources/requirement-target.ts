import type { Code } from '../diagnostics/diagnostic.ts';
import type { RequirementDeclaration, Spanned } from '../model/manifest.ts';
import { repeatedMember } from '../model/resolve-requirements.ts';
import { inBackticks } from './in-backticks.ts';
import { missingKey } from './known-keys.ts';
import { readReference } from './names.ts';
import type { Entry, MapNode, Node } from './node.ts';
import type { Problems } from './problems.ts';
import { readNumber } from './scalars.ts';
import { reportWrongType } from './wrong-type.ts';

export const conflictingKeys: Code = {
  id: 'conflicting-keys',
  severity: 'error',
  title: 'keys that exclude each other stand in one requirement',
  explanation: `A requirement names what it depends on in one of three ways: \`service\` for a single target, \`anyOf\` for a
group of which one is enough, \`atLeast\` with \`of\` for a group of which some number is needed. Two of them in
one entry say two things.

Keep one, and write a second entry for the other.

    dependsOn:
      - service: dynamodb
      - anyOf: [cache-a, cache-b]
      - { atLeast: 2, of: [zk-1, zk-2, zk-3] }`,
};

export const groupTooSmall: Code = {
  id: 'group-too-small',
  severity: 'error',
  title: 'a group of fewer than two',
  explanation: `A group says that its members can stand in for one another, which takes at least two of them. A group of one
is a single dependency, and reads as redundancy where there is none.

    dependsOn:
      - { service: db-a }
      - { anyOf: [cache-a, cache-b] }`,
};

export const invalidAtLeast: Code = {
  id: 'invalid-at-least',
  severity: 'error',
  title: 'a group needs more members than it has, or none',
  explanation: `\`atLeast\` says how many members of a group have to hold: a whole number, from 1 (one is enough, the same as
\`anyOf\`) to the number of members (all are needed).

    dependsOn:
      - { atLeast: 2, of: [zk-1, zk-2, zk-3] }`,
};

/** The keys that say what is depended on. */
export const targetKeys = ['service', 'anyOf', 'atLeast', 'of'] as const;

type TargetKey = (typeof targetKeys)[number];

/** Whether a key says what is depended on. */
export function isTargetKey(key: string): key is TargetKey {
  return key === 'service' || key === 'anyOf' || key === 'atLeast' || key === 'of';
}

type Target = Pick<RequirementDeclaration, 'members' | 'atLeast'>;

/** What a requirement depends on. `entries` are those of `node` that have a target key, each at most once. */
export function readTarget(node: MapNode, entries: readonly Entry[], problems: Problems): Target | undefined {
  const atLeast = entries.find(({ key }) => key.text === 'atLeast');
  const [target, other] = entries.filter((entry) => entry !== atLeast);
  if (target === undefined) {
    if (atLeast === undefined) {
      const hint = 'a requirement has one of the keys `service`, `anyOf`, or `atLeast` with `of`';
      problems.report(missingKey, node, 'this requirement does not say what it depends on', { hint });
    } else {
      const hint = 'the members of the group are listed under `of`';
      problems.report(missingKey, atLeast.key, '`atLeast` has no `of` beside it', { hint });
    }
    return undefined;
  }
  const excluded = other ?? (target.key.text === 'of' ? undefined : atLeast);
  if (excluded !== undefined) {
    reportConflict(target, excluded, problems);
    return undefined;
  }
  if (target.key.text === 'service') return readSingle(target.value, problems);
  const members = readMembers(target, problems);
  const needed = target.key.text === 'anyOf' ? 1 : readAtLeast(target, atLeast, members?.length, problems);
  return members === undefined || needed === undefined ? undefined : { members, atLeast: needed };
}

function reportConflict(target: Entry, excluded: Entry, problems: Problems): void {
  const [first, second] =
    target.key.start < excluded.key.start ? [target.key, excluded.key] : [excluded.key, target.key];
  const message = `\`${second.text}\` and \`${first.text}\` exclude each other`;
  const related = [{ message: `\`${first.text}\` is written here`, span: problems.spanOf(first) }];
  problems.report(conflictingKeys, second, message, { related });
}

function readSingle(node: Node, problems: Problems): Target | undefined {
  const reference = readReference('service', 'a reference', node, problems);
  return reference && { members: [reference], atLeast: 1 };
}

/** Undefined, and a problem, when the group cannot be used as it is. */
function readMembers({ key, value }: Entry, problems: Problems): readonly Spanned<string>[] | undefined {
  if (value.kind !== 'list') {
    reportWrongType(`\`${key.text}\` takes`, 'a list', value, problems);
    return undefined;
  }
  const members: Spanned<string>[] = [];
  const firsts = new Map<string, Spanned<string>>();
  for (const item of value.items) {
    const member = readReference(key.text, 'a list of references', item, problems);
    if (member === undefined) continue;
    const first = firsts.get(member.value);
    if (first === undefined) {
      firsts.set(member.value, member);
      members.push(member);
    } else {
      const message = `${inBackticks(member.value)} is already a member of this group`;
      const hint = 'name each member once; `atLeast` says how many must hold';
      const related = [{ message: 'first written here', span: first.span }];
      problems.report(repeatedMember, member.span, message, { hint, related });
    }
  }
  if (members.length < value.items.length) return undefined;
  if (members.length >= 2) return members;
  const count = members.length === 1 ? 'one member' : 'no members';
  const hint = members.length === 1 ? 'a single target is written `service: …`' : undefined;
  problems.report(groupTooSmall, value, `this group has ${count}`, { hint });
  return undefined;
}

/** How many members of `of` are needed. `memberCount` is undefined when they have problems of their own. */
function readAtLeast(
  of: Entry,
  atLeast: Entry | undefined,
  memberCount: number | undefined,
  problems: Problems,
): number | undefined {
  if (atLeast === undefined) {
    const hint = 'where one member is enough, the key is `anyOf`';
    problems.report(missingKey, of.key, '`of` has no `atLeast` beside it', { hint });
    return undefined;
  }
  const number = readNumber('atLeast', atLeast.value, problems);
  if (number === undefined) return undefined;
  const { value, text } = number;
  if (!Number.isInteger(value) || value < 1) {
    const hint = '`atLeast` is a whole number from 1 to the number of members';
    problems.report(invalidAtLeast, number, `${inBackticks(text)} members cannot be needed`, { hint });
    return undefined;
  }
  if (memberCount === undefined || value <= memberCount) return value;
  const message = `${inBackticks(text)} members are needed, and the group has ${memberCount}`;
  problems.report(invalidAtLeast, number, message);
  return undefined;
}
