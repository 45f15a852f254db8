import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';

/**
 * The modules: what each is compiled from, and the file that holds its bytes, so that the package and its tests need no
 * compiler to run.
 */
export const modules = [
  { source: 'row-sweep.ts', target: 'src/analysis/blast-rows/row-sweep-bytes.ts', name: 'rowSweepBytes' },
  { source: 'manifest/manifest.ts', target: 'src/sources/short-way/kernel-bytes.ts', name: 'kernelBytes' },
];

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

/** The text of a module's target. */
export async function compile({ source, name }) {
  const own = readdirSync(import.meta.dirname, { recursive: true }).filter((file) => file.endsWith('.ts'));
  let bytes;
  const { error, stderr } = await asc.main([source, '--outFile', 'module.wasm', ...options], {
    readFile: (file) => (own.includes(file) ? readFileSync(join(import.meta.dirname, file), 'utf8') : null),
    writeFile: (_, content) => {
      bytes = content;
    },
    listFiles: () => [],
  });
  if (error !== null) throw new Error(stderr.toString());
  const text = Buffer.from(bytes).toString('base64');
  return `// Compiled from assembly/${source} by \`npm run assembly\`.\nexport const ${name} =\n  '${text}';\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const module of modules) {
    writeFileSync(join(import.meta.dirname, '..', module.target), await compile(module));
  }
}
