import { compareDiagnostics, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { buildGraph } from '../model/build-graph.ts';
import type { PolicyDeclaration } from '../model/policy-declaration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { readDocuments } from '../sources/manifest-reader.ts';
import { readGraph } from '../sources/read-graph.ts';
import { readLazily } from '../sources/read-lazily.ts';
import { noGraph } from './file-codes.ts';
import { findManifests, kindOf, lookedFor } from './find-manifests.ts';
import type { Io } from './io.ts';
import { mayBeManifest } from './looks-like-manifest.ts';
import { type ManifestText, readGraphArgument } from './read-file.ts';
import { withoutConsequences } from './without-consequences.ts';

/** A graph from the world, with all that is wrong with it. */
export interface LoadedGraph {
  readonly graph: ServiceGraph;
  /** All problems of all files, sorted. With an error among them the graph is not the one that was meant. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts by file, for showing problems in their place. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the manifests say of rules to check the graph by. */
  readonly policies: readonly PolicyDeclaration[];
  /** The file or directory that was named first, or found; undefined for none, and for standard input. */
  readonly place: string | undefined;
}

/** The graphs of a session, by where they were asked for and how. */
const graphsOfSession = new WeakMap<object, Map<string, LoadedGraph>>();

/** Loads what `--graph` names, or what is found in this folder or above, as one graph. */
export async function loadGraph(io: Io, graphArguments: readonly string[]): Promise<LoadedGraph> {
  if (io.session === undefined) return load(io, graphArguments);
  const graphs = graphsOfSession.get(io.session) ?? new Map<string, LoadedGraph>();
  graphsOfSession.set(io.session, graphs);
  const key = JSON.stringify([io.cwd, graphArguments]);
  const loaded = graphs.get(key) ?? (await load(io, graphArguments));
  if (!hasErrors(loaded.diagnostics)) graphs.set(key, loaded);
  return loaded;
}

/** Characters from which on the short way is shorter: a smaller text is read before its kernel is compiled. */
const shortWayFrom = 8192;

async function load(io: Io, graphArguments: readonly string[]): Promise<LoadedGraph> {
  const problems: Diagnostic[] = [];
  const found = graphArguments.length > 0 ? undefined : findManifests(io);
  const files = await readAll(io, graphArguments, found, (problem) => void problems.push(problem));
  const texts = new Map(files.map(({ file, text }) => [file, text]));

  const [only, ...others] = files;
  const isWorthIt = only !== undefined && only.text.length >= shortWayFrom;
  const short =
    isWorthIt && others.length === 0 && problems.length === 0
      ? readGraph(only.file, only.text, only.ascii)
      : undefined;
  const place = found ?? graphArguments.find((argument) => argument !== '-');
  // A manifest with policies in it takes the long way.
  if (short !== undefined) return { graph: short, diagnostics: [], texts, policies: [], place };

  const read = await Promise.all(files.map(({ file, text }) => readLazily(readDocuments, file, text)));
  for (const each of read) for (const problem of each.diagnostics) problems.push(problem);
  const manifests = read.flatMap(({ value }) => value);
  const { value: graph, diagnostics } = buildGraph(manifests);
  const all = [...problems, ...withoutConsequences(diagnostics, problems, texts)];
  return {
    graph,
    diagnostics: all.sort(compareDiagnostics),
    texts,
    policies: manifests.flatMap(({ policies }) => policies ?? []),
    place,
  };
}

async function readAll(
  io: Io,
  graphArguments: readonly string[],
  found: string | undefined,
  onProblem: (problem: Diagnostic) => void,
): Promise<readonly ManifestText[]> {
  if (graphArguments.length === 0 && found === undefined) {
    onProblem({
      code: noGraph,
      message: `no manifest was named, and there is no ${lookedFor} here or in a folder above`,
      hint: 'name one with `--graph`, or write a first one with `faultline init`',
    });
  }
  const byFile = new Map<string, ManifestText>();
  for (const argument of found === undefined ? graphArguments : [found]) {
    const isFoundFolder = argument === found && kindOf(io, argument) === 'directory';
    for (const each of await readGraphArgument(io, argument, onProblem)) {
      // Nobody named what else lies in a folder that was found.
      if (!isFoundFolder || mayBeManifest(each.text)) byFile.set(each.file, each);
    }
  }
  return [...byFile.values()];
}
