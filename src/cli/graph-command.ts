import type { Command } from 'commander';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Document } from '../document/document.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { PlaceOf } from '../reports/link-table.ts';
import { shellWord } from '../reports/shell-word.ts';
import type { ExitCode } from './commands/command.ts';
import type { Io } from './io.ts';
import { loadGraph } from './load-graph.ts';
import { originFrom } from './origin.ts';
import { addOutputOptions, type Formats, isPage, type OutputOptions, printDocument } from './output.ts';
import type { PageOptions } from './page.ts';
import { makePlaceOf } from './place-of.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { countOption } from './service-arguments.ts';

/** The option of every command that loads a graph. */
export interface GraphArguments {
  readonly graph?: readonly string[];
}

/** Options of every command that prints an answer from a graph. */
export interface GraphOptions extends GraphArguments, OutputOptions {}

/** How many rows of a table people see unless they ask for another number. */
const defaultLimit = 100;

export function addGraphOption(
  command: Command,
  what = 'a manifest, a directory of them, or -; repeatable (default: faultline.yaml or faultline/, here or above)',
): Command {
  return command.option('-g, --graph <path>', what, (path: string, paths: readonly string[] = []) => [
    ...paths,
    path,
  ]);
}

export function addGraphOptions(command: Command, formats?: Formats): Command {
  return addOutputOptions(addGraphOption(command), formats);
}

/** Adds `--limit`: of rows, unless the answer comes in something else. */
export function addLimitOption(
  command: Command,
  what = 'rows of a table to print, 0 for all',
  usually = defaultLimit,
): Command {
  return command.option('--limit <count>', what, (text) => countOption('--limit', text), usually);
}

/** Loads the graph and prints an answer from it. */
export async function answerFromGraph(
  io: Io,
  options: GraphOptions,
  answer: (graph: ServiceGraph, placeOf: PlaceOf) => Document | Promise<Document>,
): Promise<ExitCode> {
  return withGraph(io, options, async (graph, placeOf, paths) => {
    const document = await answer(graph, placeOf);
    const origin = isPage(options) ? originFrom(io, graph.title, paths) : {};
    printDocument(io, { ...document, ...origin }, options);
  });
}

/** Loads the graph and uses it. Problems of the input go to standard error, and are exit code 2. */
export async function withGraph(
  io: Io,
  options: GraphArguments & PageOptions,
  use: (graph: ServiceGraph, placeOf: PlaceOf, paths: readonly string[]) => void | Promise<void>,
): Promise<ExitCode> {
  const { graph, diagnostics, texts, place } = await loadGraph(io, options.graph ?? []);
  printDiagnostics(io, diagnostics, texts, options);
  if (hasErrors(diagnostics)) return 2;
  await use(graph, makePlaceOf(texts), graphPaths(options, place));
  return 0;
}

/** Where a graph is from: what was named, or what was found. */
export function graphPaths({ graph = [] }: GraphArguments, place: string | undefined): readonly string[] {
  if (graph.length > 0) return graph;
  return place === undefined ? [] : [place];
}

/** What a command line needs to mean the same graph: ` -g graphs/shop.yaml`, or nothing for the default. */
export function graphOptionText({ graph = [] }: GraphArguments): string {
  return graph.map((path) => ` -g ${shellWord(path)}`).join('');
}
