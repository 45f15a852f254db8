import { resolve } from 'node:path';
import { outputIsInput, sameOutput } from './file-codes.ts';
import type { Io } from './io.ts';
import { UsageProblem } from './usage-problem.ts';

/** Refuses to put an answer in the place of what it was read from, by whatever path. */
export function refuseInput(io: Io, output: string): void {
  if (!io.inputs.has(targetOf(io, output))) return;
  throw new UsageProblem({
    code: outputIsInput,
    message: `\`${output}\` was read for this answer, which would replace it`,
    hint: 'give the answer another name; without `--output` it is printed',
  });
}

/** Refuses to write two files to one place, by whatever paths: the second would take the place of the first. */
export function refuseSame(io: Io, paths: readonly string[]): void {
  const known = new Map<string, string>();
  for (const path of paths) {
    const target = targetOf(io, path);
    const before = known.get(target);
    known.set(target, path);
    if (before === undefined) continue;
    throw new UsageProblem({
      code: sameOutput,
      message:
        before === path ? `\`${path}\` would be written twice` : `\`${before}\` and \`${path}\` are one file`,
      hint: 'name two files',
    });
  }
}

/** What cannot be followed cannot be written either, which is told then. */
function targetOf(io: Io, path: string): string {
  try {
    return io.targetOf(resolve(io.cwd, path));
  } catch {
    return resolve(io.cwd, path);
  }
}
