import type { Spanned } from '../model/manifest.ts';
import {
  type PolicyDeclaration,
  policyBases,
  type RuleDeclaration,
  type RuleSetting,
  type RuleUse,
  type SeveritySetting,
  severitySettings,
  type WrittenItem,
  type WrittenValue,
} from '../model/policy-declaration.ts';
import { isExtension, reportUnknownKey } from './known-keys.ts';
import type { Entry, MapNode, Node } from './node.ts';
import type { Problems } from './problems.ts';
import { readText, readWord, spanned } from './scalars.ts';
import { readWaivers } from './waivers.ts';
import { reportWrongType } from './wrong-type.ts';

export const policySectionKeys = ['extends', 'rules', 'waivers'] as const;

/** A policy while it is read. */
export type PolicyDraft = { -readonly [K in keyof PolicyDeclaration]: PolicyDeclaration[K] };

/** The `policies` section of a manifest. */
export function readPolicySection(file: string, node: Node, problems: Problems): PolicyDeclaration {
  const draft: PolicyDraft = { file, rules: [], waivers: [] };
  if (node.kind !== 'map') {
    reportWrongType('`policies` takes', 'a map', node, problems);
    return draft;
  }
  for (const entry of node.entries) {
    if (readPolicyEntry(entry, draft, problems) || isExtension(entry.key)) continue;
    reportUnknownKey(entry.key, '`policies`', policySectionKeys, problems);
  }
  return draft;
}

/** Puts what an entry says into `draft`; false when it is none of a policy. */
export function readPolicyEntry({ key, value }: Entry, draft: PolicyDraft, problems: Problems): boolean {
  switch (key.text) {
    case 'extends': {
      const base = readWord('extends', policyBases, value, problems);
      if (base !== undefined) draft.extends = spanned(base, value, problems);
      return true;
    }
    case 'rules':
      draft.rules = readRules(value, problems);
      return true;
    case 'waivers':
      Object.assign(draft, readWaivers(value, problems));
      return true;
    default:
      return false;
  }
}

function readRules(node: Node, problems: Problems): readonly RuleDeclaration[] {
  if (node.kind !== 'map') {
    reportWrongType('`rules` takes', 'a map', node, problems);
    return [];
  }
  return node.entries
    .filter(({ key }) => !isExtension(key))
    .map(({ key, value }) => ({
      rule: spanned(key.text, key, problems),
      uses: readUses(key.text, value, problems),
    }));
}

/** `error`, a map, or a list of maps. */
function readUses(rule: string, node: Node, problems: Problems): readonly RuleUse[] {
  if (node.kind === 'list') {
    return node.items.flatMap((item) => {
      if (item.kind === 'map') return [readUse(item, problems)];
      reportWrongType(`\`${rule}\` takes`, 'a map, or a list of maps', item, problems);
      return [];
    });
  }
  if (node.kind === 'map') return [readUse(node, problems)];
  if (node.kind === 'scalar' && typeof node.value === 'string') {
    const severity = readSeverity(rule, node, problems);
    return severity === undefined ? [] : [{ span: problems.spanOf(node), severity, settings: [] }];
  }
  reportWrongType(`\`${rule}\` takes`, 'a severity, a map, or a list of maps', node, problems);
  return [];
}

function readUse(node: MapNode, problems: Problems): RuleUse {
  const settings: RuleSetting[] = [];
  let severity: Spanned<SeveritySetting> | undefined;
  let because: string | undefined;
  for (const { key, value } of node.entries) {
    if (key.text === 'severity') severity = readSeverity('severity', value, problems);
    else if (key.text === 'because') because = readText('because', value, problems)?.value;
    else if (!isExtension(key) && value.kind !== 'broken') {
      settings.push({ name: spanned(key.text, key, problems), value: writtenValue(value, problems) });
    }
  }
  return {
    span: problems.spanOf(node),
    ...(severity && { severity }),
    ...(because !== undefined && { because }),
    settings,
  };
}

function readSeverity(name: string, node: Node, problems: Problems): Spanned<SeveritySetting> | undefined {
  const word = readWord(name, severitySettings, node, problems);
  return word && spanned<SeveritySetting>(word, node, problems);
}

function writtenValue(node: Node, problems: Problems): WrittenValue {
  const span = problems.spanOf(node);
  if (node.kind === 'list') {
    return { kind: 'list', items: node.items.map((item) => writtenItem(item, problems)), span };
  }
  if (node.kind !== 'map') return writtenItem(node, problems);
  const entries = node.entries.map(({ key, value }) => ({
    key: spanned(key.text, key, problems),
    value: writtenItem(value, problems),
  }));
  return { kind: 'map', entries, span };
}

function writtenItem(node: Node, problems: Problems): WrittenItem {
  const span = problems.spanOf(node);
  return node.kind === 'scalar'
    ? { kind: 'scalar', value: node.value, text: node.text, span }
    : { kind: 'nested', span };
}
