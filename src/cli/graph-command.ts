import type { Command } from 'commander';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-span.ts';
import type { Document } from '../document/document.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { ExitCode } from './commands/command.ts';
import type { Io } from './io.ts';
import { loadGraph } from './load-graph.ts';
import { addOutputOptions, type OutputOptions, printDocument } from './output.ts';
import { makePlaceOf } from './place-of.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { countOption } from './service-arguments.ts';

/** Options of every command that answers from a graph. */
export interface GraphOptions extends OutputOptions {
  readonly graph?: readonly string[];
}

/** How many rows of a table people see unless they ask for another number. */
const defaultLimit = 100;

export function addGraphOptions(command: Command): Command {
  command.option(
    '-g, --graph <path>',
    'a manifest, a directory of them, or -; repeatable (default: faultline.yaml or faultline/, here or above)',
    (path: string, paths: readonly string[] = []) => [...paths, path],
  );
  return addOutputOptions(command);
}

/** Adds `--limit`: of rows, unless the answer comes in something else. */
export function addLimitOption(
  command: Command,
  what = 'rows of a table to print, 0 for all',
  usually = defaultLimit,
): Command {
  return command.option('--limit <count>', what, (text) => countOption('--limit', text), usually);
}

/** Loads the graph, answers from it, prints the answer. Problems of the input go to standard error, exit 2. */
export async function answerFromGraph(
  io: Io,
  options: GraphOptions,
  answer: (graph: ServiceGraph, placeOf: (span: Span) => string) => Document,
): Promise<ExitCode> {
  const { graph, diagnostics, texts } = await loadGraph(io, options.graph ?? []);
  printDiagnostics(io, diagnostics, texts, options);
  if (hasErrors(diagnostics)) return 2;
  printDocument(io, answer(graph, makePlaceOf(texts)), options);
  return 0;
}

/** What a command line needs to mean the same graph: ` -g graphs/shop.yaml`, or nothing for the default. */
export function graphOptionText({ graph = [] }: GraphOptions): string {
  return graph.length === 0 ? '' : ` -g ${graph.map(quoted).join(' ')}`;
}

/** For a shell: as it is when harmless, else in single quotes. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
