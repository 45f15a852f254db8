import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';

/** What `npm run assembly` writes, so that the package and its tests need no compiler to run. */
const target = join(import.meta.dirname, '../src/analysis/blast-rows/row-sweep-bytes.ts');

/** The module that holds the bytes of `row-sweep.ts`, compiled. */
export async function compileRowSweep() {
  const own = ['row-sweep.ts', 'access.ts', 'column-sums.ts', 'memory.ts'];
  const options = [
    '-O3',
    '--converge',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--importMemory',
  ];
  let bytes;
  const { error, stderr } = await asc.main([own[0], '--outFile', 'row-sweep.wasm', ...options], {
    readFile: (file) => (own.includes(file) ? readFileSync(join(import.meta.dirname, file), 'utf8') : null),
    writeFile: (_, content) => {
      bytes = content;
    },
    listFiles: () => [],
  });
  if (error !== null) throw new Error(stderr.toString());
  const text = Buffer.from(bytes).toString('base64');
  return `// Compiled from assembly/row-sweep.ts by \`npm run assembly\`.\nexport const rowSweepBytes =\n  '${text}';\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(target, await compileRowSweep());
