import { resolve } from 'node:path';
import { outputIsInput } from './file-codes.ts';
import type { Io } from './io.ts';
import { UsageProblem } from './usage-problem.ts';

/** Refuses to put an answer in the place of what it was read from, by whatever path. */
export function refuseInput(io: Io, output: string): void {
  if (!io.inputs.has(realPath(io, resolve(io.cwd, output)))) return;
  throw new UsageProblem({
    code: outputIsInput,
    message: `\`${output}\` was read for this answer, which would replace it`,
    hint: 'give the answer another name; without `--output` it is printed',
  });
}

/** Where nothing is, nothing was read. */
function realPath(io: Io, path: string): string {
  try {
    return io.kindOf(path) === undefined ? path : io.realPath(path);
  } catch {
    return path;
  }
}
