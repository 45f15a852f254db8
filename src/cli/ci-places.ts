import { relative, resolve, sep } from 'node:path';
import type { Span } from '../diagnostics/source-span.ts';
import type { FindingPlace } from '../document/findings.ts';
import { isWithin } from './embed/is-within.ts';
import type { Io } from './io.ts';
import { repositoryRoot } from './repository-root.ts';

/**
 * Makes the same places with paths from the top of the repository, wherever in it the command runs: that is what
 * annotations, reports and comments are matched by. Standard input has no path.
 */
export function makeCiPlaceOf(io: Io, placeOf: (span: Span) => FindingPlace): (span: Span) => FindingPlace {
  const root = checkoutRoot(io);
  return (span) => {
    const place = placeOf(span);
    if (place.file.startsWith('<')) return place;
    return { ...place, file: relative(root, resolve(io.cwd, place.file)).split(sep).join('/') };
  };
}

/** What the runner checked out to, if the command runs in it; else the top of the repository, or this folder. */
function checkoutRoot(io: Io): string {
  const { GITHUB_WORKSPACE, CI_PROJECT_DIR } = io.environment;
  for (const named of [GITHUB_WORKSPACE, CI_PROJECT_DIR]) {
    const folder = named === undefined || named === '' ? undefined : realFolder(io, named);
    if (folder !== undefined && isWithin(folder, io.cwd)) return folder;
  }
  return repositoryRoot(io, io.cwd);
}

function realFolder(io: Io, path: string): string | undefined {
  try {
    return io.realPath(path);
  } catch {
    return undefined;
  }
}
