import type { Severity } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-span.ts';
import type { Block, Document, JsonObject, Text } from '../document/document.ts';
import type { Finding, FindingPlace, FindingRule } from '../document/findings.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { PolicyCheck, PolicyFinding } from '../policy/check-policies.ts';
import { command, counted, enumerated, noComponents } from './phrases.ts';

export interface CheckLayout {
  /** How many findings to show, 0 for all. */
  readonly limit: number;
  readonly findingPlaceOf: (span: Span) => FindingPlace;
  /** What a command line needs to check the same graph by the same files. */
  readonly graphOption: string;
  /** Whether it is compared with something, so that what is found there too is known anyway. */
  readonly hasBase?: boolean;
  /** The baseline that has just been written, and how many findings it knows. */
  readonly written?: { readonly file: string; readonly count: number } | undefined;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** What a graph's policies find: in a sentence, then worst first. */
export function checkReport(graph: ServiceGraph, check: PolicyCheck, layout: CheckLayout): Document {
  const findings = check.findings.map((finding) => findingOf(finding, layout.findingPlaceOf));
  const rules = check.rules.map(ruleOf);
  return {
    schema: 'faultline/check@1',
    answer: checkAnswer(graph, check, layout),
    blocks: () => [{ kind: 'findings', rules, findings, limit: layout.limit }, ...whatNext(check, layout)],
    data: () => ({
      graph: {
        title: graph.title,
        services: graph.services.length,
        components: graph.components.length,
        requirements: graph.compact.requirementCount,
      },
      summary: { ...countsOf(check), rules: rules.length },
      rules: rules.map(({ id, severity, title, explanation, remedy }) => ({
        ...{ id, severity, title, explanation, remedy },
      })),
      findings: findings.map(findingData),
    }),
  };
}

/** How many findings there are of which severity, and how many are known. */
function checkAnswer(graph: ServiceGraph, check: PolicyCheck, { written }: CheckLayout): Text {
  const { baseline, waived, ...open } = countsOf(check);
  const parts = severities
    .filter((severity) => open[severity] > 0)
    .map(
      (severity): Text => [counted(open[severity], severity, severity === 'info' ? 'notes' : `${severity}s`)],
    )
    .map((part) => (part[0] === '1 info' ? ['1 note'] : part));
  const what = parts.length === 0 ? ['no findings'] : enumerated(parts);
  if (check.findings.length === 0 && graph.components.length === 0) return ['no findings: ', ...noComponents];
  const known = [
    ...(baseline === 0 ? [] : [`${baseline} known`]),
    ...(waived === 0 ? [] : [`${waived} waived`]),
  ];
  return [
    ...what,
    ` in ${counted(graph.components.length, 'component')}, by ${counted(check.rules.length, 'rule')}`,
    ...(known.length === 0 ? [] : [`; ${known.join(', ')}`]),
    '.',
    ...(written === undefined ? [] : [` ${written.file} now knows ${counted(written.count, 'finding')}.`]),
  ];
}

function countsOf({ findings }: PolicyCheck) {
  const counts = { error: 0, warning: 0, info: 0, baseline: 0, waived: 0 };
  for (const { status, severity } of findings) counts[status === 'open' ? severity : status]++;
  return counts;
}

function whatNext({ findings }: PolicyCheck, { graphOption, hasBase = false }: CheckLayout): Block[] {
  // What is open then has just been added: nothing to take for known.
  if (hasBase) return [];
  const isOpen = findings.some(({ status }) => status === 'open');
  if (!isOpen || findings.some(({ status }) => status === 'baseline')) return [];
  return [
    {
      kind: 'paragraph',
      text: ['To be told of new ones only: ', command('check --update-baseline', graphOption)],
    },
  ];
}

function ruleOf({ rule, severity }: PolicyCheck['rules'][number]): FindingRule {
  const { id, title, why, remedy } = rule;
  return { id, severity, title, explanation: unwrapped(why), remedy: unwrapped(remedy) };
}

/** Sources break lines where an editor does; readers do elsewhere. */
function unwrapped(text: string): string {
  return text.replaceAll('\n', ' ');
}

/** Only what is shown is looked up and put into words: there may be a million findings, and a page shows a hundred. */
function findingOf(finding: PolicyFinding, placeOf: (span: Span) => FindingPlace): Finding {
  const { rule, severity, message, span, related, path, identity, status, because } = finding;
  const placed = (at: Span | undefined) => (at === undefined ? {} : { place: placeOf(at) });
  return {
    rule,
    severity,
    message,
    ...placed(span),
    get related() {
      return (related?.() ?? []).map((each) => ({ message: each.message, place: placeOf(each.span) }));
    },
    get path() {
      return (path?.() ?? []).map((step) => ({ message: step.message, ...placed(step.span) }));
    },
    identity,
    status,
    ...(because !== undefined && { because }),
  };
}

function findingData(finding: Finding): JsonObject {
  const { rule, severity, status, message, because, place, related, path, identity } = finding;
  return {
    ...{ rule, severity, status, message, because },
    place: place && placeData(place),
    related: related.map((each) => ({ message: each.message, place: placeData(each.place) })),
    path: path.map((step) => ({ message: step.message, place: step.place && placeData(step.place) })),
    identity,
  };
}

function placeData({ file, line, column, endLine, endColumn }: FindingPlace): JsonObject {
  return { file, line, column, endLine, endColumn };
}
