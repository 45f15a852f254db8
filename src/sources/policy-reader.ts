import type { Code } from '../diagnostics/diagnostic.ts';
import type { PolicyDeclaration } from '../model/policy-declaration.ts';
import { inBackticks } from './in-backticks.ts';
import { isExtension, missingKey, reportUnknownKey } from './known-keys.ts';
import type { MapNode, Node } from './node.ts';
import { type PolicyDraft, policySectionKeys, readPolicyEntry } from './policy-section.ts';
import type { Problems } from './problems.ts';
import { reportWrongType, whatIs } from './wrong-type.ts';

/** The newest version of the format of policies that is read. */
export const policyVersion = 1;

export const invalidPolicyVersion: Code = {
  id: 'invalid-policy-version',
  severity: 'error',
  title: 'the version of a policy file is not one that is read',
  explanation: `The number behind \`policy\` is the version of the format of policy files, not of the program: a whole number,
without quotes. The only version so far is \`1\`.

    policy: 1
    extends: recommended`,
};

const policyKeys = ['policy', ...policySectionKeys] as const;

/**
 * Turns the documents of one policy file into what they say. What cannot be used has been reported.
 *
 * Which rules and options there are is for `policy/` to say. Cost: linear in the nodes.
 */
export function readPolicyDocuments(
  file: string,
  documents: readonly Node[],
  problems: Problems,
): readonly PolicyDeclaration[] {
  const written = documents.filter((node) => !(node.kind === 'scalar' && node.value === null));
  if (written.length === 0) reportNoVersion({ start: 0, end: 0 }, problems);
  return written.flatMap((node) => {
    if (node.kind === 'map') return [readPolicyMap(file, node, problems)];
    reportWrongType('a policy is', 'a map', node, problems);
    return [];
  });
}

function readPolicyMap(file: string, node: MapNode, problems: Problems): PolicyDeclaration {
  const draft: PolicyDraft = { file, rules: [], waivers: [] };
  const version = node.entries.find(({ key }) => key.text === 'policy')?.value;
  if (version === undefined) reportNoVersion(node.entries[0]?.key ?? node, problems);
  // Whatever else looks wrong may be right in another version.
  else if (!isReadable(version, problems)) return draft;
  for (const entry of node.entries) {
    const name = entry.key.text;
    if (name === 'policy' || name === '$schema' || isExtension(entry.key)) continue;
    if (readPolicyEntry(entry, draft, problems)) continue;
    reportUnknownKey(entry.key, 'a policy', policyKeys, problems);
  }
  return draft;
}

function reportNoVersion(at: { readonly start: number; readonly end: number }, problems: Problems): void {
  const hint = 'begin the file with `policy: 1`';
  problems.report(missingKey, at, 'this policy does not say which version of the format it is in', { hint });
}

function isReadable(node: Node, problems: Problems): boolean {
  if (node.kind === 'broken') return false;
  if (node.kind === 'scalar' && node.value === policyVersion) return true;
  const isNumber = node.kind === 'scalar' && typeof node.value === 'number';
  const found = isNumber ? inBackticks(node.text) : whatIs(node);
  const hint = 'the version is written `policy: 1`';
  problems.report(invalidPolicyVersion, node, `${found} is not a version of policies that is read`, { hint });
  return false;
}
