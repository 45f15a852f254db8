import type { Code } from '../diagnostics/diagnostic.ts';
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

/** A rule as something to be explained, like a diagnostic. */
export function ruleCode({ id: rule, severity, recommended, ...about }: AnyRule): Code {
  const selectors = Object.entries(about.selectors).map(([name, what]) => {
    const usual = about.usually?.[name as keyof typeof about.selectors];
    const needed = about.needs?.some((each) => each === name);
    return `\`${name}\`: ${what}${needed ? '; it has to be given' : usual === undefined ? '' : `, usually \`${usual}\``}.`;
  });
  const options = Object.entries(about.options).map(
    ([name, { about: what, takes }]) => `\`${name}\`: ${what}; ${takes}.`,
  );
  const written = ['rules:', ...about.example.split('\n').map((line) => `  ${line}`)];
  return {
    id: rule,
    severity,
    title: about.title,
    explanation: [
      about.why,
      about.remedy,
      recommended ? 'It is on when a policy says nothing.' : 'It is off until a policy uses it.',
      ...selectors,
      ...options,
      written.map((line) => `    ${line}`).join('\n'),
    ].join('\n\n'),
  };
}
