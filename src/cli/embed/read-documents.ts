import { dirname, resolve } from 'node:path';
import type { Code, Diagnostic } from '../../diagnostics/diagnostic.ts';
import { wholeFile } from '../../diagnostics/source-span.ts';
import { refuseForSize, sizeLimitBytes } from '../../sources/size-limit.ts';
import { missingFile, refuseForEncoding, unreadableFile } from '../file-codes.ts';
import type { Io } from '../io.ts';
import { shownPath } from '../read-file.ts';
import { repositoryRoot } from '../repository-root.ts';
import { systemProblem } from '../system-problem.ts';
import { badArgument, UsageProblem } from '../usage-problem.ts';
import { outsideRoot } from './embed-codes.ts';
import { isWithin } from './is-within.ts';

/** A document to keep, and what its blocks may read. */
export interface DocumentText {
  /** As it is shown. */
  readonly file: string;
  readonly path: string;
  /** With a byte order mark, if it has one. */
  readonly text: string;
  readonly folder: string;
  readonly root: string;
}

/** Reads every document once. */
export function readDocuments(
  io: Io,
  files: readonly string[],
  root: string | undefined,
  onProblem: (problem: Diagnostic) => void,
): readonly DocumentText[] {
  const named = root === undefined ? undefined : namedRoot(io, root);
  const documents = new Map<string, DocumentText>();
  for (const file of files) {
    const path = resolve(io.cwd, file);
    const shown = shownPath(io, path);
    const text = readText(io, path, shown, onProblem);
    if (text === undefined) continue;
    const real = io.realPath(path);
    if (named !== undefined && !isWithin(io.realPath(named), real))
      onProblem(outsideOfRoot(io, shown, named));
    else if (!documents.has(real))
      documents.set(real, { file: shown, path, text, ...surroundings(io, path, named) });
  }
  return [...documents.values()];
}

/** The folder of a document and its root, both by links or both without, so that one lies in the other. */
function surroundings(
  io: Io,
  path: string,
  named: string | undefined,
): Pick<DocumentText, 'folder' | 'root'> {
  const folder = dirname(path);
  if (named === undefined) return { folder, root: repositoryRoot(io, folder) };
  if (isWithin(named, folder)) return { folder, root: named };
  return { folder: dirname(io.realPath(path)), root: io.realPath(named) };
}

function namedRoot(io: Io, root: string): string {
  const path = resolve(io.cwd, root);
  if (io.kindOf(path) === 'directory') return path;
  throw new UsageProblem({
    code: badArgument,
    message: `\`--root\` is \`${root}\`, which is no folder`,
    hint: 'name the folder outside which nothing is read',
  });
}

function outsideOfRoot(io: Io, file: string, root: string): Diagnostic {
  return {
    code: outsideRoot,
    message: `the document is outside \`${shownPath(io, root)}\``,
    span: wholeFile(file),
    hint: 'name a `--root` that holds all the documents',
  };
}

/** The text as it is, a byte order mark included. */
function readText(
  io: Io,
  path: string,
  file: string,
  onProblem: (problem: Diagnostic) => void,
): string | undefined {
  const refuse = (problem: Diagnostic): undefined => {
    onProblem(problem);
    return undefined;
  };
  const problem = (code: Code, message: string, hint: string): undefined => refuse({ code, message, hint });
  try {
    const kind = io.kindOf(path);
    if (kind === undefined) return problem(missingFile, `there is no document \`${file}\``, 'check the path');
    if (kind !== 'file') return problem(unreadableFile, `\`${file}\` is no file`, 'name Markdown files');
    const bytes = io.readFile(path, sizeLimitBytes);
    if (bytes === undefined) return refuse(refuseForSize(file));
    return decode(bytes) ?? refuse(refuseForEncoding(file));
  } catch (error) {
    return refuse(systemProblem(unreadableFile, file, error));
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
