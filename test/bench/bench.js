/**
 * `npm run bench`, or `npm run bench -- rank 100000` for one part: each part is a file beside this one that
 * exports `bench(args)`. Bundled first, since Node 20 does not read TypeScript.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What runs when no part is named. Drawings have a part of their own, `layout`, which takes long. */
const usual = ['rank', 'threads', 'steps', 'reading', 'command'];

const [part, ...args] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'faultline-bench-'));
try {
  process.stdout.write(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}\n`);
  for (const name of part === undefined ? usual : [part]) {
    await build({
      entryPoints: {
        [name]: join(import.meta.dirname, `${name}.ts`),
        'rank-worker': 'src/cli/rank-worker.ts',
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      define: { 'import.meta.dirname': '__dirname' },
      outdir: folder,
      outExtension: { '.js': '.cjs' },
      logLevel: 'error',
    });
    await createRequire(import.meta.url)(join(folder, `${name}.cjs`)).bench(args);
  }
} finally {
  rmSync(folder, { recursive: true });
}
