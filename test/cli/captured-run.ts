import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { nodeIo } from '../../src/cli/node-io.ts';

const world = nodeIo();

/** Runs a command line in a folder of the real world, but for `changes`, and gives what it printed. */
export async function capturedRun(cwd: string, args: readonly string[], changes: Partial<Io> = {}) {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    isTty: false,
    columns: undefined,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const io = { ...world, cwd, out: stream('out'), err: stream('err'), ...changes };
  return { code: await main(args, io), ...written };
}
