import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint } from '../diagnostics/similar-names.ts';
import { boundlessProblem } from '../model/boundless-glob.ts';
import { serviceOf } from '../model/component-ids.ts';
import type { PolicyDeclaration, WaiverDeclaration } from '../model/policy-declaration.ts';
import { selectComponents } from '../model/select-components.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { Spanned } from '../model/spanned.ts';
import { rules } from './index.ts';
import { expiredWaiver, unmatchedWaiver } from './policy-codes.ts';
import { reportUnknownRule } from './prepare-policy.ts';

/** What a waiver is compared with. */
interface Waivable {
  readonly rule: string;
  readonly identity: string;
  /** Ids of components, or of the services that they are of. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What waivers do to findings. */
export interface Waivers {
  /** The waiver that covers a finding; of several one that still holds. */
  readonly of: (finding: Waivable) => { readonly holds: boolean; readonly because: string } | undefined;
  /** To be called when all findings have been asked about: waivers that cover none, or have expired. */
  readonly report: (wasEvaluated: (rule: string) => boolean) => void;
}

/** `today` is `YYYY-MM-DD`; a waiver holds to the end of the day on which it expires. */
export function makeWaivers(
  graph: ServiceGraph,
  declarations: readonly PolicyDeclaration[],
  today: string,
  onProblem: (problem: Diagnostic) => void,
): Waivers {
  const hint = makeSimilarNamesHint(
    'rule',
    rules.map(({ id }) => id),
  );
  const waivers = declarations.flatMap((declaration) => declaration.waivers);
  for (const { rule, from, to, at } of waivers) {
    reportUnknownRule(rule, hint, onProblem);
    for (const { value, span } of [...from, ...to, ...at]) {
      const boundless = boundlessProblem(value);
      if (boundless !== undefined) onProblem({ ...boundless, span });
    }
  }
  for (const rule of declarations.flatMap(({ rulesLeftOut = [] }) => rulesLeftOut)) {
    reportUnknownRule(rule, hint, onProblem);
  }
  const byRule = new Map<string, PreparedWaiver[]>();
  for (const waiver of waivers) {
    const prepared = prepareWaiver(graph, waiver, today);
    byRule.set(waiver.rule.value, [...(byRule.get(waiver.rule.value) ?? []), prepared]);
  }
  return {
    of: (finding) => {
      const covering = (byRule.get(finding.rule) ?? []).filter((waiver) => waiver.covers(finding));
      for (const waiver of covering) waiver.isUsed = true;
      const waiver = covering.find(({ holds }) => holds) ?? covering[0];
      return waiver && { holds: waiver.holds, because: waiver.because };
    },
    report: (wasEvaluated) => {
      for (const { declaration, holds, isUsed } of [...byRule.values()].flat()) {
        if (!wasEvaluated(declaration.rule.value)) continue;
        if (!isUsed) onProblem(coversNothing(graph, declaration));
        else if (!holds) onProblem(hasExpired(declaration));
      }
    },
  };
}

interface PreparedWaiver {
  readonly declaration: WaiverDeclaration;
  readonly holds: boolean;
  readonly because: string;
  readonly covers: (finding: Waivable) => boolean;
  isUsed: boolean;
}

function prepareWaiver(graph: ServiceGraph, declaration: WaiverDeclaration, today: string): PreparedWaiver {
  const { from, to, at, identity, owner, reason, expires } = declaration;
  const holds = today <= expires.value;
  const isFrom = matcherOf(graph, from);
  const isTo = matcherOf(graph, to);
  const isAt = matcherOf(graph, at);
  return {
    declaration,
    holds,
    because: holds
      ? `${reason} (${owner}, until ${expires.value})`
      : `the waiver of ${owner} expired on ${expires.value}: ${reason}`,
    covers: (finding) =>
      (identity === undefined || identity.value === finding.identity) &&
      (from.length === 0 || finding.from.some(isFrom)) &&
      (to.length === 0 || finding.to.some(isTo)) &&
      (at.length === 0 || finding.from.some(isAt)),
    isUsed: false,
  };
}

/** Whether a component, or a service, is among what selectors pick. */
function matcherOf(graph: ServiceGraph, selectors: readonly Spanned<string>[]): (id: string) => boolean {
  const ids = new Set(
    selectors.flatMap(({ value }) => {
      const components = selectComponents(graph, value).flatMap((number) => graph.components[number] ?? []);
      return [value, ...components.flatMap(({ id, service }) => [id, service])];
    }),
  );
  return (id) => ids.has(id);
}

/** One that names what is not there says so: it may be misspelled, or be gone. */
function coversNothing(graph: ServiceGraph, { span, rule, from, to, at }: WaiverDeclaration): Diagnostic {
  const message = `this waiver covers no finding of \`${rule.value}\``;
  const hint = 'remove it, or correct what it names';
  const isNothing = ({ value }: Spanned<string>) => selectComponents(graph, value).length === 0;
  const unmatched = [from, to, at].find((list) => list.length > 0 && list.every(isNothing))?.[0];
  if (unmatched === undefined) return { code: unmatchedWaiver, message, span, hint };
  const names = new Set(graph.componentIds.flatMap((id) => [serviceOf(id), id]));
  return {
    code: unmatchedWaiver,
    message: `${message}: \`${unmatched.value}\` picks out nothing of this graph`,
    span: unmatched.span,
    hint: makeSimilarNamesHint('service', names)(unmatched.value) ?? hint,
  };
}

function hasExpired({ expires, owner }: WaiverDeclaration): Diagnostic {
  return {
    code: expiredWaiver,
    message: `this waiver of \`${owner}\` expired on ${expires.value}`,
    span: expires.span,
    hint: 'put right what it covers, or decide anew with a later date',
  };
}
