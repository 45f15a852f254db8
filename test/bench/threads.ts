import { blastSizesTogether, type StartHelpers } from '../../src/analysis/blast-rows/blast-sizes.ts';
import { startWorkers } from '../../src/cli/start-workers.ts';
import { randomGraph } from './random-graph.ts';

const rounds = 5;

/**
 * `rank` in one thread and in as many as there are processors, by the clock: the best of five, since somebody else
 * may have the other processor.
 */
export async function bench(sizes: readonly string[]): Promise<void> {
  for (const size of (sizes.length === 0 ? ['100000'] : sizes).map(Number)) {
    for (const flavour of ['plain', 'mixed'] as const) {
      const graph = randomGraph(size, flavour);
      const wallMs = async (start: StartHelpers) => {
        const before = performance.now();
        await blastSizesTogether(graph, start);
        return performance.now() - before;
      };
      let [alone, together] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (let round = 0; round < rounds; round++) {
        alone = Math.min(alone, await wallMs(() => ({ help: async () => undefined })));
        together = Math.min(together, await wallMs(startWorkers));
      }
      const ratio = (alone / together).toFixed(2);
      process.stdout.write(`\n${size} services, ${flavour}, best of ${rounds}\n`);
      process.stdout.write(
        `  one thread ${alone.toFixed(0)} ms, more ${together.toFixed(0)} ms: ${ratio} x as fast\n`,
      );
    }
  }
}
