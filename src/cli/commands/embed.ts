import { dirname, relative, sep } from 'node:path';
import { Option } from 'commander';
import { renderers } from '../../render/index.ts';
import { unifiedDiff } from '../../render/unified-diff.ts';
import { embedReport } from '../../reports/embed.ts';
import { type EmbedRun, embedDocuments } from '../embed/embed-documents.ts';
import { isWithin } from '../embed/is-within.ts';
import type { Io } from '../io.ts';
import { printDocument } from '../output.ts';
import { pageFor } from '../page.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import { repositoryRoot } from '../repository-root.ts';
import { writeTogether } from '../write-together.ts';
import type { CommandModule, ExitCode } from './command.ts';

interface EmbedOptions {
  readonly check?: boolean;
  readonly diff?: boolean;
  readonly root?: string;
  readonly format?: string;
  readonly color?: boolean;
}

export const embedCommand: CommandModule = {
  examples: [
    ['faultline embed graphs/README.md', 'write stale blocks and values anew'],
    ['faultline embed --check graphs/README.md', 'for CI: write nothing, fail when something is stale'],
  ],
  configure: (command, io, finish, program) => {
    command
      .argument(
        '<document...>',
        'Markdown with marks: `<!-- faultline impact db -->` … `<!-- /faultline -->`',
      )
      .option(
        '--check',
        'write nothing; exit code 1 and a diff when something is stale or was edited by hand',
      )
      .option('--diff', 'write nothing, and print what would change')
      .option('--root <folder>', 'read nothing outside it (default: the repository of each document)')
      .addOption(
        new Option('-f, --format <name>', 'how to print what was done (default: text)').choices([
          ...renderers.keys(),
        ]),
      )
      .option('--color', 'colour even where there is no terminal')
      .option('--no-color', 'no colour')
      .addHelpText('after', about)
      .action(async (files: string[], options: EmbedOptions) => {
        const run = await embedDocuments(io, program, files, options.root);
        printDiagnostics(io, run.diagnostics, run.texts, options);
        if (run.documents === undefined) return finish(2);
        const isWritten = !(options.check || options.diff);
        if (isWritten) write(io, run.documents);
        print(io, run.documents, isWritten, options);
        const isStale = run.documents.some(({ before, after }) => before !== after);
        finish(options.check && isStale ? (1 satisfies ExitCode) : 0);
      });
  },
};

const about = `
In a document:

  <!-- faultline impact dynamodb -g graphs/aws-us-east-1.yaml -->
  (the answer of the command comes here, as Markdown)
  <!-- /faultline -->

  The failure takes <!-- faultline value summary.down impact dynamodb
  -g graphs/aws-us-east-1.yaml -->20<!-- /faultline --> services down.

Paths start in the folder of the document. A block reads files below the root,
and can do nothing else: it writes no file, reads no input, runs no program.
Marks in code, fenced or not, are examples and stay as they are.
`;

type Embedded = NonNullable<EmbedRun['documents']>;

/** All of those that are stale, or none when one of them cannot be written. */
function write(io: Io, documents: Embedded): void {
  const stale = documents.filter(({ before, after }) => before !== after);
  writeTogether(
    io,
    stale.map(({ path, before, after }) => ({ path, before, text: after })),
  );
}

/** People get a diff where something would be written; what it is goes beside it, to standard error. */
function print(
  io: Io,
  documents: Embedded,
  isWritten: boolean,
  { format = 'text', color }: EmbedOptions,
): void {
  const report = embedReport(documents, { isWritten });
  const options = { format, ...(color !== undefined && { color }) };
  const isStale = documents.some(({ before, after }) => before !== after);
  if (isWritten || !isStale || format !== 'text') {
    printDocument(io, report, options);
    return;
  }
  const page = pageFor(io, io.out, { color });
  const nameOf = makePatchNames(io, documents);
  for (const each of documents) io.out.write(unifiedDiff(nameOf(each), each.before, each.after, page));
  printDocument({ ...io, out: io.err }, report, options);
}

/**
 * How a patch calls the documents: from this folder, or, when one lies elsewhere, all from the top of the repository, or
 * above it from the first folder that holds them all. No tool applies a patch to what is outside of where it runs.
 */
function makePatchNames(io: Io, documents: Embedded): (document: Embedded[number]) => string {
  const holdsAll = (folder: string) => documents.every(({ path }) => isWithin(folder, path));
  if (holdsAll(io.cwd)) return ({ file }) => file;
  let top = repositoryRoot(io, io.cwd);
  while (!holdsAll(top)) top = dirname(top);
  return ({ path }) => relative(top, path).split(sep).join('/');
}
