import type { Code } from '../../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint } from '../../diagnostics/similar-names.ts';
import type { Document } from '../../document/document.ts';
import { graphCodes } from '../../model/build-graph.ts';
import { incidentGraphCodes } from '../../model/resolve-incident.ts';
import { rules } from '../../policy/index.ts';
import { policyCodes } from '../../policy/policy-codes.ts';
import { explainReport, explainWordReport, listReport } from '../../reports/explain.ts';
import { explainRuleReport, ruleCode } from '../../reports/explain-rule.ts';
import { glossary, wordFor } from '../../reports/glossary.ts';
import { incidentCodes } from '../../sources/incident-codes.ts';
import { policySourceCodes } from '../../sources/policy-source-codes.ts';
import { sourceCodes } from '../../sources/source-codes.ts';
import { cliCodes } from '../cli-codes.ts';
import { addOutputOptions, type OutputOptions, printDocument } from '../output.ts';
import { badArgument, UsageProblem } from '../usage-problem.ts';
import type { CommandModule } from './command.ts';

/** Every code that faultline can report, and every rule, by id. */
export const allCodes: readonly Code[] = [
  ...cliCodes,
  ...sourceCodes,
  ...graphCodes,
  ...policySourceCodes,
  ...policyCodes,
  ...rules.map(ruleCode),
  ...incidentCodes,
  ...incidentGraphCodes,
].sort((a, b) => (a.id < b.id ? -1 : 1));

export const explainCommand: CommandModule = {
  examples: [
    ['faultline explain unknown-service', 'what it means and what to do'],
    ['faultline explain tier-inversion', 'what a rule of `check` finds, and why that is bad'],
    ['faultline explain frozen', 'a word that answers use'],
    ['faultline explain', 'all codes and words, a line each'],
  ],
  configure: (command, io, finish) => {
    command.argument(
      '[code...]',
      'the word in brackets behind `error`, the id of a rule, or a word of answers: frozen, blast radius',
    );
    addOutputOptions(command).action((words: readonly string[], options: OutputOptions) => {
      const id = words.join(' ');
      printDocument(io, words.length === 0 ? listReport(allCodes, glossary) : explained(id), options);
      finish(0);
    });
  },
};

function explained(id: string): Document {
  const rule = rules.find((each) => each.id === id);
  if (rule !== undefined) return explainRuleReport(rule);
  const code = allCodes.find((each) => each.id === id);
  if (code !== undefined) return explainReport(code);
  const word = wordFor(id);
  if (word !== undefined) return explainWordReport(word);
  const hint = makeSimilarNamesHint(
    'code',
    [...allCodes, ...glossary].map((each) => each.id),
  )(id);
  throw new UsageProblem({
    code: badArgument,
    message: `there is no code, rule or word \`${id}\``,
    hint: hint ?? '`faultline explain` lists them all',
  });
}
