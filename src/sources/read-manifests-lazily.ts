import type { Checked } from '../diagnostics/diagnostic.ts';
import type { Manifest } from '../model/manifest.ts';
import { readWith, readWithoutPackage } from './formats.ts';

/** What `readManifests` returns. Loads the YAML package, which is slow to start, for the first text that takes it. */
export async function readManifestsLazily(file: string, text: string): Promise<Checked<readonly Manifest[]>> {
  const read = readWithoutPackage(file, text);
  if (read !== undefined) return read;
  const { parseYaml } = await import('./yaml-document.ts');
  return readWith(parseYaml, file, text);
}
