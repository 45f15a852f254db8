import { dirname, join } from 'node:path';
import type { Io } from './io.ts';

/** The nearest folder that holds `.git`, from this one upwards; this one if there is none. */
export function repositoryRoot(io: Io, folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (holdsGit(io, at)) return at;
    if (dirname(at) === at) return folder;
  }
}

/** A file in a worktree, a directory elsewhere. */
function holdsGit(io: Io, folder: string): boolean {
  try {
    return io.kindOf(join(folder, '.git')) !== undefined;
  } catch {
    return false;
  }
}
