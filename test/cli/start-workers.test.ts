import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blastPlan } from '../../src/analysis/blast-rows/blast-plan.ts';
import { blastSizes, blastSizesTogether } from '../../src/analysis/blast-rows/blast-sizes.ts';
import { doneCount, type SweepWork, shared, sweepWork } from '../../src/analysis/blast-rows/sweep-work.ts';
import { startWorkers, workerCount } from '../../src/cli/start-workers.ts';
import { randomGraph } from '../bench/random-graph.ts';

/** Several blocks of 4 096 roots, and worth the help. */
const graph = randomGraph(25_000, 'mixed');
const folder = mkdtempSync(join(tmpdir(), 'faultline-worker-'));
const bundle = join(folder, 'rank-worker.cjs');
const broken = join(folder, 'broken.cjs');

beforeAll(() => {
  buildSync({
    entryPoints: ['src/cli/rank-worker.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: bundle,
  });
  // Takes a block away and does not do it.
  writeFileSync(
    broken,
    "Atomics.add(require('node:worker_threads').workerData.state, 0, 1); throw new Error();",
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the threads of rank', () => {
  it('sweep all there is, without the one that started them', async () => {
    const work = shared(sweepWork(blastPlan(graph).plan));
    await startWorkers(work, 2, bundle);
    expect(doneCount(work)).toBe(work.state.length - 1);
    const { rootOf } = blastPlan(graph);
    const { down } = blastSizes(graph);
    rootOf.forEach((root, component) => {
      if (root !== -1) expect(work.sizes.down[root]).toBe(down[component]);
    });
  });

  it.each([
    ['help', bundle],
    ['cannot be started', join(folder, 'missing.cjs')],
    ['fail with a block in hand', broken],
  ])('change no number when they %s', async (_, file) => {
    const start = (work: SweepWork) => startWorkers(work, 2, file);
    const together = await blastSizesTogether(graph, start);
    expect(together).toEqual(blastSizes(graph));
  });

  it('are not started for what is soon done', async () => {
    const small = randomGraph(5000, 'mixed');
    expect(await blastSizesTogether(small, () => expect.unreachable())).toEqual(blastSizes(small));
  });

  it('are no more than there are blocks for', () => {
    expect(workerCount(sweepWork(blastPlan(randomGraph(100, 'plain')).plan))).toBe(0);
  });
});
