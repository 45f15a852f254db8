import type { Command } from 'commander';
import { Option } from 'commander';
import {
  compareDiagnostics,
  type Diagnostic,
  hasErrors,
  type Severity,
} from '../../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint } from '../../diagnostics/similar-names.ts';
import { checkPolicies, type PolicyCheck } from '../../policy/check-policies.ts';
import { foundIn } from '../../policy/found-in.ts';
import { rules } from '../../policy/index.ts';
import { policyMistakes } from '../../policy/policy-mistakes.ts';
import { staleBaseline } from '../../policy/rules/stale-baseline.ts';
import { baselineText } from '../../render/baseline.ts';
import { embeddedFindingsRenderers, findingsRenderers } from '../../render/findings/index.ts';
import { renderers } from '../../render/index.ts';
import { checkReport } from '../../reports/check.ts';
import { listRulesReport } from '../../reports/list-rules.ts';
import { shellWord } from '../../reports/shell-word.ts';
import { isCalendarDate } from '../../sources/dates.ts';
import { invalidJson } from '../../sources/json-syntax.ts';
import { invalidYaml } from '../../sources/yaml-syntax.ts';
import { type CheckFileOptions, type CheckFiles, readCheckFiles } from '../check-files.ts';
import { makeCiPlaceOf } from '../ci-places.ts';
import { makeFindingPlaceOf } from '../finding-place.ts';
import {
  addGraphOptions,
  addLimitOption,
  type GraphOptions,
  graphOptionText,
  graphPaths,
} from '../graph-command.ts';
import type { Io } from '../io.ts';
import { type LoadedGraph, loadGraph } from '../load-graph.ts';
import { loadSide } from '../load-side.ts';
import { originFrom } from '../origin.ts';
import { formatByEnding, isFile, isPage, printDocument, replaceFile } from '../output.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import { shownPath } from '../read-file.ts';
import { refuseInput, refuseSame } from '../refuse-input.ts';
import { addStepSummary } from '../step-summary.ts';
import { badArgument, UsageProblem } from '../usage-problem.ts';
import type { CommandModule, ExitCode } from './command.ts';

interface CheckOptions extends GraphOptions, CheckFileOptions {
  readonly failOn: FailOn;
  readonly rule?: readonly string[];
  readonly listRules?: boolean;
  readonly summary?: boolean;
  readonly today?: string;
  readonly base?: string;
  readonly limit: number;
}

const failOnWords = ['error', 'warning', 'info', 'never'] as const;
type FailOn = (typeof failOnWords)[number];

export const checkCommand: CommandModule = {
  examples: [
    ['faultline check -g graphs/example.yaml', 'what its policy finds, or the recommended rules'],
    ['faultline check --rule startup-cycle tier-inversion -g graphs/example.yaml', 'only these rules'],
    ['faultline check --base HEAD -g graphs/example.yaml', 'only what is not committed yet makes it fail'],
    ['faultline check --list-rules', 'what can be checked'],
    ['faultline check --fail-on never -g graphs/mfa.yaml -f json', 'the same for a program'],
  ],
  configure: (command, io, finish) => {
    addCheckOptions(command);
    addLimitOption(command, 'findings to show, 0 for all');
    addGraphOptions(command, findingsRenderers).action(async (options: CheckOptions) => {
      finish(await check(io, options));
    });
  },
};

function addCheckOptions(command: Command): void {
  command
    .option(
      '--policy <file>',
      'rules (default: shop.policy.yaml beside shop.yaml, else faultline.policy.yaml there or above)',
    )
    .option(
      '--baseline <file>',
      'known findings (default: shop.baseline.json or faultline.baseline.json, found the same way)',
    )
    .option('--base <side>', 'what is found there too is known: a git revision, a manifest or a directory')
    .option('--update-baseline', 'write all that is found to the baseline, and drop what is no longer there')
    .addOption(
      new Option('--fail-on <severity>', 'the mildest finding that makes the exit code 1')
        .choices(failOnWords)
        .default('error'),
    )
    .option('--rule <id...>', 'look at these rules only')
    .option('--list-rules', 'list the rules that there are')
    .option('--summary', 'also add the findings to the summary of a GitHub run ($GITHUB_STEP_SUMMARY)')
    .option('--today <date>', 'the day that waivers are held against (default: by the clock)', dateOption);
}

/** What a command line needs to check the same. */
function optionsText({ policy, baseline, ...options }: CheckOptions): string {
  const files = Object.entries({ policy, baseline }).flatMap(([name, file]) =>
    file === undefined ? [] : ` --${name} ${shellWord(file)}`,
  );
  return `${files.join('')}${graphOptionText(options)}`;
}

async function check(io: Io, options: CheckOptions): Promise<ExitCode> {
  if (options.listRules) {
    printDocument(io, listRulesReport(rules), options);
    return 0;
  }
  const only = options.rule && knownRules(options.rule);
  const loaded = await loadGraph(io, options.graph ?? []);
  const files = await readCheckFiles(io, loaded.place, options);
  const base = await loadBase(io, options);
  const texts = new Map([...loaded.texts, ...files.texts, ...(base?.texts ?? [])]);
  const { result, diagnostics, written } = findingsOf(io, { ...loaded, base }, files, options, only);
  printDiagnostics(io, diagnostics, texts, options);
  if (result === undefined) return 2;
  const placeOf = makeFindingPlaceOf(texts);
  const graphOption = optionsText(options);
  const layout = { limit: options.limit, graphOption, hasBase: base !== undefined, written };
  const paths = graphPaths(options, loaded.place);
  const origin = isPage(options, findingsRenderers) ? originFrom(io, loaded.graph.title, paths) : {};
  const report = { ...checkReport(loaded.graph, result, { ...layout, findingPlaceOf: placeOf }), ...origin };
  // A document has its own folder, and takes nothing for a comment that is to be found again.
  if (io.takeProblems !== undefined) printDocument(io, report, options, embeddedFindingsRenderers);
  else {
    const ciPlaceOf = makeCiPlaceOf(io, placeOf);
    const forCi = checkReport(loaded.graph, result, { ...layout, findingPlaceOf: ciPlaceOf });
    printDocument(io, isForCi(options) ? forCi : report, options, findingsRenderers);
    if (options.summary === true) addStepSummary(io, forCi);
  }
  return fails(result, options.failOn) ? 1 : 0;
}

/** Whether the answer goes to where paths begin at the top of the repository, and not to somebody in this folder. */
function isForCi({ format, output }: CheckOptions): boolean {
  const name = format ?? formatByEnding(output, findingsRenderers) ?? 'text';
  return findingsRenderers.get(name) !== renderers.get(name);
}

/** What the graph is compared with; undefined when it is looked at by itself. */
async function loadBase(io: Io, { base, graph, updateBaseline }: CheckOptions) {
  if (base === undefined) return undefined;
  if (!updateBaseline) return loadSide(io, base, graph ?? []);
  throw new UsageProblem({
    code: badArgument,
    message: '`--base` and `--update-baseline` do not go together',
    hint: 'a baseline knows what is found, whenever it came',
  });
}

/** What is found, after writing the baseline if that is asked for; no result when the input has errors. */
function findingsOf(
  io: Io,
  { graph, diagnostics, policies, base }: LoadedGraph & { readonly base: LoadedGraph | undefined },
  files: CheckFiles,
  options: CheckOptions,
  only: readonly string[] | undefined,
) {
  const read = [...diagnostics, ...files.diagnostics, ...(base?.diagnostics ?? [])].sort(compareDiagnostics);
  const all = [...policies, ...files.policies];
  if (hasErrors(read)) {
    // What is left of a text that is no YAML says nothing.
    const isBroken = read.some(({ code }) => [invalidYaml, invalidJson].includes(code));
    const mistakes = isBroken ? [] : policyMistakes(graph, all, { isHalf: hasErrors(diagnostics) });
    return { diagnostics: [...read, ...mistakes].sort(compareDiagnostics) };
  }
  const today = options.today ?? io.today();
  const before = base && foundIn(base.graph, all, { baseline: files.baseline, only });
  const checked = checkPolicies(graph, all, { today, only, baseline: files.baseline, before });
  const problems: readonly Diagnostic[] = [...read, ...checked.diagnostics].sort(compareDiagnostics);
  if (hasErrors(problems)) return { diagnostics: problems };
  refuseUnused(only ?? [], checked.value);
  if (!options.updateBaseline) return { result: checked.value, diagnostics: problems };

  const identities = knownFrom(checked.value, files, only);
  refuseOutput(io, options, files.baselinePath);
  replaceFile(io, files.baselinePath, baselineText(identities));
  const file = shownPath(io, files.baselinePath);
  const baseline = {
    file,
    identities: identities.map((value) => ({ value, span: { file, start: 0, end: 0 } })),
  };
  return {
    result: checkPolicies(graph, all, { today, only, baseline }).value,
    diagnostics: problems,
    written: { file, count: identities.length },
  };
}

/** What the answer may not replace is told before the baseline is written, not after. */
function refuseOutput(io: Io, { output, format }: CheckOptions, baselinePath: string): void {
  if (!isFile(output)) return;
  refuseSame(io, [shownPath(io, baselinePath), output]);
  refuseInput(io, output);
  if (format === undefined) formatByEnding(output, findingsRenderers);
}

/** Everything that is found and not waived; of rules that were not looked at, what was known before. */
function knownFrom(
  { findings, rules: applied }: PolicyCheck,
  { baseline }: CheckFiles,
  only: readonly string[] | undefined,
): readonly string[] {
  const lookedAt = new Set(applied.map(({ rule }) => rule.id));
  const kept =
    only === undefined
      ? []
      : (baseline?.identities ?? [])
          .map(({ value }) => value)
          .filter((identity) => !lookedAt.has(identity.split(' ')[0] ?? ''));
  const found = findings.filter(({ rule, status }) => status !== 'waived' && rule !== staleBaseline.id);
  return [...kept, ...found.map(({ identity }) => identity)];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

function fails({ findings }: PolicyCheck, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  const mildest = severities.indexOf(failOn);
  return findings.some(
    ({ status, severity }) => status === 'open' && severities.indexOf(severity) <= mildest,
  );
}

function knownRules(ids: readonly string[]): readonly string[] {
  const known = rules.map(({ id }) => id);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length === 0) return ids;
  const hint = makeSimilarNamesHint('rule', known);
  throw new UsageProblem(
    ...unknown.map((id) => ({
      code: badArgument,
      message: `there is no rule \`${id}\``,
      hint: hint(id) ?? '`faultline check --list-rules` lists the rules that there are',
    })),
  );
}

/** A rule that was asked for and found nothing to go by would look like one that found nothing wrong. */
function refuseUnused(only: readonly string[], { rules: applied }: PolicyCheck): void {
  const unused = only.filter((id) => !applied.some(({ rule }) => rule.id === id));
  if (unused.length === 0) return;
  throw new UsageProblem(
    ...unused.map((id) => ({
      code: badArgument,
      message: `no policy uses \`${id}\`, which means nothing without selectors`,
      hint: `\`faultline explain ${id}\` shows how a policy gives them`,
    })),
  );
}

function dateOption(text: string): string {
  if (isCalendarDate(text)) return text;
  throw new UsageProblem({
    code: badArgument,
    message: `\`--today\` is \`${text}\`, which is no date`,
    hint: 'a date is written as year, month and day, like `2026-01-31`',
  });
}
