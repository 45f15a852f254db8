import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { errorCode } from './error-code.ts';
import type { FileKind, Io, Stream } from './io.ts';
import { brokenLinkError, isLink, targetOf } from './links.ts';
import { refuseReadOnly, replaceFile, writeAll } from './replace-file.ts';
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
    targetOf,
    refuseReadOnly,
    replaceFile,
    appendFile: (path, text) => writeAll(openSync(path, 'a'), text),
    removeFile: (path) => unlinkSync(targetOf(path)),
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
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status !== undefined) return status.isFile() ? 'file' : status.isDirectory() ? 'directory' : 'other';
    return isLink(path) ? 'broken-link' : undefined;
  } catch (error) {
    // Of links in a circle and of a link to where nobody may look, one thing is known: that they are there.
    if (isLink(path)) return 'broken-link';
    throw error;
  }
}

/** Reads piece by piece what does not say how long it is, such as a pipe; a device may never end. */
function readFile(path: string, limitBytes: number): Uint8Array | undefined {
  const file = openToRead(path);
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

function openToRead(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw errorCode(error) === 'ENOENT' && isLink(path) ? brokenLinkError(path) : error;
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
