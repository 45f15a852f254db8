import type { Block, Inline, Text, TreeNode } from '../document/document.ts';
import type { Evidence } from '../model/manifest.ts';

/** Numbers the evidence that a report refers to, in the order in which it is first mentioned. */
export interface Sources {
  /** `[1] [3]` for a requirement, or a dash when nobody says where it is known from. */
  readonly cite: (evidence: readonly Evidence[]) => Text;
  /** What was cited, for the end: what one source says together, each number beside what it stands for. */
  readonly list: () => readonly Block[];
}

interface Numbered {
  readonly number: number;
  readonly evidence: Evidence;
}

export function makeSources(): Sources {
  const numbers = new Map<string, Numbered>();
  const numberOf = (evidence: Evidence): number => {
    const key = JSON.stringify([evidence.source, evidence.date, evidence.note]);
    const entry = numbers.get(key) ?? { number: numbers.size + 1, evidence };
    numbers.set(key, entry);
    return entry.number;
  };
  return {
    cite: (evidence) => {
      if (evidence.length === 0) return [{ kind: 'quiet', text: 'no source' }];
      const cited = [...new Set(evidence.map(numberOf))].sort((a, b) => a - b);
      return cited.flatMap((number, index): Text => {
        const citation: Inline = { kind: 'citation', text: `[${number}]` };
        return index === 0 ? [citation] : [' ', citation];
      });
    },
    list: () =>
      numbers.size === 0
        ? []
        : [
            { kind: 'heading', text: 'Sources' },
            { kind: 'tree', roots: bySource(numbers.values()).map(sourceNode) },
          ],
  };
}

/** In the order of first mention. */
function bySource(numbered: Iterable<Numbered>): Numbered[][] {
  const groups = new Map<string, Numbered[]>();
  for (const each of numbered) {
    const key = JSON.stringify([each.evidence.source, each.evidence.date]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

function sourceNode(group: readonly Numbered[]): TreeNode {
  const [first] = group;
  if (first === undefined) return { text: [], children: [] };
  if (group.length === 1)
    return { text: [numberText(first), ' ', ...sourceText(first.evidence)], children: [] };
  const { source, date } = first.evidence;
  return {
    text: sourceText({ source, ...(date !== undefined && { date }) }),
    children: group.map((each) => ({
      text: [numberText(each), ` ${each.evidence.note ?? 'says so'}`],
      children: [],
    })),
  };
}

function numberText({ number }: Numbered): Inline {
  return { kind: 'cited', text: `[${number}]` };
}

function sourceText({ source, date, note }: Evidence): Text {
  return [
    { kind: 'source', text: source },
    ...(date === undefined ? [] : [`, ${date}`]),
    ...(note === undefined ? [] : [`: ${note}`]),
  ];
}
