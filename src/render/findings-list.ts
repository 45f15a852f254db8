import type { Heading, Paragraph, Text, Tree, TreeNode } from '../document/document.ts';
import type { Finding, FindingPlace, FindingRule, Findings } from '../document/findings.ts';
import { wordsOf } from '../document/words-of.ts';
import { placeText } from './findings/place-text.ts';

const titles = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Notes'],
] as const;

/**
 * What is open, as a list for each severity: each finding with its place and its path, and the first of a rule with
 * why it is bad and what to do; then what is waived, why, by whom and until when. For a format that draws nothing better.
 */
export function findingsList({
  rules,
  findings,
  limit = 0,
}: Findings): readonly (Heading | Paragraph | Tree)[] {
  const open = findings.filter(({ status }) => status === 'open');
  const shown = limit === 0 ? open : open.slice(0, limit);
  const untold = new Map(rules.map((rule) => [rule.id, rule]));
  const nodes = shown.map((finding) => {
    const rule = untold.get(finding.rule);
    untold.delete(finding.rule);
    return { severity: finding.severity, node: nodeOf(finding, rule) };
  });
  const lists = titles.flatMap(([severity, title]): readonly (Heading | Tree)[] => {
    const roots = nodes.filter((each) => each.severity === severity).map(({ node }) => node);
    return roots.length === 0
      ? []
      : [
          { kind: 'heading', text: title },
          { kind: 'tree', roots },
        ];
  });
  const waived = findings.filter(({ status }) => status === 'waived');
  const named = limit === 0 ? waived : waived.slice(0, limit);
  return [
    ...lists,
    ...leftOutOf(open, shown),
    ...(waived.length === 0 ? [] : [{ kind: 'heading', text: 'Waived' } as const]),
    ...(named.length === 0 ? [] : [{ kind: 'tree', roots: named.map(waivedNode) } as const]),
    ...leftOutOf(waived, named),
  ];
}

function leftOutOf(all: readonly Finding[], shown: readonly Finding[]): readonly Paragraph[] {
  const count = all.length - shown.length;
  return count === 0 ? [] : [{ kind: 'paragraph', text: leftOut(count) }];
}

/** Without its path, and without what to do about it: somebody has decided. */
function waivedNode({ rule, message, place, because }: Finding): TreeNode {
  return {
    text: [{ kind: 'id', text: rule }, ': ', ...wordsOf(message), ...behind(place)],
    children: because === undefined ? [] : [{ text: [because], children: [] }],
  };
}

/** Says how many findings are not shown, and how to see them. */
export function leftOut(count: number): Text {
  return [`and ${count} more; all of them with `, { kind: 'command', text: '--limit 0' }];
}

function nodeOf(
  { rule: id, message, place, because, path, related }: Finding,
  rule: FindingRule | undefined,
): TreeNode {
  const lines: readonly Text[] = [
    ...(because === undefined ? [] : [[because]]),
    ...[...path, ...(path.length > 0 ? [] : related)].map((stop) => [
      ...wordsOf(stop.message),
      ...behind(stop.place),
    ]),
    ...(rule === undefined
      ? []
      : [
          ['Why: ', ...wordsOf(rule.explanation)],
          ['What to do: ', ...wordsOf(rule.remedy)],
        ]),
  ];
  return {
    text: [{ kind: 'id', text: id }, ': ', ...wordsOf(message), ...behind(place)],
    children: lines.map((text) => ({ text, children: [] })),
  };
}

function behind(place: FindingPlace | undefined): Text {
  if (place === undefined) return [];
  return [' ', { kind: 'quiet', text: placeText(place) }];
}
