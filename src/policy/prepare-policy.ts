import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint } from '../diagnostics/similar-names.ts';
import type { PolicyDeclaration, RuleUse } from '../model/policy-declaration.ts';
import type { Spanned } from '../model/spanned.ts';
import { rules } from './index.ts';
import { conflictingRule, unknownRule } from './policy-codes.ts';
import { type PreparedUse, prepareUse, usualUse } from './prepare-use.ts';
import type { Selections } from './selections.ts';

/**
 * What policies that hold together ask for, by rule and then as they were given: the recommended rules unless
 * somebody says otherwise, and what is said of each. Every mistake is reported.
 *
 * With `only`, these rules and no others; one of them that no policy uses is as it usually is, if it can be.
 */
export function preparePolicy(
  declarations: readonly PolicyDeclaration[],
  only: readonly string[] | undefined,
  selections: Selections,
  onProblem: (problem: Diagnostic) => void,
): readonly PreparedUse[] {
  const hint = makeSimilarNamesHint(
    'rule',
    rules.map(({ id }) => id),
  );
  const base = baseOf(declarations, onProblem);
  const usesByRule = new Map<string, RuleUse[]>();
  for (const { rule, uses } of declarations.flatMap((declaration) => declaration.rules)) {
    reportUnknownRule(rule, hint, onProblem);
    usesByRule.set(rule.value, [...(usesByRule.get(rule.value) ?? []), ...uses]);
  }
  const prepared = rules.flatMap((rule): readonly PreparedUse[] => {
    const uses = usesByRule.get(rule.id);
    const isUsual = base === 'recommended' && rule.recommended;
    if (uses === undefined) return isUsual ? [usualUse(rule, selections)] : [];
    const off = uses.find(isOff);
    const first = uses.find((use) => !isOff(use));
    if (off !== undefined && first !== undefined) {
      onProblem({
        code: conflictingRule,
        message: `\`${rule.id}\` is off here and on elsewhere`,
        span: off.severity?.span ?? off.span,
        hint: 'keep one of the two',
        related: [{ message: 'used here', span: first.span }],
      });
    }
    // What is off for now should be right when it is on again.
    return uses
      .map((use) => prepareUse(rule, use, selections, onProblem))
      .filter((_, index) => !isOff(uses[index]));
  });
  return only === undefined ? prepared : askedFor(only, prepared, selections);
}

function askedFor(
  only: readonly string[],
  prepared: readonly PreparedUse[],
  selections: Selections,
): readonly PreparedUse[] {
  return rules
    .filter(({ id }) => only.includes(id))
    .flatMap((rule) => {
      const uses = prepared.filter((use) => use.rule === rule);
      return uses.length > 0 || rule.needs !== undefined ? uses : [usualUse(rule, selections)];
    });
}

function isOff(use: RuleUse | undefined): boolean {
  return use?.severity?.value === 'off';
}

/** Says so when a name is no rule's. */
export function reportUnknownRule(
  { value, span }: Spanned<string>,
  hint: (name: string) => string | undefined,
  onProblem: (problem: Diagnostic) => void,
): void {
  if (rules.some(({ id }) => id === value)) return;
  onProblem({
    code: unknownRule,
    message: `there is no rule \`${value}\``,
    span,
    hint: hint(value) ?? '`faultline check --list-rules` lists the rules that there are',
  });
}

function baseOf(
  declarations: readonly PolicyDeclaration[],
  onProblem: (problem: Diagnostic) => void,
): 'recommended' | 'none' {
  const bases = declarations.flatMap((declaration) => declaration.extends ?? []);
  const [first] = bases;
  for (const base of bases) {
    if (first === undefined || base.value === first.value) continue;
    onProblem({
      code: conflictingRule,
      message: `this policy begins with \`${base.value}\`, and another with \`${first.value}\``,
      span: base.span,
      hint: 'keep one of the two',
      related: [{ message: 'said here', span: first.span }],
    });
  }
  return first?.value ?? 'recommended';
}
