import { diff } from '../../analysis/diff.ts';
import { compareDiagnostics, hasErrors } from '../../diagnostics/diagnostic.ts';
import { findingChanges } from '../../policy/finding-changes.ts';
import { diffReport } from '../../reports/diff.ts';
import { readCheckFiles } from '../check-files.ts';
import { missingFile } from '../file-codes.ts';
import { addGraphOptions, addLimitOption, type GraphOptions } from '../graph-command.ts';
import type { Io } from '../io.ts';
import { isPath, type LoadedSide, loadSide } from '../load-side.ts';
import { originFrom } from '../origin.ts';
import { isPage, printDocument } from '../output.ts';
import { makePlaceOf } from '../place-of.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import { badArgument, UsageProblem } from '../usage-problem.ts';
import type { CommandModule, ExitCode } from './command.ts';

interface DiffOptions extends GraphOptions {
  readonly limit: number;
}

export const diffCommand: CommandModule = {
  examples: [
    [
      'faultline diff graphs/ec2-launch-direct.yaml graphs/ec2-launch-events.yaml',
      'what coupling by events does, and what it costs',
    ],
    ['faultline diff HEAD -g graphs/aws-us-east-1.yaml', 'what has not been committed yet'],
    [
      'faultline diff HEAD:graphs/mfa.yaml graphs/mfa.yaml -f markdown',
      'the same of one file, for a pull request',
    ],
  ],
  configure: (command, io, finish) => {
    command.argument(
      '<base>',
      'a manifest, a directory, or a git revision: main, HEAD~1, origin/main:graphs/',
    );
    command.argument('[head]', 'the same; the files as they are now when absent');
    addGraphOptions(addLimitOption(command, 'rows of a table to print, 0 for all', 20)).action(
      async (base: string, head: string | undefined, options: DiffOptions) => {
        finish(await compare(io, base, head, options));
      },
    );
  },
};

async function compare(
  io: Io,
  base: string,
  head: string | undefined,
  options: DiffOptions,
): Promise<ExitCode> {
  refuseIdleGraph(io, base, head, options);
  const before = await loadSide(io, base, options.graph ?? []);
  const after = await loadSide(io, head, options.graph ?? []);
  if (before.isAbsent && after.isAbsent) throw nowhere(before.name, after.name);
  const texts = new Map([...before.texts, ...after.texts]);
  const diagnostics = [...before.diagnostics, ...after.diagnostics].sort(compareDiagnostics);
  printDiagnostics(io, diagnostics, texts, options);
  if (hasErrors(diagnostics)) return 2;
  const findings = await findingsBetween(before, after);
  for (const [file, text] of findings.texts) texts.set(file, text);
  const document = diffReport(diff(before.graph, after.graph), {
    base: before.graph,
    head: after.graph,
    names: { base: before.name, head: after.name },
    findings: findings.changes,
    placeOf: makePlaceOf(texts),
    limit: options.limit,
  });
  const sides = isPage(options) ? originFrom(io, after.graph.title ?? before.graph.title, []) : {};
  printDocument(io, { ...document, ...sides }, options);
  return 0;
}

/** What the policies of the head find on one side alone; nothing at all where they do not fit the head. */
async function findingsBetween(before: LoadedSide, after: LoadedSide) {
  const files = await readCheckFiles(after.io, after.place, {});
  const policies = [...after.policies, ...files.policies];
  if (hasErrors(files.diagnostics)) return { changes: 'unfit' as const, texts: files.texts };
  const options = { today: after.io.today(), baseline: files.baseline };
  const { value, diagnostics } = findingChanges(before.graph, after.graph, policies, options);
  return { changes: hasErrors(diagnostics) ? ('unfit' as const) : value, texts: files.texts };
}

function nowhere(base: string, head: string): UsageProblem {
  return new UsageProblem({
    code: missingFile,
    message: `neither \`${base}\` nor \`${head}\` has the manifests that there are now`,
    hint: 'commit them first, or leave out the second revision',
  });
}

/** What somebody typed and we would not use is a misunderstanding. */
function refuseIdleGraph(io: Io, base: string, head: string | undefined, { graph }: DiffOptions): void {
  const isStandardInputTwice = base === '-' && head === '-';
  const isIdle = graph !== undefined && isPath(io, base) && head !== undefined && isPath(io, head);
  if (!isStandardInputTwice && !isIdle) return;
  throw new UsageProblem({
    code: badArgument,
    message: isIdle
      ? '`--graph` says which manifests of a revision are meant, and both sides are files'
      : 'both sides cannot be read from standard input',
    hint: 'add `--help` for what the command takes',
  });
}
