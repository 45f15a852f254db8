import { dirname } from 'node:path';
import type { Code, Diagnostic } from '../diagnostics/diagnostic.ts';
import { errorCode } from './error-code.ts';
import { unwritableFile } from './file-codes.ts';
import { brokenLink } from './links.ts';
import { UsageProblem } from './usage-problem.ts';

/**
 * A problem that the system has with a path, in a sentence; one that git has, as it was told.
 *
 * It has no place: there is no line to look at.
 */
export function systemProblem(code: Code, path: string, error: unknown): Diagnostic {
  if (error instanceof UsageProblem && error.diagnostics[0] !== undefined) return error.diagnostics[0];
  const reason = errorCode(error) ?? String(error);
  const isWriting = code === unwritableFile;
  const { why, hint } = causeOf(reason, path, isWriting);
  return { code, message: `\`${path}\` cannot be ${isWriting ? 'written' : 'read'}: ${why}`, hint };
}

interface Cause {
  readonly why: string;
  readonly hint: string;
}

function causeOf(reason: string, path: string, isWriting: boolean): Cause {
  const deed = isWriting ? 'write' : 'read';
  switch (reason) {
    case 'ENOENT':
      return isWriting
        ? {
            why: `there is no folder \`${dirname(path)}\``,
            hint: 'make it first, or name a folder that is there',
          }
        : { why: 'it is not there', hint: 'check the path' };
    case brokenLink:
      return isWriting
        ? {
            why: 'it is a link into a folder that is not there',
            hint: 'put the link right, or make the folder',
          }
        : { why: 'it is a link to what is not there', hint: 'put the link right, or take it away' };
    case 'ENOTDIR':
      return { why: 'what its path calls a folder is a file', hint: 'check the path' };
    case 'EISDIR':
      return { why: 'it is a folder', hint: 'name a file in it' };
    case 'EACCES':
    case 'EPERM':
      return {
        why: `the permissions do not let you ${deed} it`,
        hint: isWriting
          ? 'the folder has to let you write, and so has the file, if there is one'
          : 'check the permissions of the file and of the folders above it',
      };
    case 'EROFS':
      return { why: 'what it is on can only be read', hint: 'name a file elsewhere' };
    case 'ENOSPC':
    case 'EDQUOT':
      return { why: 'there is no space left', hint: 'make room, or name a file elsewhere' };
    case 'ENAMETOOLONG':
      return { why: 'its name is too long', hint: 'give it a shorter one' };
    case 'ELOOP':
      return { why: 'its links lead in a circle', hint: 'name the file itself' };
    default:
      return { why: reason, hint: 'check that it exists and what its permissions allow' };
  }
}
