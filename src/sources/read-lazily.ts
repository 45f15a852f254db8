import type { Checked } from '../diagnostics/diagnostic.ts';
import { type ReadDocuments, readWith, readWithoutPackage } from './formats.ts';

/**
 * Reads one file, whose name decides the format. Never throws; problems are in the order of the text.
 *
 * Loads the YAML package, which is slow to start, for the first text that takes it.
 */
export async function readLazily<T>(read: ReadDocuments<T>, file: string, text: string): Promise<Checked<T>> {
  const found = readWithoutPackage(read, file, text);
  if (found !== undefined) return found;
  const { parseYaml } = await import('./yaml-document.ts');
  return readWith(read, parseYaml, file, text);
}
