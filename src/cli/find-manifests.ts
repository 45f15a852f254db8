import { dirname, join } from 'node:path';
import type { FileKind, Io } from './io.ts';
import { saysManifest } from './looks-like-manifest.ts';
import { lookInto, manifestNames } from './read-file.ts';
import { UsageProblem } from './usage-problem.ts';

const fileNames = ['faultline.yaml', 'faultline.yml', 'faultline.json'];
const directoryName = 'faultline';

/** What is looked for when no `--graph` is given, for messages. */
export const lookedFor = `${fileNames.map((name) => `\`${name}\``).join(', ')} or a directory \`${directoryName}/\` with manifests`;

/** The manifest file or directory of this folder, or of the nearest one above it that has one. */
export function findManifests(io: Io): string | undefined {
  for (let folder = io.cwd; ; folder = dirname(folder)) {
    const found = manifestsIn(io, folder);
    if (found !== undefined || folder === io.top || dirname(folder) === folder) return found;
  }
}

/** The manifest file or directory of one folder. */
export function manifestsIn(io: Io, folder: string): string | undefined {
  // A link to nothing is somebody's manifest, too, and is told of when it is read.
  const file = fileNames.find((name) =>
    ['file', 'broken-link'].includes(kindOf(io, join(folder, name)) ?? ''),
  );
  if (file !== undefined) return join(folder, file);
  const directory = join(folder, directoryName);
  return kindOf(io, directory) === 'directory' && holdsManifests(io, directory) ? directory : undefined;
}

/**
 * A folder above that we may not look into is no reason to fail: it holds nothing for us. What a revision cannot tell
 * is one.
 */
export function kindOf(io: Io, path: string): FileKind | undefined {
  try {
    return io.kindOf(path);
  } catch (error) {
    if (error instanceof UsageProblem) throw error;
    return undefined;
  }
}

/** A folder that is called like ours may be anything, such as a clone of faultline itself. */
function holdsManifests(io: Io, directory: string): boolean {
  try {
    const names = manifestNames(io, directory);
    return names.some((name) =>
      lookInto(io, join(directory, name), () => {}).some(({ text }) => saysManifest(text)),
    );
  } catch {
    return false;
  }
}
