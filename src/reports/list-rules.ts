import type { Document } from '../document/document.ts';
import type { AnyRule } from '../policy/rule.ts';
import { column, wideColumn } from './limited-table.ts';
import { counted, id } from './phrases.ts';

/** All rules, a line each. */
export function listRulesReport(rules: readonly AnyRule[]): Document {
  const recommended = rules.filter((rule) => rule.recommended).length;
  return {
    schema: 'faultline/rules@1',
    answer: [`${counted(rules.length, 'rule')}, ${recommended} of them on when a policy says nothing.`],
    blocks: () => [
      {
        kind: 'table',
        columns: [column('rule'), column('severity'), column('usually'), wideColumn('finds')],
        rows: rules.map((rule) => [
          [id(rule.id)],
          [rule.severity],
          [rule.recommended ? 'on' : 'off'],
          [rule.title],
        ]),
      },
      {
        kind: 'paragraph',
        text: [
          'What a rule looks at, and how it is set: ',
          { kind: 'command', text: 'faultline explain <rule>' },
        ],
      },
    ],
    data: () => ({
      rules: rules.map(({ id: rule, severity, recommended: isOn, title }) => ({
        ...{ id: rule, severity, recommended: isOn, title },
      })),
    }),
  };
}
