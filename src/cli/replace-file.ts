import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from './error-code.ts';
import { targetOf } from './links.ts';

/**
 * Writes beside the file and renames, so that a crash leaves the old file or the new one, never half of one.
 * The new one may be read and written by whom the old one was. A device or a pipe stays what it is: it is written to.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const existing = statSync(path, { throwIfNoEntry: false });
  if (existing !== undefined && !existing.isFile() && !existing.isDirectory()) {
    writeAll(openSync(path, 'w'), content);
    return;
  }
  const target = targetOf(path);
  if (existing !== undefined) accessSync(target, constants.W_OK);
  const { file, aside } = openAside(dirname(target));
  try {
    if (existing !== undefined) keepOwner(file, existing);
    writeAll(file, content);
    renameSync(aside, target);
  } catch (error) {
    unlinkSync(aside);
    throw error;
  }
}

/** Throws an Error with a `code` when there is a file that may not be written; who may write its folder is not asked. */
export function refuseReadOnly(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) accessSync(path, constants.W_OK);
}

/** Names that are taken are left alone: another run may be at work there, or may have been killed. */
const mostTries = 20;

function openAside(folder: string) {
  for (let tries = 1; ; tries++) {
    // No part of the file's own name, which may be as long as names can be.
    const aside = join(folder, `.faultline-${Math.random().toString(36).slice(2, 10)}.tmp`);
    try {
      return { file: openSync(aside, 'wx', 0o666), aside };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || tries === mostTries) throw error;
    }
  }
}

/** Only root can give a file away; to anybody else it becomes theirs. */
function keepOwner(file: number, { mode, uid, gid }: Stats): void {
  try {
    const own = fstatSync(file);
    if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid);
  } catch {
    // What is written counts for more than whose it is.
  }
  fchmodSync(file, mode);
}

/** Writes and closes; on a disk it is there for good afterwards. */
export function writeAll(file: number, content: string | Uint8Array): void {
  try {
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    if (fstatSync(file).isFile()) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
