import type { Spanned } from '../model/manifest.ts';
import type { WaiverDeclaration } from '../model/policy-declaration.ts';
import { readDate } from './dates.ts';
import { isExtension, missingKey, reportUnknownKey } from './known-keys.ts';
import type { MapNode, Node } from './node.ts';
import type { Problems } from './problems.ts';
import { readText, readTexts, spanned } from './scalars.ts';
import { reportWrongType } from './wrong-type.ts';

/** What `waivers` says. */
export interface Waivers {
  readonly waivers: readonly WaiverDeclaration[];
  /** The rules of those that lack something, which are left out: one of them would hold by accident. */
  readonly rulesLeftOut: readonly Spanned<string>[];
}

export function readWaivers(node: Node, problems: Problems): Waivers {
  if (node.kind !== 'list') {
    reportWrongType('`waivers` takes', 'a list', node, problems);
    return { waivers: [], rulesLeftOut: [] };
  }
  const waivers: WaiverDeclaration[] = [];
  const rulesLeftOut: Spanned<string>[] = [];
  for (const item of node.items) {
    if (item.kind === 'map') {
      const waiver = readWaiver(item, problems);
      if ('span' in waiver) waivers.push(waiver);
      else if (waiver.rule !== undefined) rulesLeftOut.push(waiver.rule);
    } else reportWrongType('`waivers` takes', 'a list of maps', item, problems);
  }
  return { waivers, rulesLeftOut };
}

/** Keys that say which findings are meant. */
const subjectKeys = ['from', 'to', 'at', 'identity'] as const;
const neededKeys = ['rule', 'owner', 'reason', 'expires'] as const;
export const waiverKeys = [...neededKeys, ...subjectKeys] as const;

/** A waiver, or of one that cannot be used its rule, if it names one. */
function readWaiver(
  node: MapNode,
  problems: Problems,
): WaiverDeclaration | { readonly rule: Spanned<string> | undefined } {
  const texts = new Map<string, Spanned<string>>();
  const selectors = new Map<string, readonly Spanned<string>[]>();
  // A misspelled key may be the one that is missing.
  let isUnderstood = true;
  for (const { key, value } of node.entries) {
    const name = key.text;
    if (name === 'rule' || name === 'owner' || name === 'reason' || name === 'identity') {
      const text = readText(name, value, problems);
      if (text !== undefined) texts.set(name, text);
    } else if (name === 'expires') {
      const date = readDate(name, value, problems);
      if (date !== undefined) texts.set(name, spanned(date, value, problems));
    } else if (name === 'from' || name === 'to' || name === 'at') {
      selectors.set(name, readSelectors(name, value, problems));
    } else if (!isExtension(key)) {
      reportUnknownKey(key, 'a waiver', waiverKeys, problems);
      isUnderstood = false;
    }
  }
  const written = new Set(node.entries.map(({ key }) => key.text));
  if (isUnderstood) reportMissing(node, written, problems);
  const [rule, owner, reason, expires] = neededKeys.map((key) => texts.get(key));
  const identity = texts.get('identity');
  const saysWhich = identity !== undefined || [...selectors.values()].some((list) => list.length > 0);
  if (!rule || !owner || !reason || !expires || !saysWhich) return { rule };
  return {
    span: problems.spanOf(node),
    rule,
    from: selectors.get('from') ?? [],
    to: selectors.get('to') ?? [],
    at: selectors.get('at') ?? [],
    ...(identity && { identity }),
    owner: owner.value,
    reason: reason.value,
    expires,
  };
}

/** One selector, or a list of them. */
function readSelectors(name: string, node: Node, problems: Problems): readonly Spanned<string>[] {
  if (node.kind === 'list') {
    if (node.items.length === 0)
      problems.report(missingKey, node, `\`${name}\` of this waiver names nothing`);
    return readTexts(name, node, problems);
  }
  const text = readText(name, node, problems);
  return text === undefined ? [] : [text];
}

const whatIsMissing: Readonly<Record<(typeof neededKeys)[number], string>> = {
  rule: 'says which `rule` it is about',
  owner: 'has an `owner` who answers for it',
  reason: 'gives a `reason`',
  expires: 'says when it `expires`',
};

function reportMissing(node: MapNode, written: ReadonlySet<string>, problems: Problems): void {
  const missing = neededKeys.filter((key) => !written.has(key));
  if (missing.length > 0) {
    const hint = `a waiver ${missing.map((key) => whatIsMissing[key]).join(', and ')}`;
    const keys = missing.map((key) => `\`${key}\``).join(', ');
    problems.report(missingKey, node, `this waiver lacks ${keys}`, { hint });
  }
  if (!subjectKeys.some((key) => written.has(key))) {
    const hint = 'it names components by `at`, or by `from` and `to`, or one finding by its `identity`';
    problems.report(missingKey, node, 'this waiver does not say which findings it is about', { hint });
  }
}
