import type { Command } from 'commander';
import { Option } from 'commander';
import type { Document } from '../document/document.ts';
import { findingsRenderers } from '../render/findings/index.ts';
import { formatOfFile, renderers } from '../render/index.ts';
import type { Renderer } from '../render/renderer.ts';
import { unwritableFile } from './file-codes.ts';
import type { Io } from './io.ts';
import { leastWidth, type PageOptions, pageFor, pageForFile } from './page.ts';
import { typedPath } from './read-file.ts';
import { refuseInput } from './refuse-input.ts';
import { countOption } from './service-arguments.ts';
import { systemProblem } from './system-problem.ts';
import { badArgument, UsageProblem } from './usage-problem.ts';

/** Options of every command that prints a document. */
export interface OutputOptions extends PageOptions {
  readonly format?: string;
  readonly output?: string;
}

/** The formats of most documents; those with findings have more. */
export type Formats = ReadonlyMap<string, Renderer>;

/** Adds `--format` and the like; a command can have other formats than most. */
export function addOutputOptions(
  command: Command,
  formats: ReadonlyMap<string, unknown> = renderers,
): Command {
  command
    .addOption(formatOption(command.name(), formats))
    .option('-o, --output <file>', 'write to a file, whole or not at all');
  return addPageOptions(command);
}

/** What a page looks like, for commands that only talk to people. */
export function addPageOptions(command: Command): Command {
  return command
    .option('--width <columns>', 'columns to fill (default: those of the terminal, else 80)', (text) =>
      countOption('--width', text, leastWidth),
    )
    .option('--color', 'colour even where there is no terminal')
    .option('--no-color', 'no colour');
}

/** `--format`: what another command prints is told apart from what there is not. */
function formatOption(command: string, formats: ReadonlyMap<string, unknown>): Option {
  const about = 'how to print the answer (default: text, or by the ending of --output)';
  return new Option('-f, --format <name>', about).choices([...formats.keys()]).argParser((name: string) => {
    if (!formats.has(name)) throw noSuchFormat(name, formats, command);
    return name;
  });
}

function noSuchFormat(name: string, formats: ReadonlyMap<string, unknown>, command = ''): UsageProblem {
  const list = [...formats.keys()].map((each) => `\`${each}\``).join(', ');
  const elsewhere = pictureFormats.includes(name)
    ? `it is one of pictures, which \`faultline ${pictureCommands.get(command) ?? 'diagram'}\` draws`
    : findingsRenderers.has(name)
      ? 'it is one of findings, which `faultline check` prints'
      : undefined;
  return new UsageProblem({
    code: badArgument,
    message: `\`${name}\` is no format of this answer`,
    hint:
      elsewhere === undefined
        ? `there are ${list}; \`--help\` says what else the command takes`
        : `${elsewhere}; here there are ${list}`,
  });
}

/** Those of `diagram` that no answer has, named here so that no other command loads what draws them. */
const pictureFormats: readonly string[] = ['svg', 'mermaid', 'dot'];

/** How `diagram` draws what a command tells. */
const pictureCommands: ReadonlyMap<string, string> = new Map([
  ['impact', 'diagram --impact'],
  ['report', 'diagram --impact'],
  ['cycles', 'diagram --cycles'],
  ['bootstrap', 'diagram --bootstrap'],
]);

/** Draws the document as asked, and puts it where asked. */
export function printDocument(
  io: Io,
  document: Document,
  options: OutputOptions,
  formats: Formats = renderers,
): void {
  const format = options.format ?? formatByEnding(options.output, formats) ?? 'text';
  const renderer = formats.get(format);
  if (renderer === undefined) throw noSuchFormat(format, formats);
  const page = isFile(options.output) ? pageForFile(options) : pageFor(io, io.out, options);
  writeOut(io, options.output, renderer.render(document, page));
}

/** Whether the answer is a page that stands for itself, in a browser or on paper. */
export function isPage({ format, output }: OutputOptions, formats: Formats = renderers): boolean {
  return (format ?? formatByEnding(output, formats)) === 'html';
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
  refuseInput(io, output);
  replaceFile(io, output, text);
}

/** Writes a file that a command keeps up to date, and so may have read, whole or not at all. */
export function replaceFile(io: Io, path: string, text: string): void {
  try {
    io.replaceFile(path, text);
  } catch (error) {
    if (error instanceof UsageProblem) throw error;
    throw new UsageProblem(systemProblem(unwritableFile, typedPath(io, path), error));
  }
}

/** Whether an output is named, and is not standard output. */
export function isFile(output: string | undefined): output is string {
  return output !== undefined && output !== '-';
}
