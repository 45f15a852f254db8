import { sizeLimitBytes } from '../sources/size-limit.ts';
import { errorCode } from './error-code.ts';
import type { GitRun } from './io.ts';

/**
 * Runs git in the working folder: never through a shell, in English, without locks, prompts or fetching, so that
 * nothing is written. Undefined when there is no git to run.
 *
 * The module that starts processes is loaded for the first git only: it takes longer than most answers.
 */
export function runGit(args: readonly string[], input: string): GitRun | undefined {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, error, stdout, stderr } = spawnSync('git', args, {
    input,
    maxBuffer: 2 * sizeLimitBytes,
    windowsHide: true,
    env: {
      ...environment(),
      LC_ALL: 'C',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      GIT_NO_LAZY_FETCH: '1',
    },
  });
  if (errorCode(error) === 'ENOENT') return undefined;
  return { status: status ?? 128, out: stdout, err: error?.message ?? stderr.toString('utf8') };
}

/**
 * Hooks and aliases hand on where the repository is. In a folder below its top, git would then take that folder for the
 * top, and paths for those of other files. Where nobody says what the top is, git finds the repository again.
 */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, ...rest } = process.env;
  const isHandedOn = rest.GIT_PREFIX !== undefined && rest.GIT_WORK_TREE === undefined;
  return isHandedOn || GIT_DIR === undefined ? rest : { ...rest, GIT_DIR };
}
