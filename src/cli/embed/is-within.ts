import { relative, resolve, sep } from 'node:path';

/** Whether a path is the folder or lies below it. Both are absolute; no link is followed. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}
