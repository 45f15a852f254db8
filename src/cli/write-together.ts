import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { unwritableFile } from './file-codes.ts';
import type { Io } from './io.ts';
import { typedPath } from './read-file.ts';
import { refuseSame } from './refuse-input.ts';
import { systemProblem } from './system-problem.ts';
import { UsageProblem } from './usage-problem.ts';

export interface NewFile {
  /** Relative to the working folder. */
  readonly path: string;
  readonly text: string;
  /** What the file holds now, from whoever has read it. */
  readonly before?: string;
}

/**
 * Writes all of the files, or leaves all of them as they were. A file that cannot be put back is told as well: then
 * it is the new one.
 */
export function writeTogether(io: Io, files: readonly NewFile[]): void {
  refuseSame(
    io,
    files.map(({ path }) => path),
  );
  refuseReadOnly(io, files);
  const undo: { readonly path: string; readonly step: () => void }[] = [];
  for (const { path, text, before: known } of files) {
    const target = resolve(io.cwd, path);
    try {
      const before = known ?? textOf(io, target);
      io.replaceFile(target, text);
      const step = () => (before === undefined ? io.removeFile(target) : io.replaceFile(target, before));
      undo.push({ path, step });
    } catch (error) {
      const kept = undo.reverse().flatMap((each) => problemOf(io, each.path, each.step));
      throw new UsageProblem(systemProblem(unwritableFile, typedPath(io, path), error), ...kept);
    }
  }
}

/** What cannot be put back exactly, such as whose a file is, is not begun: all that may not be written is told. */
function refuseReadOnly(io: Io, files: readonly NewFile[]): void {
  const problems = files.flatMap(({ path }) =>
    problemOf(io, path, () => io.refuseReadOnly(resolve(io.cwd, path))),
  );
  if (problems.length > 0) throw new UsageProblem(...problems);
}

function textOf(io: Io, path: string): Uint8Array | undefined {
  return io.kindOf(path) === 'file' ? io.readFile(path, Number.POSITIVE_INFINITY) : undefined;
}

function problemOf(io: Io, path: string, step: () => void): Diagnostic[] {
  try {
    step();
    return [];
  } catch (error) {
    return [systemProblem(unwritableFile, typedPath(io, path), error)];
  }
}
