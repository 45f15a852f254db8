import { dirname, resolve } from 'node:path';
import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Incident } from '../model/incident.ts';
import type { IncidentDeclaration } from '../model/incident-declaration.ts';
import { resolveIncident } from '../model/resolve-incident.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { readIncidentDocuments } from '../sources/incident-reader.ts';
import { readLazily } from '../sources/read-lazily.ts';
import { missingFile } from './file-codes.ts';
import type { Io } from './io.ts';
import { type LoadedGraph, loadGraph } from './load-graph.ts';
import { type ManifestText, readIncidentArgument, shownPath } from './read-file.ts';

/** An incident from the world, on its graph. */
export interface LoadedIncident {
  readonly incident: Incident;
  readonly graph: ServiceGraph;
  /** What as an argument is this incident alone; undefined where nothing is, as for one of several in a file. */
  readonly path: string | undefined;
  /** What `--graph` would take to mean the same graph. */
  readonly graphPaths: readonly string[];
}

export interface LoadedIncidents {
  /** With an error among the diagnostics they are not what was meant. */
  readonly incidents: readonly LoadedIncident[];
  /** All problems of all files, each once, sorted. */
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Loads incident files, and the graph that each of them names, or `graphArguments` in their stead if there are any. */
export async function loadIncidents(
  io: Io,
  paths: readonly string[],
  graphArguments: readonly string[],
): Promise<LoadedIncidents> {
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  const files = new Map<string, ManifestText>();
  for (const path of paths) {
    const read = await readIncidentArgument(io, path, (problem) => void diagnostics.push(problem));
    for (const each of read) files.set(each.file, each);
  }
  const graphs = makeGraphCache(io);
  const incidents: LoadedIncident[] = [];
  for (const { file, text } of files.values()) {
    texts.set(file, text);
    const { value, diagnostics: problems } = await readLazily(readIncidentDocuments, file, text);
    diagnostics.push(...problems);
    // A file may be called `-`, which as an argument is standard input.
    const path = value.length > 1 || file.startsWith('<') ? undefined : file === '-' ? './-' : file;
    for (const declaration of value) {
      const graphPaths = graphArguments.length > 0 ? graphArguments : pathsOf(io, declaration, diagnostics);
      if (graphPaths.length === 0) continue;
      const loaded = await graphs(graphPaths);
      for (const [name, each] of loaded.texts) texts.set(name, each);
      const { value: incident, diagnostics: more } = resolveIncident(loaded.graph, declaration);
      // A graph that could not be read lacks what the incident names, which is no second mistake.
      diagnostics.push(...(loaded.diagnostics.length > 0 ? loaded.diagnostics : more));
      incidents.push({ incident, graph: loaded.graph, path, graphPaths });
    }
  }
  return { incidents, diagnostics: [...new Set(diagnostics)].sort(compareDiagnostics), texts };
}

/** The manifests that an incident names, from where the command runs; one that is not there is reported at its place. */
function pathsOf(io: Io, { file, graph }: IncidentDeclaration, diagnostics: Diagnostic[]): readonly string[] {
  const folder = file.startsWith('<') ? '.' : dirname(file);
  const paths = graph.map(({ value, span }) => ({
    path: shownPath(io, resolve(io.cwd, folder, value)),
    span,
  }));
  const missing = paths.filter(({ path }) => isMissing(io, path));
  for (const { path, span } of missing) {
    diagnostics.push({
      code: missingFile,
      message: `there is no file or directory \`${path}\``,
      span,
      hint: 'the manifests of a graph are found from the folder that the incident file is in',
    });
  }
  // A file may be called `-`, which as an argument is standard input.
  return missing.length > 0 ? [] : paths.map(({ path }) => (path === '-' ? './-' : path));
}

function isMissing(io: Io, path: string): boolean {
  try {
    return io.kindOf(resolve(io.cwd, path)) === undefined;
  } catch {
    // There is something, and reading it says what is wrong with it.
    return false;
  }
}

/** Incidents on the same graph share it, and its problems. */
function makeGraphCache(io: Io): (paths: readonly string[]) => Promise<LoadedGraph> {
  const known = new Map<string, Promise<LoadedGraph>>();
  return (paths) => {
    const key = JSON.stringify(paths);
    const loaded = known.get(key) ?? loadGraph(io, paths);
    known.set(key, loaded);
    return loaded;
  };
}
