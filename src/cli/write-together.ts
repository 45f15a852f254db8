import { resolve } from 'node:path';
import { unwritableFile } from './file-codes.ts';
import type { Io } from './io.ts';
import { shownPath, systemProblem } from './read-file.ts';
import { UsageProblem } from './usage-problem.ts';

export interface NewFile {
  /** Relative to the working folder. */
  readonly path: string;
  readonly text: string;
}

/** Writes all of the files, or leaves all of them as they were. */
export function writeTogether(io: Io, files: readonly NewFile[]): void {
  const undo: (() => void)[] = [];
  for (const { path, text } of files) {
    const target = resolve(io.cwd, path);
    try {
      const before = io.kindOf(target) === 'file' ? io.readFile(target, Number.POSITIVE_INFINITY) : undefined;
      io.replaceFile(target, text);
      undo.push(() => (before === undefined ? io.removeFile(target) : io.replaceFile(target, before)));
    } catch (error) {
      for (const step of undo.reverse()) step();
      throw new UsageProblem(systemProblem(unwritableFile, shownPath(io, path), error));
    }
  }
}
