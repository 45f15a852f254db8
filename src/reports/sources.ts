import type { Block, Text } from '../document/document.ts';
import type { Evidence } from '../model/manifest.ts';

/** Numbers the evidence that a report refers to, in the order in which it is first mentioned. */
export interface Sources {
  /** `[1] [3]` for a requirement, or a dash when nobody says where it is known from. */
  readonly cite: (evidence: readonly Evidence[]) => Text;
  /** The numbered list, for the end; nothing if nothing was cited. */
  readonly list: () => readonly Block[];
}

export function makeSources(): Sources {
  const numbers = new Map<string, { readonly number: number; readonly evidence: Evidence }>();
  return {
    cite: (evidence) => {
      if (evidence.length === 0) return [{ kind: 'quiet', text: 'no source' }];
      const cited = evidence.map((entry) => {
        const key = JSON.stringify([entry.source, entry.date, entry.note]);
        const known = numbers.get(key) ?? { number: numbers.size + 1, evidence: entry };
        numbers.set(key, known);
        return `[${known.number}]`;
      });
      return [cited.join(' ')];
    },
    list: () =>
      numbers.size === 0
        ? []
        : [
            { kind: 'heading', text: 'Sources' },
            {
              kind: 'facts',
              rows: [...numbers.values()].map(({ number, evidence }) => ({
                name: `[${number}]`,
                value: sourceText(evidence),
              })),
            },
          ],
  };
}

function sourceText({ source, date, note }: Evidence): Text {
  return [
    { kind: 'source', text: source },
    ...(date === undefined ? [] : [`, ${date}`]),
    ...(note === undefined ? [] : [`: ${note}`]),
  ];
}
