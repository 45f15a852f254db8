import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode } from './error-code.ts';

/** Whether a link is at a path, wherever it leads. Throws what the system says when the path may not be looked at. */
export function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** The code of an error about a link that leads to nothing, or into a folder that is not there. */
export const brokenLink = 'BROKENLINK';

export function brokenLinkError(path: string): Error {
  return Object.assign(new Error(`${brokenLink}: ${path}`), { code: brokenLink });
}

/** More links one behind another than this go round in circles. */
const mostLinks = 40;

/**
 * The file that is meant by a path, with all links followed: also by a link to what is not there yet. Throws an Error
 * with a `code` when the folder of that file is not there.
 */
export function targetOf(path: string): string {
  let at = resolve(path);
  for (let links = 0; links <= mostLinks; links++) {
    const there = realPath(at);
    if (there !== undefined) return there;
    const folder = realPath(dirname(at));
    if (folder === undefined && links > 0) throw brokenLinkError(path);
    const here = join(folder ?? realpathSync(dirname(at)), basename(at));
    if (!isLink(here)) return here;
    at = resolve(dirname(here), readlinkSync(here));
  }
  throw brokenLinkError(path);
}

/** Undefined when nothing is there. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
