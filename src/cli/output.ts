import type { Command } from 'commander';
import { Option } from 'commander';
import type { Document } from '../document/document.ts';
import { formatOfFile, renderers } from '../render/index.ts';
import { unwritableFile } from './file-codes.ts';
import type { Io } from './io.ts';
import { leastWidth, pageFor } from './page.ts';
import { shownPath, systemProblem } from './read-file.ts';
import { countOption } from './service-arguments.ts';
import { badArgument, UsageProblem } from './usage-problem.ts';

/** Options of every command that prints a document. */
export interface OutputOptions {
  readonly format?: string;
  readonly output?: string;
  readonly color?: boolean;
  readonly width?: number;
}

/** Adds `--format` and the like; `drawn` are formats of this command alone that are no documents. */
export function addOutputOptions(command: Command, drawn: readonly string[] = []): Command {
  return command
    .addOption(
      new Option(
        '-f, --format <name>',
        'how to print the answer (default: text, or by the ending of --output)',
      ).choices([...renderers.keys(), ...drawn]),
    )
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .option('--width <columns>', 'columns to fill (default: those of the terminal, else 80)', (text) =>
      countOption('--width', text, leastWidth),
    )
    .option('--color', 'colour even where there is no terminal')
    .option('--no-color', 'no colour');
}

/** Draws the document as asked, and puts it where asked. */
export function printDocument(io: Io, document: Document, options: OutputOptions): void {
  const toFile = isFile(options.output);
  const renderer = renderers.get(options.format ?? formatByEnding(options.output, renderers) ?? 'text');
  if (renderer === undefined) throw new Error('the parser of options lets only known formats through');
  const stream = toFile ? { ...io.out, isTty: false, columns: undefined } : io.out;
  writeOut(io, options.output, renderer.render(document, pageFor(io, stream, options)));
}

/** The format that the name of the output file asks for, if there is one and it does. */
export function formatByEnding(
  output: string | undefined,
  formats: ReadonlyMap<string, { readonly endings: readonly string[] }>,
): string | undefined {
  if (!isFile(output)) return undefined;
  const format = formatOfFile(output, formats);
  const ending = /\.[^./\\]+$/.exec(output)?.[0];
  if (format === undefined && ending !== undefined) {
    const known = [...formats.values()].flatMap(({ endings }) => endings).map((each) => `\`${each}\``);
    throw new UsageProblem({
      code: badArgument,
      message: `\`${ending}\` is the ending of no format of this command`,
      hint: `its endings are ${known.join(', ')}; or say the format with \`--format\``,
    });
  }
  return format;
}

/** Writes to standard output, or a file whole or not at all. */
export function writeOut(io: Io, output: string | undefined, text: string): void {
  if (!isFile(output)) {
    io.out.write(text);
    return;
  }
  try {
    io.replaceFile(output, text);
  } catch (error) {
    if (error instanceof UsageProblem) throw error;
    throw new UsageProblem(systemProblem(unwritableFile, shownPath(io, output), error));
  }
}

function isFile(output: string | undefined): output is string {
  return output !== undefined && output !== '-';
}
