import type { Code } from '../diagnostics/diagnostic.ts';
import type { Document, Facts, Text } from '../document/document.ts';
import { wordsOf } from '../document/words-of.ts';
import type { AnyRule } from '../policy/rule.ts';
import { explainReport } from './explain.ts';
import { id } from './phrases.ts';

/** A rule in full: what it looks at, why, what to do, and how it is written in a policy. */
export function explainRuleReport(rule: AnyRule): Document {
  const { answer, schema, data } = explainReport(ruleCode(rule));
  const settings = settingsOf(rule);
  return {
    schema,
    answer,
    blocks: () => [
      { kind: 'paragraph', text: unwrapped(rule.why) },
      { kind: 'paragraph', text: unwrapped(rule.remedy) },
      {
        kind: 'paragraph',
        text: [
          `Its findings are of severity ${rule.severity} unless a policy says otherwise; it is `,
          rule.recommended ? 'on when a policy says nothing.' : 'off until a policy uses it.',
        ],
      },
      ...(settings.rows.length === 0 ? [] : [settings]),
      { kind: 'code', text: exampleOf(rule).join('\n') },
    ],
    data,
  };
}

/** A rule as something to be explained, like a diagnostic. */
export function ruleCode(rule: AnyRule): Code {
  const { id: code, severity, title, why, remedy } = rule;
  const example = exampleOf(rule).map((line) => `    ${line}`);
  return { id: code, severity, title, explanation: [why, remedy, example.join('\n')].join('\n\n') };
}

function exampleOf({ example }: AnyRule): readonly string[] {
  return ['rules:', ...example.split('\n').map((line) => `  ${line}`)];
}

/** The selectors and options of a rule, and what holds when nothing is said. */
function settingsOf({ selectors, needs = [], usually = {}, options }: AnyRule): Facts {
  const rows: { name: string; value: Text }[] = [];
  for (const [name, about] of Object.entries(selectors)) {
    const usual = Object.entries(usually).find(([each]) => each === name)?.[1];
    const isNeeded = needs.some((each) => each === name);
    const otherwise: Text = usual === undefined ? ['all, if not given'] : [id(usual), ', if not given'];
    rows.push({ name, value: [`${about} (selectors; `, ...(isNeeded ? ['needed'] : otherwise), ')'] });
  }
  for (const [name, { about, takes }] of Object.entries(options)) {
    rows.push({ name, value: [`${about} (`, ...wordsOf(takes), ')'] });
  }
  return { kind: 'facts', rows };
}

function unwrapped(text: string): Text {
  return wordsOf(text.replaceAll('\n', ' '));
}
