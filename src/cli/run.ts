import { main } from './main.ts';
import { nodeIo } from './node-io.ts';

/** Runs the command line of this process. The exit code is set and not forced, so that all output gets out. */
export async function run(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), nodeIo());
}
