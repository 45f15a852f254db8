import { join, relative, resolve, sep } from 'node:path';
import { makeSimilarNamesHint } from '../diagnostics/similar-names.ts';
import { missingFile } from './file-codes.ts';
import { makeGitBlobs } from './git-blobs.ts';
import { gitFailed, noGit, noRepository, unknownRevision } from './git-codes.ts';
import { makeGitTree } from './git-tree.ts';
import type { GitRun, Io } from './io.ts';
import { isManifestName } from './read-file.ts';
import { badArgument, UsageProblem } from './usage-problem.ts';

/** A git revision as a world to read files from; its `top` is the folder that the repository's paths start in. */
export interface RevisionIo extends Io {
  readonly top: string;
}

/**
 * The same world with files as they were in a revision: what is read comes from git's objects, by the paths that the
 * files have in the working folder, and is called `main:graphs/shop.yaml`. Nothing is checked out.
 *
 * Throws a UsageProblem when there is no such revision, or no way to ask.
 */
export function revisionIo(io: Io, revision: string): RevisionIo {
  const { prefix, isShallow } = repositoryOf(io, revision);
  const treeObject = treeOf(io, revision, isShallow);
  const onFailure = (run: GitRun | undefined) => failure(run, revision);
  const tree = makeGitTree(io, treeObject, onFailure, (path, where) => elsewhere(path, where, revision));
  const blobs = makeGitBlobs(io, onFailure);
  const top = resolve(io.cwd, prefix.replace(/[^/]+/g, '..'));
  const inside = (path: string): string | undefined => {
    const path_ = relative(top, path).split(sep).join('/');
    return path_ === '..' || path_.startsWith('../') ? undefined : path_;
  };
  const entryAt = (path: string) => {
    const known = inside(path);
    if (known === undefined) throw outsideRepository(revision, relative(io.cwd, path).split(sep).join('/'));
    return tree.entryAt(known);
  };
  // Graphs of a session are those of the working folder.
  const { session: _, ...world } = io;
  return {
    ...world,
    top,
    nameOf: (path) => `${revision}:${inside(path) ?? path}`,
    realPath: (path) => path,
    inputs: new Set(),
    kindOf: (path) => entryAt(path)?.kind,
    listDirectory: (path) => {
      const names = tree.namesIn(inside(path) ?? '');
      const entries = names.filter(isManifestName).map((name) => entryAt(join(path, name)));
      blobs.expect(entries.flatMap((entry) => (entry?.kind === 'file' ? [entry.object] : [])));
      return names;
    },
    readFile: (path, limitBytes) => {
      const content = blobs.read(entryAt(path)?.object ?? '');
      return content.length > limitBytes ? undefined : content;
    },
    readInput: () => {
      throw new UsageProblem({
        code: badArgument,
        message: `standard input is not in the revision \`${revision}\``,
        hint: 'name files or directories with `--graph`',
      });
    },
  };
}

/** Whether git knows a revision; without git, or outside of a repository, there is none. */
export function isRevision(io: Io, revision: string): boolean {
  return objectOf(io, `${revision}^{tree}`) !== undefined;
}

function objectOf(io: Io, object: string): string | undefined {
  const run = askFor(io, object);
  const name = run?.status === 0 ? textOf(run).trimEnd() : '';
  return objectName.test(name) ? name : undefined;
}

const objectName = /^[0-9a-f]{40,64}$/;

/** Asks for an object, such as `main^{tree}`. It goes in by standard input: there, nothing is an option. */
function askFor(io: Io, object: string): GitRun | undefined {
  const isOneLine = !/^\^|[\0-\x1f\x7f]/.test(object);
  if (!isOneLine) return { status: 0, out: new Uint8Array(), err: '' };
  return io.git(['cat-file', '--batch-check=%(objectname)'], `${object}\n`);
}

/** Where in its repository the working folder is. */
function repositoryOf(io: Io, revision: string): { readonly prefix: string; readonly isShallow: boolean } {
  const run = io.git(['rev-parse', '--is-shallow-repository', '--show-prefix'], '');
  if (run === undefined) {
    throw new UsageProblem({
      code: noGit,
      message: `\`${revision}\` is no file or directory here, and git, which could know it as a revision, is not installed`,
      hint: 'install git, or name files or directories',
    });
  }
  if (run.status !== 0) {
    throw new UsageProblem({
      code: noRepository,
      message: `\`${revision}\` is no file or directory here, and git cannot look for a revision: ${reasonOf(run)}`,
      hint: 'run the command in a git repository, or name files or directories',
    });
  }
  // The name of a folder may have line breaks of its own: only the first and the last one are git's.
  const [, isShallow, prefix = ''] = /^([^\n]*)\n?(.*?)\n?$/s.exec(textOf(run)) ?? [];
  return { prefix, isShallow: isShallow === 'true' };
}

/** The tree object of a revision. */
function treeOf(io: Io, revision: string, isShallow: boolean): string {
  const run = askFor(io, `${revision}^{tree}`);
  if (run?.status !== 0) throw failure(run, revision);
  const answer = textOf(run).trimEnd();
  if (objectName.test(answer)) return answer;
  throw new UsageProblem({
    code: unknownRevision,
    message: answer.endsWith(' ambiguous')
      ? `\`${revision}\` is short for more than one revision`
      : `\`${revision}\` is no file or directory here, and no revision that git knows`,
    hint: hintFor(io, revision, isShallow),
  });
}

/** A range is two revisions; of a misspelled one, the nearest name that git has. */
function hintFor(io: Io, revision: string, isShallow: boolean): string {
  const range = /^(.+?)\.{2,3}(.+)$/.exec(revision);
  if (range !== null) return `two revisions are two arguments: \`faultline diff ${range[1]} ${range[2]}\``;
  if (isShallow) return 'this clone is shallow: fetch the revision first, or clone with the whole history';
  return (
    nearestNames(io, revision) ??
    '`git log --oneline --all` lists revisions; a branch of a remote is `origin/main`'
  );
}

function nearestNames(io: Io, revision: string): string | undefined {
  return makeSimilarNamesHint('revision', refNames(io, '%(refname:short)'))(revision);
}

/** Names of a revision that nothing else has, such as `refs/heads/main`, and its hash; in the order in which git looks. */
export function plainNames(io: Io, revision: string): readonly string[] {
  const known = new Set(refNames(io, '%(refname)'));
  const longer = ['refs/tags/', 'refs/heads/', 'refs/remotes/'].map((place) => place + revision);
  const hash = objectOf(io, `${revision}^{commit}`) ?? objectOf(io, `${revision}^{tree}`) ?? [];
  return [...longer.filter((name) => known.has(name)).slice(0, 1)].concat(hash);
}

function refNames(io: Io, format: string): readonly string[] {
  const run = io.git(['for-each-ref', '--count=10000', `--format=${format}`], '');
  return run?.status === 0
    ? textOf(run)
        .split('\n')
        .filter((name) => name !== '')
    : [];
}

function outsideRepository(revision: string, path: string): UsageProblem {
  return new UsageProblem({
    code: missingFile,
    message: `\`${revision}:${path}\` leads outside the repository`,
    hint: 'behind `:`, a path starts at the top of the repository, and `./` in this folder',
  });
}

function failure(run: GitRun | undefined, revision: string): UsageProblem {
  return new UsageProblem({
    code: gitFailed,
    message: `git could not read \`${revision}\`: ${run === undefined ? 'it is gone' : reasonOf(run)}`,
    hint: 'in a partial clone, fetch what is missing first',
  });
}

function elsewhere(path: string, where: 'submodule' | 'outside', revision: string): UsageProblem {
  return new UsageProblem({
    code: gitFailed,
    message:
      where === 'submodule'
        ? `\`${path}\` is in a submodule at \`${revision}\`: another repository, with revisions of its own`
        : `\`${path}\` leads out of the repository at \`${revision}\`, by a link: what was there then is not known`,
    hint: where === 'submodule' ? 'run the command inside the submodule' : 'name files inside the repository',
  });
}

/** git's own words, without what it puts in front of them. */
function reasonOf({ err }: GitRun): string {
  return (err.split('\n').find((line) => line.trim() !== '') ?? 'it does not say why').replace(
    /^fatal: /,
    '',
  );
}

function textOf({ out }: GitRun): string {
  return new TextDecoder().decode(out);
}
