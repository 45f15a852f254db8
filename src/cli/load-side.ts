import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { buildGraph } from '../model/build-graph.ts';
import { noGraph } from './file-codes.ts';
import { findManifests, lookedFor } from './find-manifests.ts';
import { absentManifest, movedManifest } from './git-codes.ts';
import type { Io } from './io.ts';
import { type LoadedGraph, loadGraph } from './load-graph.ts';
import { isManifestName, shownPath } from './read-file.ts';
import { isRevision, plainNames, revisionIo } from './revision-io.ts';
import { badArgument, UsageProblem } from './usage-problem.ts';

/** One side of a comparison, loaded. */
export interface LoadedSide extends LoadedGraph {
  /** What to call it: the path, the revision as it was given, or `the working tree`. */
  readonly name: string;
  /** The world that it was read from. */
  readonly io: Io;
  /** Whether the revision has none of the manifests that there are now, so that its graph is empty. */
  readonly isAbsent?: boolean;
}

/** What is compared when nothing is named. */
export const workingTree = 'the working tree';

/**
 * Loads a side of a comparison: a file, a directory or `-`, else a git revision; undefined for the working tree.
 *
 * Of the working tree and of a revision without a path it is the manifests that `graphArguments` name, or those that
 * are found as everywhere; see `loadMoved` for what is not there. What could be either is refused,
 * as git does: of two answers, one is wrong.
 */
export async function loadSide(
  io: Io,
  side: string | undefined,
  graphArguments: readonly string[],
): Promise<LoadedSide> {
  if (side === undefined) return { name: workingTree, io, ...(await loadGraph(io, graphArguments)) };
  const [revision = '', path] = splitAtColon(side);
  if (isPath(io, side)) {
    if (!isPlainlyPath(side) && io.hasRevisions !== false && isRevision(io, revision))
      throw ambiguous(io, side);
    const name = side === '-' ? 'standard input' : shownPath(io, side);
    return { name, io, ...(await loadGraph(io, [side])) };
  }
  const there = revisionIo(io, revision);
  if (path !== undefined) {
    const from = /^\.{1,2}(\/|$)/.test(path) ? io.cwd : there.top;
    return { name: side, io: there, ...(await loadGraph(there, [resolve(from, path)])) };
  }
  const paths = pathsThere(io, there, graphArguments);
  if (paths?.length === 0 && findManifests(there) === undefined) throw nothingFound(revision);
  if (paths === undefined)
    return { name: side, io: there, ...(await loadMoved(io, there, side, graphArguments)) };
  return { name: side, io: there, ...(await loadGraph(there, paths)) };
}

/** What a revision has in place of manifests that it has not: what was moved from where one is looked for, or nothing. */
async function loadMoved(io: Io, there: Io, side: string, graphArguments: readonly string[]) {
  const old = graphArguments.length === 0 ? undefined : findManifests(there);
  const names = graphArguments.map((argument) => `\`${shownPath(io, argument)}\``).join(', ');
  const what = names === '' ? 'none of the manifests that there are now' : `no ${names}`;
  if (old === undefined || isThere(io, old)) {
    const problem: Diagnostic = {
      code: absentManifest,
      message: `\`${side}\` has ${what} and counts as empty: the other side is compared with nothing`,
      hint: `where it was moved, name its old path: \`${side}:old/faultline.yaml\``,
    };
    return { isAbsent: true, ...nothing, diagnostics: [problem] };
  }
  const moved: Diagnostic = {
    code: movedManifest,
    message: `\`${side}\` has ${what}; compared is \`${shownPath(there, old)}\`, which is no longer there`,
  };
  const loaded = await loadGraph(there, [old]);
  return { ...loaded, diagnostics: [moved, ...loaded.diagnostics] };
}

/** A graph that is not there yet has nothing in it. */
const nothing: LoadedGraph = {
  graph: buildGraph([]).value,
  diagnostics: [],
  texts: new Map(),
  policies: [],
  place: undefined,
};

/**
 * The manifests of the working folder that a revision has; undefined when it has none of them. One that is added by what
 * comes later is no mistake; one that is nowhere is, and stays among them to be reported.
 */
function pathsThere(io: Io, there: Io, graphArguments: readonly string[]): readonly string[] | undefined {
  if (graphArguments.length === 0) {
    return findManifests(there) === undefined && findManifests(io) !== undefined ? undefined : [];
  }
  const paths = graphArguments.map((argument) => (argument === '-' ? argument : resolve(io.cwd, argument)));
  const isAddedLater = (path: string) => path !== '-' && !isThere(there, path) && isThere(io, path);
  const known = paths.filter((path) => !isAddedLater(path));
  return known.length === 0 ? undefined : known;
}

function isThere(io: Io, path: string): boolean {
  try {
    return io.kindOf(path) !== undefined;
  } catch {
    return true;
  }
}

/** Whether a side is read from files, whatever git knows. */
export function isPath(io: Io, side: string): boolean {
  return side === '-' || isThere(io, resolve(io.cwd, side));
}

/** What nobody calls a branch, so that git need not be asked. */
function isPlainlyPath(side: string): boolean {
  return /^(-$|\.{0,2}\/|\.{1,2}$)/.test(side) || (!side.includes(':') && isManifestName(side));
}

function ambiguous(io: Io, side: string): UsageProblem {
  const [revision = ''] = splitAtColon(side);
  const names = plainNames(io, revision).map((name) => name + side.slice(revision.length));
  // In a bare repository, branches are files.
  const plain = names.find((name) => !isPath(io, name));
  const other = plain === undefined ? '' : `, \`${plain}\` the revision`;
  return new UsageProblem({
    code: badArgument,
    message: `\`${side}\` is a path here and a revision that git knows`,
    hint: `\`./${side}\` is the path${other}`,
  });
}

/** A revision has no colon in it. */
function splitAtColon(side: string): readonly string[] {
  const colon = side.indexOf(':');
  return colon === -1 ? [side] : [side.slice(0, colon), side.slice(colon + 1)];
}

function nothingFound(revision: string): UsageProblem {
  return new UsageProblem({
    code: noGraph,
    message: `\`${revision}\` has no ${lookedFor}, in this folder or above`,
    hint: 'name the manifests with `--graph`, or as a path in the revision: `main:graphs/`',
  });
}
