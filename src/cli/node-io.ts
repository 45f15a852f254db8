import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { FileKind, Io, Stream } from './io.ts';
import { runGit } from './run-git.ts';

/** The real world. */
export function nodeIo(): Io {
  let err: Stream | undefined;
  return {
    cwd: process.cwd(),
    environment: process.env,
    out: streamOf(process.stdout),
    // Opened when there is something to say, which is seldom.
    get err() {
      err ??= streamOf(process.stderr);
      return err;
    },
    kindOf,
    readFile,
    readInput,
    inputs: new Set(),
    realPath: (path) => realpathSync(path),
    listDirectory: (path) => readdirSync(path),
    replaceFile: (path, content) => replaceFile(path, content),
    appendFile: (path, text) => writeAll(openSync(path, 'a'), text),
    removeFile: (path) => unlinkSync(path),
    elapsedMs: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    git: runGit,
  };
}

function streamOf(stream: NodeJS.WriteStream): Stream {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, is no failure of ours. A full disk is none either.
    if (error.code === 'EPIPE') process.exit(0);
    if (stream !== process.stderr)
      process.stderr.write(`error: the answer cannot be written (${error.code})\n`);
    process.exit(2);
  });
  return {
    isTty: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : undefined,
    write: (text) => void stream.write(text),
  };
}

function kindOf(path: string): FileKind | undefined {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return undefined;
  return status.isFile() ? 'file' : status.isDirectory() ? 'directory' : 'other';
}

/** Reads piece by piece what does not say how long it is, such as a pipe; a device may never end. */
function readFile(path: string, limitBytes: number): Uint8Array | undefined {
  const file = openSync(path, 'r');
  try {
    const status = fstatSync(file);
    if (status.size > limitBytes) return undefined;
    if (status.isFile() && status.size > 0) return readFileSync(file);
    const pieces: Buffer[] = [];
    for (let total = 0; total <= limitBytes; ) {
      const piece = Buffer.allocUnsafe(1 << 16);
      const length = readSync(file, piece);
      if (length === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, length));
      total += length;
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}

async function readInput(limitBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Writes beside the file and renames, so that a crash leaves the old file or the new one, never half of one.
 * The new one may be read and written by whom the old one was. A device or a pipe stays what it is: it is written to.
 */
function replaceFile(path: string, content: string | Uint8Array): void {
  const existing = kindOf(resolve(path));
  if (existing === 'other') {
    writeAll(openSync(path, 'w'), content);
    return;
  }
  const target = existing === undefined ? resolve(path) : realpathSync(path);
  const aside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  const file = openSync(aside, 'wx', 0o666);
  try {
    if (existing !== undefined) fchmodSync(file, statSync(target).mode);
    writeAll(file, content);
    renameSync(aside, target);
  } catch (error) {
    unlinkSync(aside);
    throw error;
  }
}

/** Writes and closes; on a disk it is there for good afterwards. */
function writeAll(file: number, content: string | Uint8Array): void {
  try {
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    if (fstatSync(file).isFile()) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
