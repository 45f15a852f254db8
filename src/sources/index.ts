import type { Checked } from '../diagnostics/diagnostic.ts';
import type { Manifest } from '../model/manifest.ts';
import { readWith, readWithoutPackage } from './formats.ts';
import { parseYaml } from './yaml-document.ts';

/**
 * Reads the manifests of one file, whose name decides the format.
 *
 * Never throws. A manifest holds what could be used of it, problems are in the order of the text.
 */
export function readManifests(file: string, text: string): Checked<readonly Manifest[]> {
  return readWithoutPackage(file, text) ?? readWith(parseYaml, file, text);
}
