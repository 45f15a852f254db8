import { resolve } from 'node:path';
import { errorCode } from '../error-code.ts';
import type { FileKind, Io } from '../io.ts';
import { isWithin } from './is-within.ts';
import { listen, type Said } from './quiet-io.ts';

/** Why a command of a document was refused what it asked for. */
export interface Refusal {
  readonly kind: 'writes' | 'reads-input' | 'asks-git' | 'outside' | 'no-file';
  /** As the command named it, when it named something. */
  readonly path: string;
}

/** Where a document stands, and what it may read. */
export interface Surroundings {
  /** The document's own folder: paths start here. */
  readonly folder: string;
  /** Nothing outside this folder is read. */
  readonly root: string;
  /** Of all blocks of all documents of a run. */
  readonly session: object;
}

export interface ReadOnlyWorld {
  readonly io: Io;
  readonly said: Said;
  readonly refusals: readonly Refusal[];
}

/**
 * The world as a command in a document sees it: files below the root and nothing else. No terminal, no
 * environment, no input, no clock, and nothing to write to.
 *
 * Every part of an `Io` is given here by name, so that a new one reaches no document unless somebody says so.
 */
export function readOnlyIo(world: Io, { folder, root, session }: Surroundings): ReadOnlyWorld {
  const { io, said } = listen();
  const refusals: Refusal[] = [];
  const refuse = (kind: Refusal['kind'], path: string): never => {
    refusals.push({ kind, path });
    throw Object.assign(new Error(`refused: ${kind}`), { code: 'EACCES' });
  };
  const realRoot = world.realPath(root);

  /** Where a path leads, or undefined when nothing is there. */
  const follow = (path: string): string | undefined => {
    const absolute = resolve(folder, path);
    const real = realPath(world, absolute);
    const mayRead = real === undefined ? mayHold(root, absolute) : mayHold(realRoot, real);
    if (!mayRead) refuse('outside', path);
    return real;
  };
  const kindOf = (path: string): FileKind | undefined => {
    const real = follow(path);
    if (real !== undefined) return world.kindOf(real);
    return world.kindOf(resolve(folder, path)) === 'broken-link' ? 'broken-link' : undefined;
  };
  const readFile = (path: string, limitBytes: number): Uint8Array | undefined => {
    const real = follow(path);
    if (real === undefined || world.kindOf(real) !== 'file') return refuse('no-file', path);
    return world.readFile(real, limitBytes);
  };

  return {
    io: {
      ...io,
      cwd: folder,
      top: root,
      environment: {},
      kindOf,
      readFile,
      realPath: (path) => follow(path) ?? refuse('no-file', path),
      listDirectory: (path) => world.listDirectory(follow(path) ?? refuse('no-file', path)),
      inputs: new Set(),
      readInput: async () => refuse('reads-input', '-'),
      // Whoever asks these is going to write.
      targetOf: (path) => resolve(folder, path),
      refuseReadOnly: () => {},
      replaceFile: (path) => refuse('writes', path),
      appendFile: (path) => refuse('writes', path),
      removeFile: (path) => refuse('writes', path),
      elapsedMs: () => 0,
      // A waiver that has expired is not to look well in a document.
      today: world.today,
      // What a revision is depends on more than files, and is another thing after the next commit.
      git: () => refuse('asks-git', ''),
      hasRevisions: false,
      session,
    },
    said,
    refusals,
  };
}

/** What is below the root, and not below `.git`, where credentials may be. */
function mayHold(root: string, path: string): boolean {
  return isWithin(root, path) && !path.slice(root.length).split(/[\\/]/).includes('.git');
}

function realPath(world: Io, path: string): string | undefined {
  try {
    return world.realPath(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}
