import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blastPlan } from '../../src/analysis/blast-rows/blast-plan.ts';
import { blastSizes, blastSizesTogether } from '../../src/analysis/blast-rows/blast-sizes.ts';
import { doneCount, shared, sweepWork } from '../../src/analysis/blast-rows/sweep-work.ts';
import { startWorkers } from '../../src/cli/start-workers.ts';
import { randomGraph } from '../bench/random-graph.ts';

/** Several chunks of 512 roots, and worth the help. */
const graph = randomGraph(40_000, 'mixed');
const folder = mkdtempSync(join(tmpdir(), 'faultline-worker-'));
const bundle = join(folder, 'rank-worker.cjs');
const starter = join(folder, 'start-workers.cjs');
const broken = join(folder, 'broken.cjs');

beforeAll(() => {
  buildSync({
    entryPoints: ['src/cli/rank-worker.ts', 'src/cli/start-workers.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    define: { 'import.meta.dirname': '__dirname' },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
  });
  // Takes a chunk away and does not do it.
  const fail = '(work) => { Atomics.add(work.state, 0, 1); throw new Error(); }';
  writeFileSync(broken, `require('node:worker_threads').parentPort.once('message', ${fail});`);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the threads of rank', () => {
  it('sweep all there is, without the one that started them', async () => {
    const work = shared(sweepWork(blastPlan(graph).plan));
    await startWorkers(2, 2, bundle).help(work);
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
    ['fail with a chunk in hand', broken],
  ])('change no number when they %s', async (_, file) => {
    const start = (most: number) => startWorkers(most, 2, file);
    const together = await blastSizesTogether(graph, start);
    expect(together).toEqual(blastSizes(graph));
  });

  it('are not started for what is soon done', async () => {
    const small = randomGraph(5000, 'mixed');
    expect(await blastSizesTogether(small, () => expect.unreachable())).toEqual(blastSizes(small));
  });

  it('are no more than there is room for', async () => {
    const work = shared(sweepWork(blastPlan(randomGraph(100, 'plain')).plan));
    await startWorkers(0).help(work);
    expect(doneCount(work)).toBe(0);
  });

  it('keep nobody waiting who has no work for them', () => {
    const script = `require(${JSON.stringify(starter)}).startWorkers(1, 1, ${JSON.stringify(bundle)})`;
    expect(spawnSync(process.execPath, ['-e', script], { timeout: 20_000 }).status).toBe(0);
  });
});
