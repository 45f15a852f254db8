import type { Command } from 'commander';
import { Option } from 'commander';
import type { Document } from '../document/document.ts';
import { formatOfFile, renderers } from '../render/index.ts';
import { unwritableFile } from './file-codes.ts';
import type { Io } from './io.ts';
import { leastWidth, pageFor } from './page.ts';
import { shownPath, systemProblem } from './read-file.ts';
import { countOption } from './service-arguments.ts';
import { UsageProblem } from './usage-problem.ts';

/** Options of every command that prints a document. */
export interface OutputOptions {
  readonly format?: string;
  readonly output?: string;
  readonly color?: boolean;
  readonly width?: number;
}

export function addOutputOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '-f, --format <name>',
        'how to print the answer (default: text, or by the ending of --output)',
      ).choices([...renderers.keys()]),
    )
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .option('--width <columns>', 'columns to fill (default: those of the terminal, else 80)', (text) =>
      countOption('--width', text, leastWidth),
    )
    .option('--color', 'colour even where there is no terminal')
    .option('--no-color', 'no colour');
}

/** Draws the document as asked, and puts it where asked: standard output or a whole file. */
export function printDocument(io: Io, document: Document, options: OutputOptions): void {
  const toFile = options.output !== undefined && options.output !== '-' ? options.output : undefined;
  const byEnding = toFile === undefined ? undefined : formatOfFile(toFile);
  const renderer = renderers.get(options.format ?? byEnding ?? 'text');
  if (renderer === undefined) throw new Error('the parser of options lets only known formats through');
  const stream = toFile === undefined ? io.out : { ...io.out, isTty: false, columns: undefined };
  const text = renderer.render(document, pageFor(io, stream, options));
  if (toFile === undefined) io.out.write(text);
  else writeWhole(io, toFile, text);
}

/** Writes a file whole or not at all. */
export function writeWhole(io: Io, path: string, text: string): void {
  try {
    io.replaceFile(path, text);
  } catch (error) {
    throw new UsageProblem(systemProblem(unwritableFile, shownPath(io, path), error));
  }
}
