import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint } from '../diagnostics/similar-names.ts';
import type { RuleSetting, RuleUse, WrittenItem } from '../model/policy-declaration.ts';
import type { Spanned } from '../model/spanned.ts';
import { invalidOption, unknownOption } from './policy-codes.ts';
import { type AnyRule, type RuleSettings, type Selection, type SelectorName, selectorNames } from './rule.ts';
import type { Selections } from './selections.ts';

/** A rule as it is to be applied, once. */
export interface PreparedUse {
  readonly rule: AnyRule;
  readonly severity: Severity;
  readonly because: string | undefined;
  readonly settings: RuleSettings<AnyRule['options']>;
}

/** A rule with nothing said of it. */
export function usualUse(rule: AnyRule, selections: Selections): PreparedUse {
  return {
    rule,
    severity: rule.severity,
    because: undefined,
    settings: { picked: pickedBy(rule, new Map(), selections), options: optionsOf(rule, new Map()) },
  };
}

/** A rule with what a policy says of it; every mistake in that is reported, also when it is `off` for now. */
export function prepareUse(
  rule: AnyRule,
  { span, severity, because, settings }: RuleUse,
  selections: Selections,
  onProblem: (problem: Diagnostic) => void,
): PreparedUse {
  const chosen = new Map<SelectorName, Selection>();
  const values = new Map<string, unknown>();
  for (const setting of settings) {
    const name = selectorNames.find((each) => each === setting.name.value);
    if (name !== undefined && rule.selectors[name] !== undefined) {
      const selectors = readSelectors(rule, setting, onProblem);
      if (selectors !== undefined) chosen.set(name, selections.selected(selectors, onProblem));
    } else if (Object.hasOwn(rule.options, setting.name.value)) {
      readOption(rule, setting, values, onProblem);
    } else onProblem(unknown(rule, setting));
  }
  for (const name of rule.needs ?? []) {
    if (severity?.value === 'off' || settings.some((setting) => setting.name.value === name)) continue;
    onProblem({
      code: invalidOption,
      message: `\`${rule.id}\` takes a selector \`${name}\`, which is missing`,
      span,
      hint: `\`${name}\` says ${rule.selectors[name] ?? ''}`,
    });
  }
  const setTo = severity?.value;
  return {
    rule,
    severity: setTo === undefined || setTo === 'off' ? rule.severity : setTo,
    because,
    settings: { picked: pickedBy(rule, chosen, selections), options: optionsOf(rule, values) },
  };
}

function pickedBy(
  rule: AnyRule,
  chosen: ReadonlyMap<SelectorName, Selection>,
  { everything, picked }: Selections,
): Readonly<Record<SelectorName, Selection>> {
  const selectionOf = (name: SelectorName) => {
    const usual = rule.usually?.[name];
    return chosen.get(name) ?? (usual === undefined ? everything : picked(usual));
  };
  return { from: selectionOf('from'), to: selectionOf('to'), at: selectionOf('at') };
}

function optionsOf(rule: AnyRule, values: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(rule.options).map(([name, { usual }]) => [name, values.get(name) ?? usual]),
  );
}

function readOption(
  rule: AnyRule,
  { name, value: written }: RuleSetting,
  values: Map<string, unknown>,
  onProblem: (problem: Diagnostic) => void,
): void {
  const option = rule.options[name.value];
  const value = option?.read(written);
  if (value !== undefined) values.set(name.value, value);
  else {
    onProblem({
      code: invalidOption,
      message: `\`${name.value}\` of \`${rule.id}\` takes ${option?.takes ?? ''}`,
      span: written.span,
      hint: `it says ${option?.about ?? ''}`,
    });
  }
}

/** A selector, or a list of them; undefined, and reported, for anything else. */
function readSelectors(
  rule: AnyRule,
  { name, value }: RuleSetting,
  onProblem: (problem: Diagnostic) => void,
): readonly Spanned<string>[] | undefined {
  const items: readonly WrittenItem[] =
    value.kind === 'list' ? value.items : value.kind === 'map' ? [] : [value];
  const selectors = items.flatMap((item): Spanned<string>[] =>
    item.kind === 'scalar' && typeof item.value === 'string' && item.value !== ''
      ? [{ value: item.value, span: item.span }]
      : [],
  );
  if (selectors.length > 0 && selectors.length === items.length) return selectors;
  onProblem({
    code: invalidOption,
    message: `\`${name.value}\` of \`${rule.id}\` takes a selector, or a list of selectors`,
    span: value.span,
    hint: 'a selector is text: an id, a glob, or `tag:`, `tier:`, `owner:`, `plane:`, `cell:`, `region:` with a value',
  });
  return undefined;
}

function unknown(rule: AnyRule, { name }: RuleSetting): Diagnostic {
  const known = ['severity', 'because', ...Object.keys(rule.selectors), ...Object.keys(rule.options)];
  return {
    code: unknownOption,
    message: `\`${name.value}\` is not an option of \`${rule.id}\``,
    span: name.span,
    hint: makeSimilarNamesHint('key', known)(name.value) ?? `its options are ${known.join(', ')}`,
  };
}
