import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Runs `test/bench/<name>.ts`, bundled, since Node 20 does not read TypeScript. */
const [name = ''] = process.argv.slice(2);
if (!/^[a-z-]+$/.test(name)) throw new Error('name a file of test/bench: npm run bench -- layout');
const folder = mkdtempSync(join(resolve('node_modules'), '.bench-'));
try {
  const outfile = join(folder, 'bench.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(folder, { recursive: true });
}
